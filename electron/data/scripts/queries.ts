import type { Script, ScriptDraft, ScriptRevision } from '#shared/domain/scripts'
import type { ScriptRow } from '#shared/ipc/scripts'
import { variablesSetIn } from '#shared/rules/scripts/variables'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { allRecords, getRecord } from '../cache/records.ts'

/** Scripts as those who write them see them. A workspace has tens of them, so lists are read whole. */

export const scriptReads: QueryHandlers<
  'script.list' | 'script.get' | 'script.revisions' | 'script.revision' | 'script.known'
> = {
  'script.list': (cache, { me }, { archived }) =>
    cache.read(
      async (sql) => {
        const found = await sql.all<{ doc: string; has_draft: number; pending: number; runs: number; recent: number }>(
          `SELECT s.doc, EXISTS (SELECT 1 FROM script_draft d WHERE d.script_id = s.id AND d.user_id = ?) AS has_draft,
            ${pendingOf('s.id')} AS pending, (SELECT count(*) FROM script_run r WHERE r.script_id = s.id) AS runs,
            (SELECT count(*) FROM script_run r WHERE r.script_id = s.id
              AND r.started_at >= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-30 days')) AS recent
          FROM script s ORDER BY s.name COLLATE NOCASE, s.row`,
          [me.id],
        )
        return found
          .map(({ doc, has_draft, pending, runs, recent }) => ({
            ...rowOf(JSON.parse(doc) as Script),
            hasDraft: has_draft === 1,
            pending: pending === 1,
            runs,
            recentRuns: recent,
          }))
          .filter(({ archivedAt }) => (archivedAt !== null) === archived)
      },
      { consistent: true },
    ),

  'script.get': (cache, { me }, { scriptId }) =>
    cache.read(
      async (sql) => {
        const script = await getRecord(sql, 'script', scriptId)
        if (!script) return null
        const drafts = await sql.all<{ doc: string }>(
          'SELECT doc FROM script_draft WHERE script_id = ? AND user_id = ? ORDER BY updated_at DESC',
          [scriptId, me.id],
        )
        const pending = await sql.get<{ pending: number }>(`SELECT ${pendingOf('?')} AS pending`, [scriptId])
        return {
          script,
          drafts: drafts.map(({ doc }) => JSON.parse(doc) as ScriptDraft),
          pending: pending?.pending === 1,
          authorId: (await getRecord(sql, 'scriptRevision', script.revisionId))?.authorId ?? null,
        }
      },
      { consistent: true },
    ),

  'script.revisions': (cache, _context, { scriptId }) =>
    cache.read(async (sql) => {
      const rows = await sql.all<{ doc: string }>(
        `SELECT json_remove(doc, '$.graph') AS doc FROM script_revision WHERE script_id = ?
          ORDER BY number DESC, doc ->> '$.aside', doc ->> '$.createdAt' DESC`,
        [scriptId],
      )
      return rows.map(({ doc }) => JSON.parse(doc) as Omit<ScriptRevision, 'graph'>)
    }),

  'script.revision': (cache, _context, { revisionId }) =>
    cache.read(async (sql) => (await getRecord(sql, 'scriptRevision', revisionId)) ?? null),

  'script.known': (cache) =>
    cache.read(
      async (sql) => ({
        scripts: (await allScripts(sql)).map(({ id, name, graph, published }) => ({
          id,
          name,
          part: graph.part,
          published: published !== null,
          variables: variablesSetIn(graph),
          calls: calledBy(graph),
        })),
        articles: await articleTitles(sql),
        products: (await allRecords(sql, 'product')).map(({ id, name }) => ({ id, name })),
        dispositions: (await allRecords(sql, 'disposition'))
          .filter(({ active }) => active)
          .sort((a, b) => a.position - b.position)
          .map(({ id, name }) => ({ id, name })),
      }),
      { consistent: true },
    ),
}

/** Published articles in use, by the title in their own language. */
export async function articleTitles(sql: Sql): Promise<{ id: string; title: string }[]> {
  return sql.all<{ id: string; title: string }>(
    `SELECT a.id, coalesce(t.doc ->> '$.published.title', t.doc ->> '$.title') AS title
      FROM article a JOIN translation t ON t.article_id = a.id AND t.doc ->> '$.language' = a.doc ->> '$.sourceLanguage'
      WHERE a.doc ->> '$.archivedAt' IS NULL AND t.doc ->> '$.published' IS NOT NULL ORDER BY title COLLATE NOCASE`,
  )
}

const pendingOf = (id: string) =>
  `EXISTS (SELECT 1 FROM outbox_touch o WHERE o.type = 'script' AND o.id = ${id} AND o.changed = 1)`

function rowOf(script: Script): Omit<ScriptRow, 'hasDraft' | 'pending' | 'runs' | 'recentRuns'> {
  const { graph, version: _version, reviewNote: _note, ...rest } = script
  return { ...rest, part: graph.part, steps: graph.steps.length }
}

/** Those in use, by name. */
export async function allScripts(sql: Sql): Promise<Script[]> {
  const rows = await sql.all<{ doc: string }>(
    `SELECT doc FROM script WHERE doc ->> '$.archivedAt' IS NULL ORDER BY name COLLATE NOCASE, row`,
  )
  return rows.map(({ doc }) => JSON.parse(doc) as Script)
}

/** Scripts that a graph goes through, each once. */
export function calledBy(graph: Script['graph']): string[] {
  const ids = graph.steps.flatMap((step) =>
    step.kind === 'sub-script' && step.scriptId !== null ? [step.scriptId] : [],
  )
  return [...new Set(ids)]
}
