import { RestFailure } from '../session/failures.ts'
import { checkEntry } from './checked.ts'
import type { SyncContext } from './context.ts'
import { fill, prepareFill } from './fill.ts'
import { rebase } from './replay.ts'
import { type FillState, readState, writeState } from './state.ts'
import { takeEntries } from './truth.ts'

export interface PullEvents {
  readonly filling: (state: FillState | null) => void
  /** The server answered, and has more. */
  readonly progressed: () => void
  /** Everything up to this moment is here. */
  readonly pulled: (at: string) => void
}

const pageLimit = 1_000

/** Brings the cache up to the newest change of the feed. Milliseconds until it should look again by itself. */
export async function pull(context: SyncContext, signal: AbortSignal, events: PullEvents): Promise<number> {
  const { cache, timing } = context
  const begun = await cache.read(async (sql) => ({
    cursor: await readState(sql, 'cursor'),
    fill: await readState(sql, 'fill'),
  }))
  if (begun.cursor === null && begun.fill === null) await cache.write(prepareFill)
  try {
    if (begun.cursor === null || begun.fill !== null) await fill(context, signal, events.filling)
    while (!signal.aborted && (await nextPage(context, signal, events)));
  } catch (error) {
    // Another feed: a restored or a new database. Everything comes again, and what is here stays until it has.
    if (!isAnotherFeed(error)) throw error
    const restart = begun.fill?.cursor !== null || begun.cursor !== null
    await cache.write(prepareFill)
    // A server that refuses its own new feed must not be asked in a circle.
    if (!restart) throw new RestFailure('server-error', { cause: error })
    await fill(context, signal, events.filling)
    while (!signal.aborted && (await nextPage(context, signal, events)));
  }
  return timing.pullEvery
}

/** Rows and cursor in one transaction. True while there is more. */
async function nextPage(context: SyncContext, signal: AbortSignal, events: PullEvents): Promise<boolean> {
  const { cache, server, time, identity, appVersion } = context
  const cursor = await cache.read((sql) => readState(sql, 'cursor'))
  if (cursor === null) throw new Error('no cursor to pull from')
  const page = await server.call('changes', { query: { cursor, limit: pageLimit } }, { signal })
  time.learn(page.serverTime)
  const now = time.stamp()
  const workspaceId = identity().workspace.id
  const entries = page.entries.map(checkEntry)
  if (page.entries.length > 0 || page.cursor !== cursor) {
    await cache.write(async (tx) => {
      const affected = await takeEntries(tx, entries, {
        origin: 'feed',
        refilling: 'no',
        appVersion,
        now,
        workspaceId,
      })
      await rebase(tx, affected, identity())
      await writeState(tx, 'cursor', page.cursor)
      if (!page.more) await writeState(tx, 'lastPulledAt', now)
    })
  }
  for (const entry of page.entries) if (entry.op === 'drop') context.lostScopes.push(entry.scope)
  if (page.more) events.progressed()
  else events.pulled(now)
  return page.more
}

function isAnotherFeed(error: unknown): boolean {
  return (
    error instanceof RestFailure &&
    (error.problem?.code === 'cursor-epoch-changed' || error.problem?.code === 'bad-cursor')
  )
}
