import { RestFailure } from './failures.ts'
import type { Rest } from './rest.ts'
import type { Tokens } from './tokens.ts'

/** Calls in the name of the signed-in person. */
export interface Authorized extends Rest {
  /** Tokens of a new sign-in. */
  renew(tokens: Tokens): void
  /** Nothing is saved from here on: an answer still on its way must not sign somebody in who has signed out. */
  close(): void
}

interface Sources {
  readonly rest: Rest
  readonly tokens: Tokens | undefined
  readonly save: (tokens: Tokens) => Promise<void>
  /** Last resort when the refresh token is refused, for servers whose password we know: the demo. */
  readonly signInAgain?: () => Promise<Tokens | null>
}

export function createAuthorized({ rest, tokens: first, save, signInAgain }: Sources): Authorized {
  let tokens = first
  let refreshing: Promise<Tokens> | undefined
  const closing = new AbortController()

  async function trade(old: Tokens | undefined): Promise<Tokens> {
    try {
      if (!old) throw new RestFailure('session-ended')
      const { accessToken, refreshToken } = await rest.call(
        'refresh',
        { body: { refreshToken: old.refreshToken } },
        { signal: closing.signal },
      )
      return { accessToken, refreshToken }
    } catch (error) {
      if (!isRefused(error)) throw error
      const again = await signInAgain?.()
      if (again) return again
      throw new RestFailure('session-ended', { cause: error })
    }
  }

  /** One refresh for all calls that were refused at once: the token works only one time. */
  function refresh(used: Tokens | undefined): Promise<Tokens> {
    if (tokens && tokens !== used) return Promise.resolve(tokens)
    refreshing ??= trade(used)
      .then(async (fresh) => {
        if (closing.signal.aborted) throw new RestFailure('session-ended')
        // A sign-in that came in between is newer than the answer to a question from before it.
        if (tokens && tokens !== used) return tokens
        tokens = fresh
        await save(fresh)
        return fresh
      })
      .finally(() => {
        refreshing = undefined
      })
    return refreshing
  }

  async function withSession<T>(attempt: (token: string) => Promise<T>): Promise<T> {
    const used = tokens ?? (await refresh(undefined))
    try {
      return await attempt(used.accessToken)
    } catch (error) {
      if (!isUnauthenticated(error)) throw error
    }
    const fresh = await refresh(used)
    try {
      return await attempt(fresh.accessToken)
    } catch (error) {
      throw isUnauthenticated(error) ? new RestFailure('session-ended', { cause: error }) : error
    }
  }

  return {
    call: (name, input, options) => withSession((token) => rest.call(name, input, { ...options, token })),
    open: (name, input, options) => withSession((token) => rest.open(name, input, { ...options, token })),
    renew: (fresh) => {
      tokens = fresh
    },
    close: () => closing.abort(),
  }
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof RestFailure && error.status === 401
}

/** The server looked at the refresh token and said no, as opposed to not answering. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof RestFailure)) return false
  if (error.kind === 'session-ended') return true
  return error.kind === 'problem' && (error.status === 401 || error.status === 403 || error.status === 400)
}
