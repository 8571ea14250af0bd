import { createHash } from 'node:crypto'
import type { Insertable, Kysely, Transaction } from 'kysely'
import { type RecordType, recordTypes, scopeOf, type TypedRecord } from '../../shared/domain/records.ts'
import { writeContent } from './files.ts'
import { contactRows, toRow } from './rows.ts'
import type { RecordTables, Tables } from './schema.ts'
import { type Store, takeNumbers } from './store.ts'

/**
 * Fills a workspace in bulk: the demo workspace, benchmarks, one day a move from another help desk. Records arrive
 * complete (a ticket with its number) and new; nothing is checked, nothing audited, and nobody is nudged until the
 * batch is committed.
 */

/** Rows of one insert statement: longer ones gain nothing and are slow to prepare. */
const rowsPerStatement = 100

/** True before setup or import. */
export async function workspaceIsEmpty(store: Store): Promise<boolean> {
  const found = await store.reader.selectFrom('workspace').select('id').limit(1).executeTakeFirst()
  return found === undefined
}

/** Adds new records in one transaction, each as version 1. References within the batch may point anywhere. */
export async function importRecords(store: Store, batch: readonly TypedRecord[]): Promise<void> {
  if (batch.length === 0) return
  const numbered = batch.map((typed) => ({ type: typed.type, record: { ...typed.record, version: 1 } }) as TypedRecord)
  await store.write(async (tx) => {
    const firstSeq = await takeNumbers(tx, 'feed', numbered.length)
    const byType = new Map<RecordType, TypedRecord[]>(recordTypes.map((type) => [type, []]))
    for (const typed of numbered) byType.get(typed.type)?.push(typed)
    const feed: Insertable<Tables['feed']>[] = []
    for (const [type, records] of byType) {
      await insertRows(tx.db, type, records.map(toRow))
      await insertRows(tx.db, 'customerContact', records.flatMap(contactRows))
      for (const typed of records) {
        const scope = scopeOf(typed)
        feed.push({ type, id: typed.record.id, scope, seq: firstSeq + feed.length, removed: 0, version: 1 })
        tx.noted.scopes.add(scope)
        tx.noted.types.add(type)
      }
    }
    await insertRows(tx.db, 'feed', feed)
    const highest = numbered.reduce(
      (max, typed) => (typed.type === 'ticket' ? Math.max(max, typed.record.number ?? 0) : max),
      0,
    )
    await tx.db
      .updateTable('counter')
      .set({ value: highest })
      .where('name', '=', 'ticketNumber')
      .where('value', '<', highest)
      .execute()
  })
}

async function insertRows(db: Transaction<Tables>, table: keyof Tables, rows: readonly object[]): Promise<void> {
  const anyTable = db as unknown as Kysely<RecordTables>
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const slice = rows.slice(start, start + rowsPerStatement)
    await anyTable
      .insertInto(table as RecordType)
      .values(slice as never)
      .execute()
  }
}

/** Lets a person sign in. `hash` is made by `hashPassword` of server/accounts/passwords.ts. */
export async function setPassword(store: Store, userId: string, hash: string): Promise<void> {
  const changedAt = new Date().toISOString()
  await store.write(({ db }) =>
    db
      .insertInto('credential')
      .values({ userId, passwordHash: hash, changedAt })
      .onConflict((c) => c.column('userId').doUpdateSet({ passwordHash: hash, changedAt }))
      .execute(),
  )
}

export interface ImportedContent {
  readonly id: string
  /** Hex. Left out, it is computed. */
  readonly sha256?: string
  readonly bytes: Uint8Array
  /** Who counts as the uploader. */
  readonly userId: string
}

/** Puts the bytes of attachments where the server looks for them, in one transaction. */
export async function importAttachmentContents(
  store: Store,
  dataDir: string,
  contents: readonly ImportedContent[],
): Promise<void> {
  if (contents.length === 0) return
  const at = new Date().toISOString()
  const rows: Insertable<Tables['attachmentContent']>[] = []
  for (const { id, sha256, bytes, userId } of contents) {
    const actual = createHash('sha256').update(bytes).digest('hex')
    if (sha256 !== undefined && sha256 !== actual) throw new Error(`checksum of attachment ${id} does not match`)
    await writeContent(dataDir, actual, bytes)
    rows.push({ id, userId, sha256: actual, size: bytes.length, at })
  }
  await store.write(({ db }) => insertRows(db, 'attachmentContent', rows))
}
