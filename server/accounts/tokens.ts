import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits; what the server keeps is their hash, so a stolen database opens no session. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Seconds. */
export const accessLifetime = 3600
const refreshLifetime = 30 * 24 * 3600

/** An instant behind all others, as text. */
export const never = '9999-12-31T23:59:59.999Z'

/** Seconds during which a used refresh token still works: its answer may have been lost on the way. */
export const refreshGrace = 60

export function expiry(kind: 'access' | 'refresh', now: number): string {
  return new Date(now + (kind === 'access' ? accessLifetime : refreshLifetime) * 1000).toISOString()
}
