import { password } from '#shared/api/auth'
import { emailAddress } from '#shared/domain/primitives'

/** Message keys under `signIn:check`, or null when the value will do. */
export type Problem = 'required' | 'email' | 'password' | 'url' | 'insecure' | null

export function checkRequired(value: string): Problem {
  return value.trim() === '' ? 'required' : null
}

export function checkEmail(value: string): Problem {
  return checkRequired(value) ?? (emailAddress.safeParse(value).success ? null : 'email')
}

export function checkNewPassword(value: string): Problem {
  return value === '' ? 'required' : password.safeParse(value).success ? null : 'password'
}

const onThisMachine = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/i

/** The address as a person writes it, with the scheme they left out: https, and http only for this very machine. */
export function completeUrl(value: string): string {
  const text = value.trim()
  if (text === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text
  return `${onThisMachine.test(text) ? 'http' : 'https'}://${text}`
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** The host to which everything, the password included, would go readable by anybody on the way; null where it would not. */
export function unprotectedHost(value: string): string | null {
  try {
    const { protocol, hostname } = new URL(completeUrl(value))
    return protocol === 'http:' && !loopback.test(hostname) ? hostname : null
  } catch {
    return null
  }
}

export function checkUrl(value: string): Problem {
  if (value.trim() === '') return 'required'
  // Node refuses a blank in an address; Chromium would write it as %20.
  if (/\s/.test(value.trim())) return 'url'
  try {
    const url = new URL(completeUrl(value))
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== '' ? null : 'url'
  } catch {
    return 'url'
  }
}
