import type { UnsavedForm } from '#shared/ipc/app'
import type { Sql } from '../cache/driver.ts'
import type { Tx } from '../cache/writer.ts'

/** What was typed into a form and not sent yet. */
export async function readUnsaved(sql: Sql, form: UnsavedForm): Promise<string | null> {
  const row = await sql.get<{ content: string }>('select content from unsaved where form = ?', [form])
  return row?.content ?? null
}

export async function saveUnsaved(tx: Tx, form: UnsavedForm, content: string | null): Promise<void> {
  if (content === null) await tx.run('delete from unsaved where form = ?', [form])
  else
    await tx.run('insert into unsaved values (?, ?) on conflict do update set content = excluded.content', [
      form,
      content,
    ])
}
