import type { FeedEntry } from '#shared/api/sync'
import type { Tx } from '../cache/writer.ts'
import { checkEntry } from './checked.ts'
import type { SyncContext } from './context.ts'
import { rebase } from './replay.ts'
import { readState, writeState } from './state.ts'
import { takeEntries } from './truth.ts'

/** Records that failed their schema. A newer version of the app may know better, so it looks at all of them once. */
export async function retrySetAside(tx: Tx, context: SyncContext, even = false): Promise<void> {
  if (!even && (await readState(tx, 'setAsideCheckedBy')) === context.appVersion) return
  const rows = await tx.all<{ type: string; id: string; version: number; doc: string }>(
    'select type, id, version, doc from set_aside',
  )
  const entries: FeedEntry[] = rows.map(({ type, id, version, doc }) => ({
    op: 'put',
    type,
    id,
    version,
    record: JSON.parse(doc),
  }))
  const identity = context.identity()
  const options = {
    origin: 'feed',
    refilling: 'no',
    appVersion: context.appVersion,
    now: context.time.stamp(),
    workspaceId: identity.workspace.id,
  } as const
  await rebase(tx, await takeEntries(tx, entries.map(checkEntry), options), identity)
  await writeState(tx, 'setAsideCheckedBy', context.appVersion)
}
