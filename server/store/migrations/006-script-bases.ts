import type { Kysely } from 'kysely'

interface Tables {
  scriptDraft: { id: string; scriptId: string; doc: string }
  scriptRevision: { id: string; scriptId: string; doc: string }
}

/**
 * A draft names the text that it was written upon by its id instead of its number. Where there is no such text, the
 * script's own id stands in: no text has it, so whoever opens the draft is shown both sides.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = db as Kysely<Tables>
  for (const { id, scriptId, doc } of await tables.selectFrom('scriptDraft').selectAll().execute()) {
    const { baseRevision, ...draft } = JSON.parse(doc) as { baseRevision?: number }
    if (baseRevision === undefined) continue
    const rows = await tables.selectFrom('scriptRevision').selectAll().where('scriptId', '=', scriptId).execute()
    const revisions = rows.map((row) => JSON.parse(row.doc) as { id: string; number: number; aside: boolean })
    const base = revisions.find(({ number, aside }) => number === baseRevision && !aside)
    const next = { ...draft, baseRevisionId: base?.id ?? scriptId }
    await tables
      .updateTable('scriptDraft')
      .set({ doc: JSON.stringify(next) })
      .where('id', '=', id)
      .execute()
  }
}
