import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cache } from '../cache/cache.ts'

/** A file that was just chosen or fetched may be named in a moment. Milliseconds. */
const youngest = 24 * 3_600_000

/**
 * Removes the files that nothing names: those of removed messages, of teams out of sight and of drafts thrown away.
 * Only over a complete cache, or files would go whose records are still to come. `now`: local milliseconds.
 */
export async function sweepFiles(folder: string, cache: Cache, now: number): Promise<void> {
  const old: string[] = []
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => undefined)
    if (found?.isFile() && now - found.mtimeMs > youngest) old.push(name)
  }
  if (old.length === 0) return
  const left = await cache.read((sql) => sql.all<{ id: string }>(unnamed, [JSON.stringify(old)]), { consistent: true })
  if (left.length === 0) return
  for (const { id } of left) await rm(join(folder, id), { force: true })
  await cache.write((tx) =>
    tx.run('delete from upload where id in (select value from json_each(?))', [
      JSON.stringify(left.map(({ id }) => id)),
    ]),
  )
}

/** What waits, what was refused, and what a draft or an unsent form holds names its files in its JSON. */
const unnamed = `
  with named as (
    select file.value ->> '$.id' as id from draft, json_each(draft.doc, '$.attachments') as file
    union select file.value ->> '$.id' from article_draft, json_each(article_draft.doc, '$.attachments') as file
    union select file.value ->> '$.id' from confirmed, json_each(confirmed.doc, '$.attachments') as file
      where confirmed.type in ('draft', 'articleDraft') and confirmed.doc is not null
    union select file.value ->> '$.id' from outbox, json_each(outbox.args, '$.attachments') as file
    union select file.value ->> '$.id' from attention, json_each(attention.args, '$.attachments') as file
    union select file.value ->> '$.id'
      from unsaved, json_each(iif(json_valid(unsaved.content), unsaved.content, '{}'), '$.attachments') as file
  )
  select value as id from json_each(?)
    where value not in (select id from named where id is not null)
    and not exists (select 1 from attachment where attachment.id = value)
    and not exists (select 1 from article_file where article_file.id = value)
    and not exists (
      select 1 from confirmed where confirmed.type in ('attachment', 'articleFile') and confirmed.id = value
    )`
