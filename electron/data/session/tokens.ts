import { z } from 'zod'
import type { Host } from '../host.ts'

/** The session tokens of every account on this machine, kept as one value in the keychain-encrypted store. */

const tokens = z.object({ accessToken: z.string(), refreshToken: z.string() })
export type Tokens = z.infer<typeof tokens>
const stored = z.object({ accounts: z.record(z.string(), tokens) })

export interface TokenVault {
  get(key: string): Tokens | undefined
  /** Resolves once the store is written: a refresh token works once, so losing the new one would end the session. */
  set(key: string, value: Tokens | null): Promise<void>
}

export function createTokenVault(host: Host, secrets: string | null): TokenVault {
  const accounts = new Map(Object.entries(read(secrets)))
  let writing: Promise<unknown> = Promise.resolve()
  return {
    get: (key) => accounts.get(key),
    set: (key, value) => {
      if (value === null) accounts.delete(key)
      else accounts.set(key, { accessToken: value.accessToken, refreshToken: value.refreshToken })
      const save = () =>
        host.request('secrets.save', {
          value: accounts.size === 0 ? null : JSON.stringify({ accounts: Object.fromEntries(accounts) }),
        })
      const saved = writing.then(save, save)
      writing = saved.catch(() => undefined)
      // A keychain that refuses must not stop the work of today; the next start asks for the password again.
      return saved.then(
        () => undefined,
        () => undefined,
      )
    },
  }
}

function read(secrets: string | null): Record<string, Tokens> {
  if (secrets === null) return {}
  try {
    const parsed = stored.safeParse(JSON.parse(secrets))
    return parsed.success ? parsed.data.accounts : {}
  } catch {
    return {}
  }
}
