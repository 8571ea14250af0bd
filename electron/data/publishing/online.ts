import type { AppErrorCode } from '#shared/ipc/errors'
import type { KnownPages } from '#shared/rules/publishing/content'
import type { Cache } from '../cache/cache.ts'
import type { Sql } from '../cache/driver.ts'
import type { Authorized } from '../session/authorized.ts'
import { toAppFailure } from '../session/failures.ts'

/**
 * Fetches which pages readers see, once an edition is online: what the next one changes is then known without the
 * network. Beside it the edition that was built last, which says who has which address.
 */
export interface FollowingSites {
  /** The server can be asked. */
  caughtUp(): void
  stop(): Promise<void>
}

/** Milliseconds until it is tried again without any news. */
const retryAfter = 60_000

/** Whatever is asked for next would end the same way. */
const lasting: ReadonlySet<AppErrorCode> = new Set([
  'offline',
  'server-unreachable',
  'server-timeout',
  'session-ended',
  'not-signed-in',
  'disk-full',
])

/** Editions whose pages are wanted, with their sites. */
const wanted = `
  SELECT s.id AS siteId, e.id AS editionId FROM site s JOIN edition e ON e.site_id = s.id
  WHERE e.id = s.doc ->> '$.currentEditionId'
    OR e.number = (SELECT max(b.number) FROM edition b WHERE b.site_id = s.id AND b.state = 'published')`

export function startFollowingSites(options: {
  readonly cache: Cache
  readonly server: Pick<Authorized, 'call'>
  readonly report: (what: string, error: unknown) => void
}): FollowingSites {
  const { cache, server, report } = options
  const leaving = new AbortController()
  /** The server has no pages of them: asked for once while the app runs. */
  const gone = new Set<string>()
  let begun = false
  let due = true
  let running: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const end = cache.onChange((changes) => {
    if (!changes.has('edition') && !changes.has('site')) return
    due = true
    look()
  })

  async function fetchMissing(): Promise<void> {
    due = false
    const missing = await cache.read((sql) =>
      sql.all<{ siteId: string; editionId: string }>(
        `${wanted} EXCEPT SELECT s.id, p.edition_id FROM site s JOIN edition_pages p`,
      ),
    )
    for (const { siteId, editionId } of missing) {
      if (leaving.signal.aborted) return
      if (gone.has(editionId)) continue
      try {
        const { pages } = await server.call(
          'editionPages',
          { params: { id: editionId } },
          { signal: leaving.signal, timeout: 60_000 },
        )
        await keep(siteId, editionId, pages)
      } catch (error) {
        if (leaving.signal.aborted) return
        const { code } = toAppFailure(error).error
        if (code === 'not-found') {
          gone.add(editionId)
          continue
        }
        if (!lasting.has(code)) report('sites', error)
        timer ??= setTimeout(() => {
          due = true
          look()
        }, retryAfter).unref()
        return
      }
    }
  }

  async function keep(siteId: string, editionId: string, pages: KnownPages): Promise<void> {
    await cache.write(async (tx) => {
      await tx.run('INSERT OR REPLACE INTO edition_pages (edition_id, doc) VALUES (?, ?)', [
        editionId,
        JSON.stringify(pages),
      ])
      await tx.run(`DELETE FROM edition_pages WHERE edition_id NOT IN (SELECT editionId FROM (${wanted}))`)
      tx.changed('site', siteId)
    })
  }

  function look(): void {
    if (!begun || !due || running || leaving.signal.aborted) return
    clearTimeout(timer)
    timer = undefined
    running = fetchMissing()
      .catch((error) => {
        if (!leaving.signal.aborted) report('sites', error)
      })
      .finally(() => {
        running = undefined
        if (due && timer === undefined) look()
      })
  }

  return {
    caughtUp: () => {
      begun = true
      due = true
      look()
    },
    stop: async () => {
      leaving.abort()
      clearTimeout(timer)
      end()
      await running
    },
  }
}

/** Undefined while they have not been fetched. */
export async function pagesOf(sql: Sql, editionId: string): Promise<KnownPages | undefined> {
  const row = await sql.get<{ doc: string }>('SELECT doc FROM edition_pages WHERE edition_id = ?', [editionId])
  return row && (JSON.parse(row.doc) as KnownPages)
}
