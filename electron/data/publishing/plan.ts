import type { Article, Category, Snippet, Translation } from '#shared/domain/knowledge'
import type { Site } from '#shared/domain/sites'
import { mostPlanned, type SitePlan } from '#shared/ipc/publishing'
import { dayHere } from '#shared/rules/day'
import { checkSite, isBlocking } from '#shared/rules/publishing/checks'
import { contentOf, knownPages, type Shelf } from '#shared/rules/publishing/content'
import { planOf } from '#shared/rules/publishing/plan'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { pagesOf } from './online.ts'
import { pageChangesOf } from './page-changes.ts'

/** What the next edition of a site changes, by the same rules as on the server, from what stands in the cache. */
export const planQueries: QueryHandlers<'site.plan'> = {
  'site.plan': async (cache, { now }, { siteId }) => {
    const found = await cache.read(
      async (sql) => {
        const site = await getRecord(sql, 'site', siteId)
        if (!site) return null
        return { site, shelf: await shelfOf(sql), files: await fileIds(sql), ...(await knownOf(sql, site)) }
      },
      { consistent: true },
    )
    if (!found) return null
    const { site, shelf, files, current, newest } = found
    const content = contentOf(site, shelf, newest ?? current ?? {})
    const findings = checkSite(site, shelf, content, { files, today: dayHere(now) })
    const plan = planOf(current ?? {}, knownPages(content, shelf))
    const blocking = findings.filter(isBlocking).length
    return {
      online: site.currentEditionId === null ? 'nothing' : current ? 'known' : 'unknown',
      ...pageChangesOf(plan, current ?? {}),
      findings: findings.slice(0, mostPlanned),
      blocking,
      warnings: findings.length - blocking,
    } satisfies SitePlan
  },
}

async function knownOf(sql: Sql, { id, currentEditionId }: Site) {
  const built = await sql.get<{ id: string }>(
    "SELECT id FROM edition WHERE site_id = ? AND state = 'published' ORDER BY number DESC LIMIT 1",
    [id],
  )
  return {
    current: currentEditionId === null ? undefined : await pagesOf(sql, currentEditionId),
    newest: built && (await pagesOf(sql, built.id)),
  }
}

/** What a site may be made of: nothing that only colleagues read is even looked at. */
async function shelfOf(sql: Sql): Promise<Shelf> {
  const docs = async <T>(query: string) =>
    (await sql.all<{ doc: string }>(query)).map(({ doc }) => JSON.parse(doc) as T)
  const snippets = await docs<Snippet>('SELECT doc FROM snippet')
  return {
    articles: await docs<Article>('SELECT doc FROM article ORDER BY id'),
    // Newer texts that readers do not see yet are long and say nothing here.
    translations: await docs<Translation>(
      `SELECT json_remove(t.doc, '$.bodyHtml', '$.bodyText') AS doc FROM translation t ORDER BY t.id`,
    ),
    categories: await docs<Category>('SELECT doc FROM category'),
    snippets: new Map(snippets.map((each) => [each.id, each])),
  }
}

async function fileIds(sql: Sql): Promise<ReadonlySet<string>> {
  const rows = await sql.all<{ id: string }>('SELECT id FROM article_file')
  return new Set(rows.map(({ id }) => id))
}
