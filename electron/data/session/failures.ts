import type { Problem } from '#shared/api/problems'
import { AppFailure } from '#shared/ipc/errors'

/**
 * Ways in which a request can go wrong.
 * `unreachable`: no connection was made. `certificate`: TLS was refused. `timeout`: nothing came for too long.
 * `cut`: the connection broke in the middle. `not-switchboard`: an answer, but not one of ours (a proxy's sign-in page).
 * `server-error`: the server, or something before it, failed. `problem`: the server said no, see `problem`.
 * `session-ended`: the server does not know the session any more.
 */
export type RestFailureKind =
  | 'unreachable'
  | 'certificate'
  | 'timeout'
  | 'cut'
  | 'not-switchboard'
  | 'server-error'
  | 'problem'
  | 'session-ended'

interface Particulars {
  readonly status?: number
  readonly problem?: Problem
  /** What the server asked us to wait, milliseconds. */
  readonly retryAfter?: number
  readonly cause?: unknown
}

export class RestFailure extends Error {
  readonly kind: RestFailureKind
  readonly status: number | undefined
  readonly problem: Problem | undefined
  readonly retryAfter: number | undefined

  constructor(kind: RestFailureKind, { status, problem, retryAfter, cause }: Particulars = {}) {
    super(`${kind}${status ? ` ${status}` : ''}${problem ? ` ${problem.code}` : ''}`, { cause })
    this.name = 'RestFailure'
    this.kind = kind
    this.status = status
    this.problem = problem
    this.retryAfter = retryAfter
  }

  /** True when the request certainly had no effect: it never arrived, or was refused as a whole. */
  get withoutEffect(): boolean {
    return (
      this.kind === 'unreachable' ||
      this.kind === 'certificate' ||
      this.kind === 'problem' ||
      this.kind === 'session-ended'
    )
  }
}

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'ECONNREFUSED_IPV6',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** What `fetch`, or reading its body, threw. */
export function fromFetchError(error: unknown): RestFailure {
  if (error instanceof RestFailure) return error
  for (const code of codesOf(error)) {
    if (neverConnected.has(code)) return new RestFailure('unreachable', { cause: error })
    if (isCertificateCode(code)) return new RestFailure('certificate', { cause: error })
    if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT' || code === 'ETIMEDOUT') {
      return new RestFailure('timeout', { cause: error })
    }
  }
  return new RestFailure('cut', { cause: error })
}

/** fetch hides the reason in `cause`; several addresses of one host hide theirs in an AggregateError. */
function* codesOf(error: unknown, depth = 0): Generator<string> {
  if (typeof error !== 'object' || error === null || depth > 4) return
  if ('code' in error && typeof error.code === 'string') yield error.code
  if ('errors' in error && Array.isArray(error.errors)) for (const each of error.errors) yield* codesOf(each, depth + 1)
  if ('cause' in error) yield* codesOf(error.cause, depth + 1)
}

function isCertificateCode(code: string): boolean {
  return /CERT|SELF_SIGNED|^ERR_TLS|^ERR_SSL|UNABLE_TO_(VERIFY|GET_ISSUER)|^EPROTO$/.test(code)
}

/** The same failure in the words of the window. */
export function toAppFailure(error: unknown): AppFailure {
  if (error instanceof AppFailure) return error
  if (!(error instanceof RestFailure)) return new AppFailure('internal', undefined, error)
  switch (error.kind) {
    case 'unreachable':
    case 'cut':
      return new AppFailure('server-unreachable', undefined, error)
    case 'timeout':
      return new AppFailure('server-timeout', undefined, error)
    case 'certificate':
      return new AppFailure('certificate', undefined, error)
    case 'not-switchboard':
      return new AppFailure('server-not-switchboard', undefined, error)
    case 'server-error':
      return new AppFailure('server-error', undefined, error)
    case 'session-ended':
      return new AppFailure('session-ended', undefined, error)
    case 'problem':
      return fromProblem(error)
  }
}

function fromProblem(error: RestFailure): AppFailure {
  const code = error.problem?.code
  const detail = error.problem?.errors ? { errors: error.problem.errors } : undefined
  switch (code) {
    case 'wrong-credentials':
      return new AppFailure('wrong-credentials', undefined, error)
    case 'unauthenticated':
      return new AppFailure('session-ended', undefined, error)
    case 'too-many-requests':
      return new AppFailure(
        'too-many-attempts',
        { retryAfterSeconds: Math.ceil((error.retryAfter ?? 60_000) / 1000) },
        error,
      )
    case 'forbidden':
      return new AppFailure('forbidden', undefined, error)
    case 'not-found':
      return new AppFailure('not-found', undefined, error)
    case 'conflict':
    case 'stale-version':
    case 'already-set-up':
    case 'foreign-command-id':
      return new AppFailure('conflict', { problem: code }, error)
    case 'malformed-body':
    case 'validation-failed':
    case 'unknown-field':
    case 'body-too-large':
      return new AppFailure('invalid', detail, error)
    default:
      return new AppFailure('server-error', code ? { problem: code } : undefined, error)
  }
}
