import type { RecordType } from '#shared/domain/records'
import type { Sql } from '../cache/driver.ts'
import { RestFailure } from '../session/failures.ts'
import type { SyncContext } from './context.ts'
import { cacheDigest, differingTypes } from './digest.ts'
import { prepareMending } from './fill.ts'
import { outboxIsEmpty } from './outbox.ts'
import { readState, writeState } from './state.ts'

/**
 * Compares the cache with the server now and then. Both are meant to be equal; whatever made them differ, a fault of
 * ours or a damaged file, would otherwise stay for ever, because a pull brings only what has changed.
 */
export interface Checkup {
  /** The first pull of this start is through. */
  begin(): void
  /** Milliseconds until it should look again by itself; undefined before `begin`. */
  run(signal: AbortSignal): Promise<number | undefined>
}

/** A difference that fetching anew did not end is not ours to end: it must not be fetched over and over. */
const mendEvery = 24 * 3_600_000
/** A busy feed or a waiting change: another moment will be quieter. */
const waitForQuiet = 5 * 60_000

export function createCheckup(context: SyncContext, { pullNow }: { readonly pullNow: () => void }): Checkup {
  const { cache, time, timing, report } = context
  let due: number | undefined
  let suspected: string | undefined

  const later = (milliseconds: number): number => {
    due = time.clock.steady() + milliseconds
    return milliseconds
  }

  async function mend(types: readonly RecordType[]): Promise<void> {
    const at = time.clock.wall()
    await cache.write(async (tx) => {
      const before = await readState(tx, 'mendedAt')
      const fill = await readState(tx, 'fill')
      if (fill || (before !== null && Math.abs(at - before) < mendEvery)) return
      await prepareMending(tx, types)
      await writeState(tx, 'mendedAt', at)
    })
    pullNow()
  }

  return {
    begin: () => {
      later(timing.checkAfter)
    },
    run: async (signal) => {
      if (due === undefined) return undefined
      const wait = due - time.clock.steady()
      if (wait > 0) return wait
      const differing = await compare(context, signal, pullNow).catch((error) => {
        // How the connection is, the other loops know and tell.
        if (error instanceof RestFailure) return undefined
        throw error
      })
      if (differing === undefined) return later(Math.min(waitForQuiet, timing.checkEvery))
      const found = differing.join()
      // Twice, because an answer of the last moment can be ahead of the feed on one side.
      if (found !== '' && found !== suspected) {
        suspected = found
        return later(timing.checkAfter)
      }
      suspected = undefined
      if (differing.length > 0) {
        report('the cache differed from the server', found)
        await mend(differing)
      }
      return later(timing.checkEvery)
    },
  }
}

/** Types that differ; undefined when the two cannot be compared at this moment. */
async function compare(
  { cache, server }: SyncContext,
  signal: AbortSignal,
  pullNow: () => void,
): Promise<RecordType[] | undefined> {
  if ((await cache.read(quietCursor)) === undefined) return undefined
  const theirs = await server.call('digest', {}, { signal, timeout: 120_000 })
  // What other teams do moves the server on and is no reason to pull: often we stand a little before it.
  for (let i = 0; i < 30 && !signal.aborted && (await cache.read(quietCursor)) !== theirs.cursor; i++) {
    if (i === 0) pullNow()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const ours = await cache.read(
    async (sql) => ((await quietCursor(sql)) === theirs.cursor ? cacheDigest(sql, signal) : undefined),
    // One state of the cache, which stands where the server stood.
    { consistent: true },
  )
  return ours && !signal.aborted ? differingTypes(ours, theirs.types) : undefined
}

/** Where the cache stands, when nothing is under way that makes it differ. */
async function quietCursor(sql: Sql): Promise<string | undefined> {
  const [cursor, fill] = [await readState(sql, 'cursor'), await readState(sql, 'fill')]
  return cursor !== null && fill === null && (await outboxIsEmpty(sql)) ? cursor : undefined
}
