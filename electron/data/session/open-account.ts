import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { demoEmails, demoPassword } from '#shared/domain/demo'
import type { AppFailure } from '#shared/ipc/errors'
import type { Account } from '#shared/ipc/views'
import { type Cache, openCache } from '../cache/cache.ts'
import { getRecord, putRecords } from '../cache/records.ts'
import { cacheFileName } from '../cache/salvage.ts'
import { startForgetting, startQualityWorker } from '../customers/index.ts'
import { type Files, openFiles } from '../files/files.ts'
import { startKeeping } from '../files/keep.ts'
import { sweepFiles } from '../files/sweep.ts'
import type { Host } from '../host.ts'
import { startFollowingSites } from '../publishing/index.ts'
import { defaultTiming, type SyncTiming } from '../sync/context.ts'
import type { Identity } from '../sync/effects.ts'
import { createEngine, type SyncEngine } from '../sync/engine.ts'
import { watchIdentity } from '../sync/identity.ts'
import { readState } from '../sync/state.ts'
import { type Clock, createSyncTime, systemClock } from '../sync/time.ts'
import type { StoredAccount } from './accounts.ts'
import { type Authorized, createAuthorized } from './authorized.ts'
import { RestFailure } from './failures.ts'
import { createRest, type RestTimeouts, restTimeouts } from './rest.ts'
import type { Tokens, TokenVault } from './tokens.ts'

/** One account at work: its cache, its files, its engine. */
export interface OpenAccount {
  readonly stored: StoredAccount
  readonly account: () => Account
  readonly cache: Cache
  readonly server: Authorized
  readonly engine: SyncEngine
  readonly files: Files
  readonly identity: () => Identity
  /** True when the cache was unreadable and has been made anew. */
  readonly rebuilt: boolean
  renew(tokens: Tokens): void
  wake(): void
  close(): Promise<void>
}

/** What all accounts of this process share. */
export interface Surroundings {
  readonly host: Host
  readonly vault: TokenVault
  readonly appVersion: string
  readonly deviceName: string
  readonly timing?: SyncTiming
  readonly timeouts?: RestTimeouts
  readonly clock?: Clock
  readonly report?: (what: string, error: unknown) => void
}

interface OpenOptions extends Surroundings {
  readonly stored: StoredAccount
  readonly folder: string
  readonly rebuild?: boolean
  readonly changed: () => void
  readonly broken: (error: AppFailure) => void
}

export async function openAccount(options: OpenOptions): Promise<OpenAccount> {
  const { stored, folder, vault, appVersion, changed } = options
  await mkdir(folder, { recursive: true })
  const cache = await openCache({
    file: join(folder, cacheFileName),
    userId: stored.userId,
    rebuild: options.rebuild ?? false,
  })
  const place = serverOf(options)
  const { server } = place
  try {
    await remember(cache, stored)
    const time = createSyncTime(options.clock ?? systemClock)
    const identity = await watchIdentity(cache, stored.userId, stored.workspace.id)
    const filesFolder = join(folder, 'files')
    const files = await openFiles(filesFolder, { cache, server, time })
    const keeping = startKeeping({
      cache,
      files,
      folder: filesFolder,
      report: (what, error) => options.report?.(what, error),
    })
    const sites = startFollowingSites({
      cache,
      server,
      report: (what, error) => options.report?.(what, error),
    })
    let sweeping: Promise<void> | undefined
    const lastPulledAt = await cache.read((sql) => readState(sql, 'lastPulledAt'))
    const engine = createEngine({
      context: {
        cache,
        server,
        time,
        appVersion,
        identity: identity.current,
        timing: options.timing ?? defaultTiming,
        report: options.report ?? (() => undefined),
        lostScopes: [],
        ownDrafts: new Map(),
      },
      lastPulledAt,
      readFile: files.content,
      hasAddress: () => place.url() !== undefined,
      changed: () => {
        // The embedded server may have died and come back under another port.
        if (engine.state().connection === 'offline') place.lookAgain()
        changed()
      },
      caughtUp: () => {
        keeping.caughtUp()
        sites.caughtUp()
        sweeping = sweepFiles(filesFolder, cache, time.clock.wall()).catch((error) => options.report?.('files', error))
      },
      broken: options.broken,
    })
    const forgetting = startForgetting(cache, filesFolder, (what, error) => options.report?.(what, error))
    const quality = startQualityWorker(cache, {
      now: () => time.clock.wall(),
      report: (what, error) => options.report?.(what, error),
    })
    place.found(() => engine.wake())
    return {
      stored,
      cache,
      server,
      engine,
      files,
      identity: identity.current,
      rebuilt: cache.rebuilt !== null,
      account: () => {
        const { me, workspace } = identity.current()
        const { key, kind, userId } = stored
        return {
          key,
          kind,
          serverUrl: place.url() ?? stored.serverUrl,
          userId,
          name: me.name,
          email: me.email,
          role: me.role,
          workspaceName: workspace.name,
        }
      },
      renew: (tokens) => {
        server.renew(tokens)
        engine.renewed()
      },
      wake: () => {
        place.lookAgain()
        engine.wake()
      },
      close: async () => {
        place.close()
        identity.stop()
        await engine.stop()
        server.close()
        await keeping.stop()
        await sites.stop()
        await sweeping
        await quality.stop()
        await forgetting.stop()
        await files.close()
        await cache.close()
      },
    }
  } catch (error) {
    place.close()
    await cache.close()
    throw error
  }

  function serverOf({ host, timeouts = restTimeouts }: Surroundings) {
    const embedded = stored.kind === 'remote' ? undefined : stored.kind
    const where = embedded ? embeddedServer(host, embedded) : undefined
    const url = () => (where ? where.url() : stored.serverUrl)
    const rest = createRest({
      baseUrl: () => {
        const known = url()
        if (known === undefined) throw new RestFailure('unreachable')
        return known
      },
      timeouts,
    })
    const authorized = createAuthorized({
      rest,
      tokens: vault.get(stored.key),
      save: (tokens) => vault.set(stored.key, tokens),
      ...(stored.kind === 'demo' ? { signInAgain: demoSignIn } : {}),
    })

    /** The demo has no secret password, so a lost session is nothing to bother the person with. */
    async function demoSignIn(): Promise<Tokens | null> {
      const body = { email: demoEmails.agent, password: demoPassword, deviceName: options.deviceName }
      const fresh = await rest.call('signIn', { body })
      return fresh.user.id === stored.userId && fresh.workspace.id === stored.workspace.id ? fresh : null
    }

    return {
      server: authorized,
      url,
      found: (listener: () => void) => where?.found(listener),
      lookAgain: () => where?.lookAgain(),
      close: () => where?.close(),
    }
  }
}

/** The person and the workspace, so that everything works before the first record has been pulled. */
async function remember(cache: Cache, { user, workspace }: StoredAccount): Promise<void> {
  const known = await cache.read((sql) => getRecord(sql, 'user', user.id))
  if (known) return
  await cache.write(
    async (tx) => {
      const [knownUser, knownWorkspace] = [
        await getRecord(tx, 'user', user.id),
        await getRecord(tx, 'workspace', workspace.id),
      ]
      if (!knownUser) await putRecords(tx, [{ type: 'user', record: user }])
      if (!knownWorkspace) await putRecords(tx, [{ type: 'workspace', record: workspace }])
    },
    { durable: true },
  )
}

/** Where the embedded server is just now. It starts beside everything else: nothing waits for it but the network. */
function embeddedServer(host: Host, workspace: 'demo' | 'local') {
  let url: string | undefined
  let asking = false
  let closed = false
  let askAgainAt = 0
  let timer: NodeJS.Timeout | undefined
  let onFound: () => void = () => undefined

  function lookAgain(): void {
    if (asking || closed || performance.now() < askAgainAt) return
    asking = true
    host
      .request('server.start', { workspace })
      .then((answer) => {
        asking = false
        askAgainAt = performance.now() + 3_000
        if (closed || answer.url === url) return
        url = answer.url
        onFound()
      })
      .catch(() => {
        asking = false
        if (closed) return
        timer = setTimeout(lookAgain, 5_000)
        timer.unref()
      })
  }

  lookAgain()
  return {
    url: () => url,
    found: (listener: () => void) => {
      onFound = listener
      if (url !== undefined) listener()
    },
    lookAgain,
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}
