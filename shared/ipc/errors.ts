import { z } from 'zod'

/**
 * Why something the window asked for did not happen. `errors.<code>` is the message key; `detail` fills its
 * placeholders. Exception texts never cross.
 */
export const appErrorCode = z.enum([
  'unknown-name',
  'bad-argument',
  'data-process-gone',
  'not-signed-in',
  'not-found',
  'rejected',
  'offline',
  'server-unreachable',
  'server-timeout',
  'server-error',
  'server-not-switchboard',
  'certificate',
  'wrong-credentials',
  'too-many-attempts',
  'session-ended',
  'forbidden',
  'conflict',
  'invalid',
  'disk-full',
  'cache-unreadable',
  'file-too-large',
  'embedded-server-failed',
  'internal',
])
export type AppErrorCode = z.infer<typeof appErrorCode>

export const appError = z.object({
  code: appErrorCode,
  detail: z.record(z.string(), z.unknown()).optional(),
})
export type AppError = z.infer<typeof appError>

/** Thrown inside a process; crosses as a value. */
export class AppFailure extends Error {
  readonly error: AppError
  constructor(code: AppErrorCode, detail?: Record<string, unknown>, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'AppFailure'
    this.error = detail ? { code, detail } : { code }
  }
}
