import { type Change, put } from '../../shared/commands/command.ts'
import { loadRecord } from '../store/records.ts'
import type { Store, WriteTx } from '../store/store.ts'
import { removeBlobs } from './blobs.ts'
import type { Manifest } from './manifest.ts'

/** Editions of a site that one can go back to. */
const mostKept = 20

/** Lets the oldest editions of a site go; the changes that say so in their records. Those named stay. */
export async function forgetEditions(tx: WriteTx, siteId: string, kept: readonly string[]): Promise<Change[]> {
  const site = await loadRecord(tx.db, 'site', siteId)
  const rows = await tx.db
    .selectFrom('manifest')
    .select('editionId')
    .where('siteId', '=', siteId)
    .orderBy('number', 'desc')
    .offset(mostKept)
    .limit(1_000)
    .execute()
  const changes: Change[] = []
  for (const { editionId } of rows) {
    if (kept.includes(editionId) || editionId === site?.currentEditionId) continue
    await tx.db.deleteFrom('manifest').where('editionId', '=', editionId).execute()
    const edition = await loadRecord(tx.db, 'edition', editionId)
    if (edition?.kept) changes.push(put('edition', { ...edition, kept: false }))
  }
  return changes
}

/** What a build under way elsewhere may have written just now. Milliseconds. */
const young = 3_600_000

/** Removes the files that no edition names. Nothing may be built meanwhile. */
export async function collectBlobs(store: Store, now: number): Promise<void> {
  const named = new Set<string>()
  for (const { editionId } of await store.reader.selectFrom('manifest').select('editionId').execute()) {
    // One at a time: each is some megabytes.
    const row = await store.reader
      .selectFrom('manifest')
      .select('doc')
      .where('editionId', '=', editionId)
      .executeTakeFirst()
    if (!row) continue
    for (const { sha256 } of Object.values((JSON.parse(row.doc) as Manifest).files)) named.add(sha256)
  }
  await removeBlobs(store.dataDir, named, now - young)
}
