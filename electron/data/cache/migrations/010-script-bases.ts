import type { Migration } from './migration.ts'

/**
 * What was written upon a text of a script names it by its id instead of its number: drafts, and what waits to be sent.
 * Where the text is not at hand, the script's own id stands in: no text has it, so both sides are shown.
 */
export const scriptBases: Migration = {
  version: 10,
  name: 'script bases',
  sql: `
    ${['script_draft', 'confirmed'].map((table) => renamed({ table, column: 'doc', only: only(table) })).join('\n')}
    ${renamed({ table: 'outbox', column: 'args', only: "name IN ('script.save', 'scriptDraft.save')" })}
    ${renamed({ table: 'attention', column: 'args', only: "name IN ('script.save', 'scriptDraft.save')" })}
    ${['outbox', 'attention']
      .map((table) =>
        renamed({
          ...{ table, column: 'args', only: "name IN ('script.approve', 'script.publish')" },
          ...{ from: 'revision', to: 'revisionId' },
        }),
      )
      .join('\n')}
  `,
}

function only(table: string): string {
  return table === 'confirmed' ? "type = 'scriptDraft' AND doc IS NOT NULL" : 'true'
}

function renamed(change: {
  readonly table: string
  readonly column: string
  readonly only: string
  readonly from?: string
  readonly to?: string
}): string {
  const { table, column, only: where, from = 'baseRevision', to = 'baseRevisionId' } = change
  const json = `${table}.${column}`
  return `
    UPDATE ${table} SET ${column} = json_set(json_remove(${column}, '$.${from}'), '$.${to}', coalesce(
      (SELECT r.id FROM script_revision r
        WHERE r.script_id = ${json} ->> '$.scriptId' AND r.number = ${json} ->> '$.${from}' AND NOT r.doc ->> '$.aside'
        LIMIT 1),
      ${json} ->> '$.scriptId'))
    WHERE ${where} AND ${column} ->> '$.${from}' IS NOT NULL;`
}
