import type { FastifyBaseLogger } from 'fastify'
import { put } from '../../shared/commands/command.ts'
import type { Edition, Finding, Site } from '../../shared/domain/sites.ts'
import { siteLimits } from '../../shared/domain/sites.ts'
import { loadRecord } from '../store/records.ts'
import { type Store, takeInstant, type WriteTx } from '../store/store.ts'
import { applyChanges } from '../store/write.ts'
import { type Built, buildEdition } from './build/build.ts'
import { collectBlobs, forgetEditions } from './collect.ts'
import { readInputs } from './inputs.ts'
import { saveManifest } from './manifest.ts'

/**
 * Builds editions, one after the other, and puts them online. What people asked for stands in the records, so a server
 * that was stopped or killed in the middle begins the same edition anew; until its last transaction readers see what
 * they saw. See docs/decisions/018-a-site-is-one-edition.md.
 */
export interface Publisher {
  /** Looks for work from now on. */
  start(): void
  /** Resolves when nothing is waiting and nothing is being built. */
  settled(): Promise<void>
  /** Removes files that no edition names. */
  collect(now: number): Promise<void>
  stop(): Promise<void>
}

/** Milliseconds between two notes of how far it is. */
const progressEvery = 700
/** A timer takes no longer wait; it looks again then. Milliseconds. */
const longestWait = 24 * 3_600_000

export function createPublisher(store: Store, log: Pick<FastifyBaseLogger, 'error'>): Publisher {
  let running: Promise<void> = Promise.resolve()
  let isWanted = false
  let isStarted = false
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let building: { readonly editionId: string; readonly abort: AbortController } | undefined

  async function work(): Promise<void> {
    while (!isStopped) {
      isWanted = false
      const next = await nextEdition(store, new Date().toISOString())
      if (next) await publish(next)
      else if (!isWanted) break
    }
    if (!isStopped) await setTimer()
  }

  function wake(): void {
    isWanted = true
    if (!isStarted || isStopped) return
    running = running
      .then(() => (isWanted ? work() : undefined))
      .catch((error: unknown) => log.error({ err: error }, 'publishing failed'))
  }

  async function setTimer(): Promise<void> {
    const at = await nextTime(store)
    clearTimeout(timer)
    if (at === undefined || isStopped) return
    timer = setTimeout(wake, Math.max(0, Math.min(Date.parse(at) - Date.now(), longestWait)))
    timer.unref()
  }

  async function publish({ id: editionId }: Edition): Promise<void> {
    const abort = new AbortController()
    building = { editionId, abort }
    try {
      const edition = await begin(store, editionId)
      if (!edition) return
      const built = await build(edition, abort.signal)
      if (!built) await fail(store, editionId, 'internal', [])
      else if (built.ok) await goOnline(store, editionId, built)
      else await fail(store, editionId, 'blocked', built.findings)
    } catch (error) {
      // Cancelled, or the server stops: what was asked for stays as it is said in the record.
      if (abort.signal.aborted) return
      log.error({ err: error, edition: editionId }, 'an edition could not be built')
      await fail(store, editionId, isStorage(error) ? 'storage' : 'internal', [])
    } finally {
      building = undefined
    }
  }

  async function build(edition: Edition, signal: AbortSignal): Promise<Built | undefined> {
    const inputs = await readInputs(store, edition.siteId)
    if (!inputs) return undefined
    let told = Date.now()
    let telling: Promise<void> = Promise.resolve()
    const onProgress = (done: number, total: number): void => {
      if (Date.now() - told < progressEvery) return
      told = Date.now()
      telling = telling.then(() => noteProgress(store, edition.id, { done, total }))
    }
    const now = new Date().toISOString()
    const built = await buildEdition(inputs, { dataDir: store.dataDir, now, signal, onProgress })
    await telling
    return built
  }

  /** Whoever cancels an edition does not wait until it is built. */
  async function stopIfCancelled(): Promise<void> {
    const current = building
    if (!current) return
    const edition = await loadRecord(store.reader, 'edition', current.editionId)
    if (edition?.state !== 'building' && edition?.state !== 'waiting' && edition?.state !== 'scheduled')
      current.abort.abort()
  }

  const forget = store.onCommit(({ types }) => {
    if (!types.has('edition')) return
    stopIfCancelled().catch((error: unknown) => log.error({ err: error }, 'an edition could not be looked up'))
    wake()
  })

  return {
    start: () => {
      isStarted = true
      wake()
    },
    settled: async () => {
      // What is asked for while one waits is waited for too.
      for (let seen: Promise<void> | undefined; seen !== running; ) {
        seen = running
        await seen
      }
    },
    collect: (now) => {
      const done = running.then(() => collectBlobs(store, now))
      running = done.catch(() => undefined)
      return done
    },
    stop: async () => {
      isStopped = true
      forget()
      clearTimeout(timer)
      building?.abort.abort()
      await running
    },
  }
}

/** The one that was asked for first. One that is `building` was broken off. */
async function nextEdition(store: Store, now: string): Promise<Edition | undefined> {
  const rows = await store.reader
    .selectFrom('edition')
    .select('doc')
    .where((is) =>
      is.or([
        is('state', 'in', ['waiting', 'building']),
        is.and([is('state', '=', 'scheduled'), is('publishAt', '<=', now)]),
      ]),
    )
    .execute()
  const due = rows.map(({ doc }) => JSON.parse(doc) as Edition)
  return due.sort((a, b) => (a.publishAt < b.publishAt ? -1 : a.publishAt > b.publishAt ? 1 : a.number - b.number))[0]
}

async function nextTime(store: Store): Promise<string | undefined> {
  const row = await store.reader
    .selectFrom('edition')
    .select('publishAt')
    .where('state', '=', 'scheduled')
    .orderBy('publishAt')
    .limit(1)
    .executeTakeFirst()
  return row?.publishAt
}

/** Changes the edition as it is in the transaction; undefined leaves it. */
async function change(
  store: Store,
  editionId: string,
  action: string,
  next: (edition: Edition, tx: WriteTx, at: string) => Promise<Edition | undefined> | Edition | undefined,
): Promise<Edition | undefined> {
  return store.write(async (tx) => {
    const found = await loadRecord(tx.db, 'edition', editionId)
    const at = await takeInstant(tx)
    const changed = found && (await next(found, tx, at))
    if (!changed) return undefined
    const isAudited = action !== 'edition.progress'
    await applyChanges(tx, [put('edition', changed)], { actor: null, action, at, isAudited })
    return changed
  })
}

/** Undefined when it was cancelled meanwhile. */
function begin(store: Store, editionId: string): Promise<Edition | undefined> {
  return change(store, editionId, 'edition.build', (found) =>
    ['scheduled', 'waiting', 'building'].includes(found.state)
      ? { ...found, state: 'building', progress: { done: 0, total: 0 } }
      : undefined,
  )
}

async function noteProgress(store: Store, editionId: string, progress: Edition['progress']): Promise<void> {
  await change(store, editionId, 'edition.progress', (found) =>
    found.state === 'building' ? { ...found, progress } : undefined,
  )
}

async function fail(
  store: Store,
  editionId: string,
  code: NonNullable<Edition['problem']>['code'],
  findings: readonly Finding[],
): Promise<void> {
  const problem = { code, findings: findings.slice(0, siteLimits.findings) }
  await change(store, editionId, 'edition.fail', (found) =>
    found.state === 'building' ? { ...found, state: 'failed', progress: null, problem } : undefined,
  )
}

/** The one transaction in which readers go over from one edition to the next. */
async function goOnline(store: Store, editionId: string, built: Extract<Built, { ok: true }>): Promise<void> {
  const { manifest, counts, warnings } = built
  await change(store, editionId, 'edition.online', async (found, tx, at) => {
    const site: Site | undefined = await loadRecord(tx.db, 'site', found.siteId)
    if (found.state !== 'building' || !site) return undefined
    if (site.archivedAt !== null) return { ...found, state: 'cancelled', progress: null }
    await saveManifest(tx, found, manifest)
    const online = put('site', { ...site, currentEditionId: editionId })
    const forgotten = await forgetEditions(tx, site.id, [editionId])
    await applyChanges(tx, [online, ...forgotten], { actor: null, action: 'edition.online', at })
    return { ...found, state: 'published', progress: null, counts, warnings, publishedAt: at, kept: true }
  })
}

const storageErrors = new Set(['ENOSPC', 'EROFS', 'EACCES', 'EPERM', 'EDQUOT', 'EIO', 'EMFILE', 'ENOTDIR', 'EEXIST'])
const isStorage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && storageErrors.has(String(error.code))
