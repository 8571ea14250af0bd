import type { z } from 'zod'
import { type Endpoint, type EndpointName, endpoints } from '#shared/api/endpoints'
import { problem } from '#shared/api/problems'
import { fromFetchError, RestFailure } from './failures.ts'

/** Typed calls of the REST contract. Knows the wire and its failures; sessions are `authorized.ts`. */

type Part<N extends EndpointName, K extends 'params' | 'query' | 'body'> = (typeof endpoints)[N] extends {
  readonly [P in K]: infer S
}
  ? S extends z.ZodType
    ? { readonly [P in K]: z.input<S> }
    : unknown
  : unknown
export type CallInput<N extends EndpointName> = Part<N, 'params'> & Part<N, 'query'> & Part<N, 'body'>
export type CallResult<N extends EndpointName> = (typeof endpoints)[N] extends { readonly response: infer S }
  ? S extends z.ZodType
    ? z.output<S>
    : null
  : null

export interface CallOptions {
  readonly token?: string
  readonly signal?: AbortSignal
  /** Milliseconds until the answer's head must be there. */
  readonly timeout?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Raw request body, for endpoints marked so. */
  readonly rawBody?: NonNullable<RequestInit['body']>
}

export interface Rest {
  call<N extends EndpointName>(name: N, input: CallInput<N>, options?: CallOptions): Promise<CallResult<N>>
  /** The body comes as it flows; reading it fails with a `RestFailure` after `idleTimeout` milliseconds of silence. */
  open<N extends EndpointName>(
    name: N,
    input: CallInput<N>,
    options?: CallOptions & { readonly idleTimeout?: number },
  ): Promise<OpenAnswer>
}

export interface OpenAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: AsyncIterable<Uint8Array>
  /** Gives the connection up, also when nobody reads the body. */
  close(): void
}

/** Milliseconds until an answer begins, and of silence in the middle of one. */
export interface RestTimeouts {
  readonly head: number
  readonly idle: number
}
export const restTimeouts: RestTimeouts = { head: 20_000, idle: 30_000 }

/** `baseUrl` may throw: an embedded server that has not started yet has none. */
export function createRest({
  baseUrl,
  timeouts = restTimeouts,
}: {
  baseUrl: () => string
  timeouts?: RestTimeouts
}): Rest {
  async function open<N extends EndpointName>(
    name: N,
    input: CallInput<N>,
    options: CallOptions & { readonly idleTimeout?: number } = {},
  ): Promise<OpenAnswer> {
    const endpoint: Endpoint = endpoints[name]
    const controller = new AbortController()
    const outside = options.signal
    const giveUp = () => controller.abort(new RestFailure('cut'))
    if (outside?.aborted) giveUp()
    outside?.addEventListener('abort', giveUp, { once: true })
    const idleTimeout = options.idleTimeout ?? timeouts.idle
    const watch = silenceWatch(() => controller.abort(new RestFailure('timeout')))
    const close = () => {
      watch.stop()
      outside?.removeEventListener('abort', giveUp)
      controller.abort(new RestFailure('cut'))
    }
    try {
      watch.expect(options.timeout ?? timeouts.head)
      const answer = await fetch(urlOf(baseUrl(), endpoint, input), {
        ...initOf(endpoint, input, options),
        signal: controller.signal,
      })
      watch.expect(idleTimeout)
      const body = flow(answer.body, watch, idleTimeout, close)
      if (answer.status >= 200 && answer.status < 300)
        return { status: answer.status, headers: answer.headers, body, close }
      const failure = await refusal(answer, body)
      close()
      throw failure
    } catch (error) {
      close()
      throw fromFetchError(error)
    }
  }

  async function call<N extends EndpointName>(
    name: N,
    input: CallInput<N>,
    options: CallOptions = {},
  ): Promise<CallResult<N>> {
    const endpoint: Endpoint = endpoints[name]
    const answer = await open(name, input, options)
    try {
      const text = await readText(answer.body)
      if (!endpoint.response) return null as CallResult<N>
      if (!isJson(answer.headers)) throw new RestFailure('not-switchboard', { status: answer.status })
      const parsed = endpoint.response.safeParse(parseJson(text))
      if (!parsed.success) throw new RestFailure('not-switchboard', { status: answer.status, cause: parsed.error })
      return parsed.data as CallResult<N>
    } finally {
      answer.close()
    }
  }

  return { call, open }
}

function urlOf(base: string, endpoint: Endpoint, input: unknown): string {
  const { params = {}, query = {} } = input as { params?: Record<string, unknown>; query?: Record<string, unknown> }
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const url = new URL(path, base)
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value))
  return url.href
}

function initOf(endpoint: Endpoint, input: unknown, options: CallOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json', ...options.headers }
  if (options.token) headers.authorization = `Bearer ${options.token}`
  const { body } = input as { body?: unknown }
  // A redirect is a proxy's doing: following it would hand the token to whoever it points at.
  const init: RequestInit = { method: endpoint.method, headers, redirect: 'manual' }
  if (options.rawBody !== undefined)
    return { ...init, body: options.rawBody, ...(isStream(options.rawBody) ? { duplex: 'half' } : {}) }
  if (body === undefined) return init
  headers['content-type'] = 'application/json'
  return { ...init, body: JSON.stringify(body) }
}

function isStream(body: unknown): boolean {
  return body instanceof ReadableStream
}

async function refusal(answer: Response, body: AsyncIterable<Uint8Array>): Promise<RestFailure> {
  const text = await readText(body, 64_000)
  const said = isJson(answer.headers) ? problem.safeParse(parseJsonOrNull(text)) : undefined
  const status = answer.status
  const retryAfter = retryAfterOf(answer.headers)
  const particulars = {
    status,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(said?.success ? { problem: said.data } : {}),
  }
  if (status >= 500) return new RestFailure('server-error', particulars)
  if (said?.success) return new RestFailure('problem', particulars)
  return new RestFailure('not-switchboard', particulars)
}

/** Seconds, or a date. @see RFC 9110, 10.2.3 */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after')
  if (value === null) return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  // Against the server's own `Date`, because our clock may be years off.
  const difference = Date.parse(value) - Date.parse(headers.get('date') ?? new Date().toUTCString())
  return Number.isFinite(difference) ? Math.max(0, difference) : undefined
}

function isJson(headers: Headers): boolean {
  return /^application\/([\w.-]+\+)?json\b/.test(headers.get('content-type') ?? '')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // An announced JSON body that does not parse was cut on the way by something that forgot to say so.
    throw new RestFailure('cut', { cause: error })
  }
}

function parseJsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function readText(body: AsyncIterable<Uint8Array>, most = Number.POSITIVE_INFINITY): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > most) break
  }
  return text + decoder.decode()
}

async function* flow(
  body: Response['body'],
  watch: SilenceWatch,
  idleTimeout: number,
  close: () => void,
): AsyncGenerator<Uint8Array> {
  if (body === null) return
  try {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      // Time spent by the reader on a chunk is not the server's silence.
      watch.stop()
      yield chunk
      watch.expect(idleTimeout)
    }
  } catch (error) {
    throw fromFetchError(error)
  } finally {
    close()
  }
}

interface SilenceWatch {
  expect(milliseconds: number): void
  stop(): void
}

function silenceWatch(onSilence: () => void): SilenceWatch {
  let timer: NodeJS.Timeout | undefined
  return {
    expect: (milliseconds) => {
      clearTimeout(timer)
      timer = setTimeout(onSilence, milliseconds)
    },
    stop: () => clearTimeout(timer),
  }
}
