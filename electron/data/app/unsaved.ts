import type { UnsavedForm } from '#shared/ipc/app'
import type { Sql } from '../cache/driver.ts'
import type { Tx } from '../cache/writer.ts'

/** Forms of as many calls are kept; those that nobody came back to since go first. */
const mostOfAKind = 50

/** What was typed into a form and not sent yet. */
export async function readUnsaved(sql: Sql, form: UnsavedForm): Promise<string | null> {
  const row = await sql.get<{ content: string }>('select content from unsaved where form = ?', [form])
  return row?.content ?? null
}

export async function saveUnsaved(tx: Tx, form: UnsavedForm, content: string | null): Promise<void> {
  // Written anew and not over, so that the rows stand in the order in which they were last typed into.
  await tx.run('delete from unsaved where form = ?', [form])
  if (content === null) return
  await tx.run('insert into unsaved values (?, ?)', [form, content])
  const [kind] = form.split(':')
  if (kind === form) return
  await tx.run(
    `delete from unsaved where rowid in
       (select rowid from unsaved where form like ? order by rowid desc limit -1 offset ?)`,
    [`${kind}:%`, mostOfAKind],
  )
}
