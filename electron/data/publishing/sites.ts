import type { Edition, Site } from '#shared/domain/sites'
import type { SiteRow } from '#shared/ipc/publishing'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'

/** Sites with their editions. A workspace has a handful of sites, so they are read whole. */
export const siteQueries: QueryHandlers<'site.list' | 'site.get'> = {
  'site.list': (cache) =>
    cache.read(
      async (sql) => {
        const rows: SiteRow[] = []
        for (const site of await allSites(sql)) {
          const editions = await editionsOf(sql, site.id)
          const [newest] = editions
          const { logo: _logo, articleIds: _byHand, leftOutIds: _leftOut, ...shown } = site
          rows.push({
            site: shown,
            current: editions.find(({ id }) => id === site.currentEditionId) ?? null,
            next: editions.findLast(({ state }) => unfinished.has(state)) ?? null,
            failed: newest?.state === 'failed' ? newest : null,
            pending: await isPending(sql, site.id),
          })
        }
        return rows
      },
      { consistent: true },
    ),

  'site.get': (cache, _context, { siteId }) =>
    cache.read(
      async (sql) => {
        const site = await getRecord(sql, 'site', siteId)
        if (!site) return null
        return { site, editions: await editionsOf(sql, siteId), pending: await isPending(sql, siteId) }
      },
      { consistent: true },
    ),
}

const unfinished: ReadonlySet<Edition['state']> = new Set(['scheduled', 'waiting', 'building'])

export async function allSites(sql: Sql): Promise<Site[]> {
  const rows = await sql.all<{ doc: string }>('SELECT doc FROM site ORDER BY name COLLATE NOCASE, row')
  return rows.map(({ doc }) => JSON.parse(doc) as Site)
}

/** More than anybody looks through. Newest first. */
const mostEditions = 200

async function editionsOf(sql: Sql, siteId: string): Promise<Edition[]> {
  const rows = await sql.all<{ doc: string }>(
    'SELECT doc FROM edition WHERE site_id = ? ORDER BY number DESC LIMIT ?',
    [siteId, mostEditions],
  )
  return rows.map(({ doc }) => JSON.parse(doc) as Edition)
}

async function isPending(sql: Sql, siteId: string): Promise<boolean> {
  const row = await sql.get<{ pending: number }>(
    `SELECT EXISTS (SELECT 1 FROM outbox_touch o WHERE o.changed = 1 AND ((o.type = 'site' AND o.id = ?1)
      OR (o.type = 'edition' AND o.id IN (SELECT id FROM edition e WHERE e.site_id = ?1)))) AS pending`,
    [siteId],
  )
  return row?.pending === 1
}
