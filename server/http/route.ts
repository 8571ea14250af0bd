import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import type { Purpose } from '../../shared/api/auth.ts'
import { type Endpoint, type EndpointName, endpoints } from '../../shared/api/endpoints.ts'
import { problem } from '../../shared/api/problems.ts'
import type { SignedIn } from '../accounts/authenticate.ts'
import { JsonText } from './json-text.ts'
import { ProblemError, problemMediaType } from './problem.ts'

type Part<E extends Endpoint, K extends 'params' | 'query' | 'body'> = E extends { [P in K]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined

export interface Call<E extends Endpoint> {
  readonly params: Part<E, 'params'>
  readonly query: Part<E, 'query'>
  readonly body: Part<E, 'body'>
  /** Who asks. Only open endpoints have nobody. */
  readonly who: E extends { open: true } ? undefined : SignedIn
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** A raw answer is sent by the handler itself through `reply`, which it returns. */
type Answer<E extends Endpoint> = E extends { raw: 'response' }
  ? FastifyReply
  : E extends { response: infer S extends z.ZodType }
    ? z.output<S> | JsonText
    : undefined

export type Handler<N extends EndpointName> = (
  call: Call<(typeof endpoints)[N]>,
) => Promise<Answer<(typeof endpoints)[N]>>

/**
 * Finds out who asks; `serves` is the purpose for which another system may.
 * @throws ProblemError unauthenticated, forbidden
 */
export type Authenticate = (request: FastifyRequest, serves: Purpose | undefined) => Promise<SignedIn>

const nothing = z.strictObject({})

/** Registers endpoints of the contract: path, checks, sign-in and OpenAPI entry come from there, the handler from here. */
export interface Routes {
  add<N extends EndpointName>(name: N, handler: Handler<N>): void
}

export function routesOf(app: FastifyInstance, authenticate: Authenticate): Routes {
  return {
    add: (name, handler) => {
      const endpoint: Endpoint = endpoints[name]
      app.route({
        method: endpoint.method,
        url: endpoint.path,
        schema: schemaOf(name, endpoint),
        onRequest: async (request) => {
          if (!endpoint.open) request.who = await authenticate(request, endpoint.serves)
        },
        handler: async (request, reply) => {
          const call = {
            params: request.params,
            query: request.query,
            body: request.body,
            who: request.who,
            request,
            reply,
          } as unknown as Parameters<typeof handler>[0]
          const answer: unknown = await handler(call)
          // A streamed answer is Fastify's from here on. Waiting for `reply` yields nothing, and when the line was cut in
          // the middle it does not even count as sent: a second answer must not be tried behind the first headers.
          if (endpoint.raw === 'response' || answer === reply || reply.sent) return reply
          if (answer === undefined) return reply.code(204).send()
          const text = answer instanceof JsonText ? answer.text : JSON.stringify(answer)
          return reply.type('application/json; charset=utf-8').header('cache-control', 'no-store').send(text)
        },
      })
    },
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    who?: SignedIn
  }
}

const tags: readonly (readonly [prefix: string, tag: string])[] = [
  ['/v1/tickets', 'Tickets'],
  ['/v1/customers', 'Customers'],
  ['/v1/organizations', 'Customers'],
  ['/v1/calls', 'Calls'],
  ['/v1/attachments', 'Attachments'],
  ['/v1/knowledge', 'Knowledge'],
  ['/v1/teams', 'People'],
  ['/v1/users', 'People'],
  ['/v1/me', 'People'],
  ['/v1/audit', 'Audit'],
  ['/v1/sessions', 'Sessions'],
  ['/v1/setup', 'Sessions'],
  ['/v1/health', 'Sessions'],
  ['/v1', 'Sync'],
]

const rawAnswers: Partial<Record<EndpointName, string>> = {
  snapshot: 'application/x-ndjson',
  live: 'text/event-stream',
  attachmentContent: 'application/octet-stream',
}

function schemaOf(name: EndpointName, endpoint: Endpoint): FastifySchema {
  const error = { description: 'A problem', content: { [problemMediaType]: { schema: problem } } }
  const rawType = rawAnswers[name]
  const success = rawType
    ? { 200: { description: 'A stream', content: { [rawType]: { schema: z.string() } } } }
    : endpoint.response
      ? { 200: { description: 'Done', content: { 'application/json': { schema: endpoint.response } } } }
      : { 204: z.null().describe('Done') }
  const statuses = ['400', ...(endpoint.open ? [] : ['401']), ...(endpoint.params ? ['404'] : []), 'default']
  return {
    operationId: name,
    summary: endpoint.summary,
    tags: [tags.find(([prefix]) => endpoint.path.startsWith(prefix))?.[1] ?? 'Sync'],
    security: endpoint.open ? [] : [{ session: [] }],
    ...(endpoint.params ? { params: endpoint.params } : {}),
    querystring: endpoint.query ?? nothing,
    ...(endpoint.body ? { body: endpoint.body } : {}),
    ...(endpoint.raw === 'request' ? { consumes: ['application/octet-stream'] } : {}),
    response: { ...success, ...Object.fromEntries(statuses.map((status) => [status, error])) },
  }
}

/** For handlers: stops unless the person has one of the roles. */
export function requireRole(who: SignedIn, ...roles: SignedIn['user']['role'][]): void {
  if (!roles.includes(who.user.role)) throw new ProblemError('forbidden')
}
