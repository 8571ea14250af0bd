import { type Problem, type ProblemCode, problemStatus, problemType } from '../../shared/api/problems.ts'

/** A refusal that reaches the caller as `application/problem+json`. @see RFC 9457 */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly errors: Problem['errors']
  readonly headers: Readonly<Record<string, string>>
  constructor(
    code: ProblemCode,
    options: { detail?: string; errors?: Problem['errors']; headers?: Record<string, string> } = {},
  ) {
    super(options.detail ?? titles[code])
    this.code = code
    this.errors = options.errors
    this.headers = options.headers ?? {}
  }
}

const titles: Record<ProblemCode, string> = {
  'malformed-body': 'The body is not valid JSON',
  'validation-failed': 'The request does not have the expected form',
  'unknown-field': 'The request has a field that is not known here',
  'unknown-command': 'There is no change of this name here',
  'bad-cursor': 'The cursor was not made by this endpoint',
  unauthenticated: 'Sign in first',
  'wrong-credentials': 'E-mail address or password is wrong',
  forbidden: 'Your role does not allow this',
  'not-found': 'There is nothing here for you',
  'method-not-allowed': 'This address does not know that method',
  conflict: 'It stands against something that is there already',
  'stale-version': 'Somebody changed it since you read it',
  'foreign-command-id': 'Somebody else used this command id',
  'command-too-old': 'Nobody remembers whether this command was applied before',
  'already-set-up': 'The workspace exists already',
  'cursor-epoch-changed': 'The cursor belongs to another database: fill again',
  'body-too-large': 'The body is too large',
  'unsupported-media-type': 'This content type is not read here',
  'checksum-mismatch': 'What arrived is not what was announced',
  'too-many-requests': 'Too many attempts',
  internal: 'The server failed',
  unavailable: 'The server cannot answer now',
}

export function problemBody(
  code: ProblemCode,
  extra: { detail?: string; errors?: Problem['errors']; instance?: string } = {},
): Problem {
  const body: Problem = { type: problemType(code), title: titles[code], status: problemStatus[code], code }
  if (extra.detail !== undefined && extra.detail !== titles[code]) body.detail = extra.detail
  if (extra.errors) body.errors = extra.errors
  if (extra.instance !== undefined) body.instance = extra.instance
  return body
}

export const problemMediaType = 'application/problem+json'
