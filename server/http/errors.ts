import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { endpoints } from '../../shared/api/endpoints.ts'
import { type Problem, type ProblemCode, problemStatus } from '../../shared/api/problems.ts'
import { pointerTo } from './pointer.ts'
import { ProblemError, problemBody, problemMediaType } from './problem.ts'

/** Everything that goes wrong leaves as problem+json, also what Fastify or Node refuse before a route is reached. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | ProblemError, request, reply) => sendError(error, request, reply))
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsAt(request.url)
    if (allowed.length === 0) return send(reply, request, new ProblemError('not-found'))
    return send(reply, request, new ProblemError('method-not-allowed', { headers: { allow: allowed.join(', ') } }))
  })
}

export function sendError(
  error: FastifyError | ProblemError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof ProblemError) return send(reply, request, error)
  if (hasZodFastifySchemaValidationErrors(error)) return send(reply, request, validationProblem(error))
  const code = codeOf(error)
  if (code === 'internal') request.log.error({ err: error }, 'request failed')
  // The text of an unexpected error is nobody's business outside: it goes to the log only.
  const detail = code === 'unsupported-media-type' ? 'Send JSON, with the content type application/json' : error.message
  return send(reply, request, new ProblemError(code, code === 'internal' ? {} : { detail }))
}

function send(reply: FastifyReply, request: FastifyRequest, error: ProblemError): FastifyReply {
  const extra = { detail: error.message, errors: error.errors, instance: `urn:uuid:${request.id}` }
  return reply
    .code(problemStatus[error.code])
    .headers(error.headers)
    .type(problemMediaType)
    .send(JSON.stringify(problemBody(error.code, extra)))
}

function codeOf(error: FastifyError): ProblemCode {
  const status = error.statusCode ?? 500
  if (status === 413) return 'body-too-large'
  if (status === 415) return 'unsupported-media-type'
  if (status === 429) return 'too-many-requests'
  if (status === 404) return 'not-found'
  if (status === 503) return 'unavailable'
  if (error.code?.startsWith('FST_ERR_CTP') || (error instanceof SyntaxError && status === 400)) return 'malformed-body'
  return status >= 400 && status < 500 ? 'validation-failed' : 'internal'
}

interface ValidationDetail {
  readonly keyword: string
  readonly instancePath: string
  readonly message?: string
  readonly params?: Record<string, unknown>
}

function validationProblem(error: FastifyError): ProblemError {
  const where = error.validationContext ?? 'body'
  const details = (error.validation ?? []) as unknown as ValidationDetail[]
  const errors: NonNullable<Problem['errors']> = []
  for (const detail of details.slice(0, 50)) {
    const base = `/${where}${detail.instancePath === '/' ? '' : detail.instancePath}`
    const keys = detail.keyword === 'unrecognized_keys' ? (detail.params?.keys as string[] | undefined) : undefined
    if (keys)
      for (const key of keys.slice(0, 50)) errors.push({ pointer: pointerTo([key], base), message: 'unknown field' })
    else errors.push({ pointer: base, message: detail.message ?? 'invalid' })
  }
  const onlyUnknown = details.length > 0 && details.every((detail) => detail.keyword === 'unrecognized_keys')
  return new ProblemError(onlyUnknown ? 'unknown-field' : 'validation-failed', { errors })
}

const patterns = Object.values(endpoints).map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^${path.replace(/:[a-zA-Z]+/g, '[^/]+')}$`),
}))

function methodsAt(url: string): string[] {
  const path = url.split('?', 1)[0] ?? url
  return patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
}

/** Bytes that are not HTTP, or headers without end: there is no request yet, only a socket. */
export function onClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW'
  const body = JSON.stringify(
    problemBody('validation-failed', { detail: tooLarge ? 'Headers too large' : 'Not an HTTP request' }),
  )
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: ${problemMediaType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
