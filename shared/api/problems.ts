import { z } from 'zod'

/** Every way in which the REST API refuses, with its HTTP status. The type URI is `urn:switchboard:problem:<code>`. */
export const problemStatus = {
  'malformed-body': 400,
  'validation-failed': 400,
  'unknown-field': 400,
  'unknown-command': 400,
  'bad-cursor': 400,
  unauthenticated: 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'stale-version': 409,
  'foreign-command-id': 409,
  'already-set-up': 409,
  'command-too-old': 410,
  'cursor-epoch-changed': 410,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'checksum-mismatch': 422,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const

export type ProblemCode = keyof typeof problemStatus
const problemCodes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]
export const problemType = (code: ProblemCode) => `urn:switchboard:problem:${code}`

/** @see RFC 9457 */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.enum(problemCodes),
  /** Where the input was wrong: a JSON pointer and what was expected. */
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>
