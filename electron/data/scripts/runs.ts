import type { ScriptRun } from '#shared/domain/scripts'
import type { ScriptBundle } from '#shared/ipc/scripts'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { familyOf } from '../customers/merged.ts'
import { factsOf } from './facts.ts'
import { lookUp } from './look-up.ts'
import { calledBy } from './queries.ts'

/** What a call needs to be led, and what calls there were. */
export const runQueries: QueryHandlers<'script.bundle' | 'script.facts' | 'script.lookUp' | 'script.runs'> = {
  'script.bundle': (cache, _context, { scriptId, revisionId }) =>
    cache.read((sql) => bundleOf(sql, scriptId, revisionId), { consistent: true }),

  'script.facts': (cache, context, args) => cache.read((sql) => factsOf(sql, context, args), { consistent: true }),

  'script.lookUp': (cache, { now }, args) =>
    cache.read(async (sql) => ({ value: await lookUp(sql, args, now) }), { consistent: true }),

  'script.runs': (cache, _context, { ticketId, customerId, limit }) =>
    cache.read(async (sql) => {
      const rows = await sql.all<{ doc: string; name: string | null }>(
        `SELECT json_remove(r.doc, '$.path', '$.confirmations') AS doc, s.name FROM script_run r
          LEFT JOIN script s ON s.id = r.script_id
          WHERE r.ticket_id = ? OR r.customer_id IN (SELECT value FROM json_each(?)) ORDER BY r.started_at DESC LIMIT ?`,
        [ticketId, customerId === null ? '[]' : await familyOf(sql, customerId), limit],
      )
      return rows.map(({ doc, name }) => ({
        ...(JSON.parse(doc) as Omit<ScriptRun, 'path' | 'confirmations'>),
        name: name ?? '',
      }))
    }),
}

/** The script in one version, with every part that it goes through in the version that is published now. */
async function bundleOf(sql: Sql, scriptId: string, revisionId: string | null): Promise<ScriptBundle | null> {
  const root = await versionOf(sql, scriptId, revisionId)
  if (!root) return null
  const scripts = new Map([[scriptId, root]])
  const waiting = calledBy(root.graph)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (scripts.has(id)) continue
    const part = await versionOf(sql, id, null)
    if (!part) continue
    scripts.set(id, part)
    waiting.push(...calledBy(part.graph))
  }
  return { scriptId, revisionId: root.revisionId, revisionNumber: root.number, scripts: [...scripts.values()] }
}

async function versionOf(
  sql: Sql,
  scriptId: string,
  revisionId: string | null,
): Promise<ScriptBundle['scripts'][number] | null> {
  const script = await getRecord(sql, 'script', scriptId)
  const wanted = revisionId ?? script?.published?.revisionId
  const revision = wanted === undefined ? undefined : await getRecord(sql, 'scriptRevision', wanted)
  if (!script || !revision || revision.scriptId !== scriptId) return null
  const { name, languages } = script
  return { scriptId, name, languages, revisionId: revision.id, number: revision.number, graph: revision.graph }
}
