import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely } from 'kysely'
import type { Draft } from '../../shared/domain/tickets.ts'
import { attachmentsFolder, contentPath } from '../store/files.ts'
import { listed } from '../store/listed.ts'
import type { Tables } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { outcomeLifetime } from '../sync/outcomes.ts'

/** Milliseconds after which bytes without a row are no upload under way. */
const fileAge = 24 * 3_600_000
/** Rows looked at in one transaction. */
const slice = 500

/**
 * Forgets uploads that neither a message, an article nor a draft names, those of deleted tickets included. An upload waits for its
 * command as long as that may still come.
 */
export async function forgetUploads(store: Store, now: number): Promise<void> {
  const before = new Date(now - outcomeLifetime).toISOString()
  let afterId = ''
  for (let more = true; more; ) {
    more = await store.write(async ({ db }) => {
      const unnamed = await db
        .selectFrom('attachmentContent')
        .leftJoin('attachment', 'attachment.id', 'attachmentContent.id')
        .leftJoin('articleFile', 'articleFile.id', 'attachmentContent.id')
        .select('attachmentContent.id')
        .where('attachment.id', 'is', null)
        .where('articleFile.id', 'is', null)
        .where('attachmentContent.at', '<', before)
        .where('attachmentContent.id', '>', afterId)
        .orderBy('attachmentContent.id')
        .limit(slice)
        .execute()
      afterId = unnamed.at(-1)?.id ?? afterId
      const drafted = unnamed.length > 0 ? await filesInDrafts(db) : new Set<string>()
      const gone = unnamed.map(({ id }) => id).filter((id) => !drafted.has(id))
      if (gone.length > 0) await db.deleteFrom('attachmentContent').where('id', 'in', listed(gone)).execute()
      return unnamed.length === slice
    })
  }
}

async function filesInDrafts(db: Kysely<Tables>): Promise<Set<string>> {
  const holding = '%"attachments":[{%'
  const rows = await db
    .selectFrom('draft')
    .select('doc')
    .where('doc', 'like', holding)
    .unionAll(db.selectFrom('articleDraft').select('doc').where('doc', 'like', holding))
    .execute()
  return new Set(
    rows.flatMap(({ doc }) => (JSON.parse(doc) as Pick<Draft, 'attachments'>).attachments.map(({ id }) => id)),
  )
}

/** Removes bytes on disk that no row names, and what a broken upload left. */
export async function removeUnusedFiles(store: Store, now: number): Promise<void> {
  const root = attachmentsFolder(store.dataDir)
  const rows = await store.reader.selectFrom('attachmentContent').select('sha256').distinct().execute()
  const used = new Set(rows.map(({ sha256 }) => sha256))
  for (const entry of await entriesOf(root)) {
    if (!entry.isDirectory()) {
      if (await isOlderThan(path.join(root, entry.name), now - fileAge)) await rm(path.join(root, entry.name))
      continue
    }
    for (const { name } of await entriesOf(path.join(root, entry.name)))
      if (!used.has(name)) await removeIfUnused(store, name, now)
  }
}

/** Inside a write transaction: the same bytes may be uploaded again at this very moment, see `attachmentPut`. */
async function removeIfUnused(store: Store, sha256: string, now: number): Promise<void> {
  const file = contentPath(store.dataDir, sha256)
  await store.write(async ({ db }) => {
    const row = await db.selectFrom('attachmentContent').select('id').where('sha256', '=', sha256).executeTakeFirst()
    if (!row && (await isOlderThan(file, now - fileAge))) await rm(file, { force: true })
  })
}

async function entriesOf(folder: string) {
  return readdir(folder, { withFileTypes: true }).catch(() => [])
}

async function isOlderThan(file: string, before: number): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && found.mtimeMs < before
}
