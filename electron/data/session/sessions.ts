import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from '#shared/api/auth'
import { demoEmails, demoPassword } from '#shared/domain/demo'
import type { LocalCommandArgs } from '#shared/ipc/contract'
import { AppFailure } from '#shared/ipc/errors'
import type { Account } from '#shared/ipc/views'
import { openConnection } from '../cache/driver.ts'
import { countWaiting } from '../sync/outbox.ts'
import { accountKey, createAccountStore, type StoredAccount, serverOrigin } from './accounts.ts'
import { RestFailure, toAppFailure } from './failures.ts'
import { type OpenAccount, openAccount, type Surroundings } from './open-account.ts'
import { createRest, type Rest } from './rest.ts'

/** Who is signed in on this machine. At most one account is open at a time. */
export interface Sessions {
  current(): OpenAccount | null
  /** Opens the account that was in use last; null when nobody was signed in. */
  start(): Promise<OpenAccount | null>
  exploreDemo(): Promise<Account>
  connect(args: LocalCommandArgs<'session.connect'>): Promise<Account>
  startLocal(args: LocalCommandArgs<'session.startLocal'>): Promise<Account>
  resume(key: string): Promise<Account>
  signOut(): Promise<void>
  forget(key: string, evenIfWaiting: boolean): Promise<void>
  list(): Promise<(Account & { waiting: number; signedIn: boolean })[]>
  /** The open cache could not be read or written in the middle of something. */
  broken(error: AppFailure): void
  close(): Promise<void>
}

export interface SessionsOptions extends Surroundings {
  readonly userDataDir: string
  readonly opened: (account: OpenAccount) => void
  readonly closed: () => void
  readonly changed: () => void
  /** Something the person should be told about the open account. */
  readonly notice: (notice: 'cache-rebuilt' | 'disk-full') => void
}

export function createSessions(options: SessionsOptions): Sessions {
  const { host, vault, deviceName, timeouts } = options
  const store = createAccountStore(options.userDataDir)
  let current: OpenAccount | null = null
  /** Signing in, out and switching happen one after another. */
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  async function open(stored: StoredAccount, rebuild = false): Promise<OpenAccount> {
    if (current) await closeCurrent()
    const account: OpenAccount = await openAccount({
      ...options,
      stored,
      folder: store.folder(stored.key),
      rebuild,
      broken: (error) => broken(stored, error),
    })
    current = account
    if (account.rebuilt) options.notice('cache-rebuilt')
    options.opened(account)
    return account
  }

  async function closeCurrent(): Promise<void> {
    const closing = current
    current = null
    if (!closing) return
    options.closed()
    await closing.close()
  }

  let rebuilding = false
  function broken(stored: StoredAccount, error: AppFailure): void {
    if (error.error.code === 'disk-full') return options.notice('disk-full')
    if (error.error.code !== 'cache-unreadable' || rebuilding) return
    rebuilding = true
    // From outside the loop that noticed it, which the closing waits for.
    setImmediate(() => {
      void inTurn(async () => {
        if (current?.stored.key === stored.key) await open(stored, true)
      })
        .catch(() => options.changed())
        .finally(() => {
          rebuilding = false
        })
    })
  }

  async function makeActive(account: StoredAccount): Promise<void> {
    const others = await store.list()
    await store.save({ ...account, lastOpened: 1 + Math.max(0, ...others.map(({ lastOpened }) => lastOpened)) })
    await store.setActive(account.key)
  }

  /** Key of the account that a sign-in belongs to; `asked` is the one that the person meant. */
  async function keyFor(kind: Account['kind'], serverUrl: string, session: Session, asked?: string): Promise<string> {
    const { user, workspace } = session
    const key = accountKey({ kind, serverUrl, workspaceId: workspace.id, userId: user.id })
    if (kind !== 'remote') return key
    // A server may have moved since: its account goes by the key of the first address, with all that waits in it.
    const isTheirs = (each: StoredAccount) =>
      each.kind === kind && each.userId === user.id && each.workspace.id === workspace.id
    const theirs = (await store.list()).filter(isTheirs)
    const same = theirs.find((each) => each.key === asked) ?? theirs.find((each) => each.serverUrl === serverUrl)
    return same?.key ?? key
  }

  async function adopt(kind: Account['kind'], serverUrl: string, session: Session, asked?: string): Promise<Account> {
    const { user, workspace } = session
    const key = await keyFor(kind, serverUrl, session, asked)
    const known = await store.find(key)
    // Another workspace under a person's old address and name must not be poured into their cache.
    if (known && known.workspace.id !== workspace.id) throw new AppFailure('conflict', { reason: 'other-workspace' })
    const stored: StoredAccount = {
      key,
      kind,
      serverUrl,
      userId: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      workspaceName: workspace.name,
      user,
      workspace,
      lastOpened: known?.lastOpened ?? 0,
    }
    // An open account asks where it asked before: another address means opening it anew.
    const asBefore = kind !== 'remote' || current?.stored.serverUrl === serverUrl
    if (current?.stored.key === key && !asBefore) current.server.close()
    await vault.set(key, session)
    await makeActive(stored)
    if (current?.stored.key === key && asBefore) {
      current.renew(session)
      return current.account()
    }
    return (await open(stored)).account()
  }

  const restAt = (url: string): Rest => createRest({ baseUrl: () => url, ...(timeouts ? { timeouts } : {}) })

  async function startEmbedded(workspace: 'demo' | 'local') {
    return host.request('server.start', { workspace }).catch((error) => {
      throw new AppFailure('embedded-server-failed', undefined, error)
    })
  }

  async function waitingIn(stored: StoredAccount): Promise<number> {
    if (current?.stored.key === stored.key) return current.cache.read(countWaiting)
    const file = join(store.folder(stored.key), 'cache.db')
    if (!existsSync(file)) return 0
    try {
      const connection = await openConnection(file, { readonly: true })
      try {
        return await countWaiting(connection)
      } finally {
        await connection.close()
      }
    } catch {
      // Unreadable: rather say that something may be lost than that nothing is.
      return 1
    }
  }

  return {
    current: () => current,
    start: () =>
      inTurn(async () => {
        const key = await store.active()
        const stored = key === null ? undefined : await store.find(key)
        return stored ? open(stored) : null
      }),
    exploreDemo: () =>
      inTurn(async () => {
        const { url } = await startEmbedded('demo')
        const body = { email: demoEmails.agent, password: demoPassword, deviceName }
        const session = await restAt(url).call('signIn', { body }).catch(rethrow)
        return adopt('demo', url, session)
      }),
    connect: ({ key, url, email, password }) =>
      inTurn(async () => {
        const known = key === undefined ? undefined : await store.find(key)
        if (key !== undefined && !known) throw new AppFailure('not-found')
        const kind = known?.kind ?? 'remote'
        const address = kind === 'remote' ? serverOrigin(url) : (await startEmbedded(kind)).url
        if (address === undefined) throw new AppFailure('invalid', { field: 'url' })
        const rest = restAt(address)
        const health = await rest.call('health', {}).catch((error) => {
          // Somebody is there and speaks HTTP, but not our language.
          const stranger = error instanceof RestFailure && error.kind === 'problem' && error.status !== 429
          throw stranger ? new AppFailure('server-not-switchboard', undefined, error) : toAppFailure(error)
        })
        if (!health.setUp) throw new AppFailure('server-error', { reason: 'not-set-up' })
        const session = await rest.call('signIn', { body: { email, password, deviceName } }).catch(rethrow)
        return adopt(kind, address, session, key)
      }),
    startLocal: (args) =>
      inTurn(async () => {
        const { url, setupToken } = await startEmbedded('local')
        const session = await restAt(url)
          .call('setup', { body: { ...args, setupToken, deviceName } })
          .catch(rethrow)
        return adopt('local', url, session)
      }),
    resume: (key) =>
      inTurn(async () => {
        const stored = await store.find(key)
        if (!stored) throw new AppFailure('not-found')
        if (!vault.get(key) && stored.kind !== 'demo') throw new AppFailure('not-signed-in')
        await makeActive(stored)
        if (current?.stored.key === key) return current.account()
        return (await open(stored)).account()
      }),
    signOut: () =>
      inTurn(async () => {
        if (!current) return
        const { stored, server } = current
        // The session also ends on the server, if it can be reached; here it ends in any case.
        const told = server.call('signOut', {}, { timeout: 3_000 }).catch(() => undefined)
        await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 1_500))])
        server.close()
        await vault.set(stored.key, null)
        await store.setActive(null)
        await closeCurrent()
        if (stored.kind !== 'remote') void host.request('server.stop', {}).catch(() => undefined)
      }),
    forget: (key, evenIfWaiting) =>
      inTurn(async () => {
        const stored = await store.find(key)
        if (!stored) throw new AppFailure('not-found')
        const waiting = evenIfWaiting ? 0 : await waitingIn(stored)
        if (waiting > 0) throw new AppFailure('conflict', { waiting })
        if (current?.stored.key === key) {
          current.server.close()
          await closeCurrent()
        }
        await vault.set(key, null)
        if ((await store.active()) === key) await store.setActive(null)
        await store.remove(key)
      }),
    list: async () => {
      const found = await store.list()
      return Promise.all(
        found.map(async (stored) => {
          const { user: _user, workspace: _workspace, lastOpened: _opened, ...account } = stored
          return { ...account, waiting: await waitingIn(stored), signedIn: vault.get(stored.key) !== undefined }
        }),
      )
    },
    broken: (error) => {
      if (current) broken(current.stored, error)
    },
    close: () => inTurn(closeCurrent),
  }
}

function rethrow(error: unknown): never {
  throw toAppFailure(error)
}
