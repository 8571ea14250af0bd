import type { Script, ScriptExport } from '#shared/domain/scripts'
import { type Named, readScript, referencesOf, withIds, writeScript } from '#shared/rules/scripts/exchange'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { allRecords, getRecord } from '../cache/records.ts'
import { allScripts, articleTitles } from './queries.ts'

/** Scripts out of and into files. */
export const exchangeQueries: QueryHandlers<'script.export' | 'script.import'> = {
  'script.export': (cache, _context, { scriptId, revisionId }) =>
    cache.read(
      async (sql) => {
        const script = await getRecord(sql, 'script', scriptId)
        const revision = revisionId === null ? undefined : await getRecord(sql, 'scriptRevision', revisionId)
        if (!script || (revisionId !== null && revision?.scriptId !== scriptId)) return null
        const exported = await exportOf(sql, script, revision?.graph ?? script.graph)
        return { fileName: `${fileNameOf(script.name)}.script.json`, text: writeScript(exported) }
      },
      { consistent: true },
    ),

  'script.import': (cache, _context, { text }) =>
    cache.read(
      async (sql) => {
        const read = readScript(text)
        if (!read.ok) return read
        const known = await namesHere(sql)
        const ids = new Set(known.map(({ id }) => id))
        const byName = new Map(known.map((each) => [nameKey(each), each.id]))
        const foreign = new Map(read.script.names.map((each) => [each.id, byName.get(nameKey(each))]))
        const script = withIds(read.script, (id) => (ids.has(id) ? id : (foreign.get(id) ?? id)))
        const { teamIds, tagIds, productIds } = script.offeredFor
        const wanted: Pick<Named, 'kind' | 'id'>[] = [
          ...referencesOf(script.graph),
          ...teamIds.map((id) => ({ kind: 'team' as const, id })),
          ...tagIds.map((id) => ({ kind: 'tag' as const, id })),
          ...productIds.map((id) => ({ kind: 'product' as const, id })),
        ]
        const names = new Map(script.names.map((each) => [each.id, each.name]))
        const unresolved = wanted
          .filter(({ id }) => !ids.has(id))
          .map(({ kind, id }) => ({ kind, id, name: names.get(id) ?? '' }))
        return { ok: true, script, unresolved }
      },
      { consistent: true },
    ),
}

async function exportOf(sql: Sql, script: Script, graph: Script['graph']): Promise<ScriptExport> {
  const known = new Map((await namesHere(sql)).map((each) => [each.id, each]))
  const { teamIds, tagIds, productIds } = script.offeredFor
  const used = [...referencesOf(graph).map(({ id }) => id), ...teamIds, ...tagIds, ...productIds]
  return {
    format: 'switchboard-script',
    formatVersion: 1,
    name: script.name,
    description: script.description,
    languages: script.languages,
    offeredFor: script.offeredFor,
    graph,
    names: [...new Set(used)].flatMap((id) => known.get(id) ?? []),
  }
}

/** Everything here that a script can point to. */
async function namesHere(sql: Sql): Promise<Named[]> {
  const named = (kind: Named['kind'], records: readonly { id: string; name: string }[]) =>
    records.map(({ id, name }) => ({ kind, id, name }))
  return [
    ...named('team', await allRecords(sql, 'team')),
    ...named('tag', await allRecords(sql, 'tag')),
    ...named('script', await allScripts(sql)),
    ...named('product', await allRecords(sql, 'product')),
    ...named('disposition', await allRecords(sql, 'disposition')),
    ...named(
      'article',
      (await articleTitles(sql)).map(({ id, title }) => ({ id, name: title })),
    ),
  ]
}

const nameKey = ({ kind, name }: Pick<Named, 'kind' | 'name'>) => `${kind} ${name.trim().toLowerCase()}`

function fileNameOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return words.toLowerCase().slice(0, 60) || 'script'
}
