import type { User } from '#shared/domain/people'
import type { ScriptRun } from '#shared/domain/scripts'
import { AppFailure } from '#shared/ipc/errors'
import { type AnalysedRun, analyse } from '#shared/rules/scripts/analyse'
import { mayReadAllRuns } from '#shared/rules/scripts/roles'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'

/** What the runs in sight have shown. */
export const analyticsQueries: QueryHandlers<'script.analytics' | 'script.versions'> = {
  'script.analytics': (cache, { me }, { scriptId, revisionNumber, from }) => {
    mustKeepScripts(me)
    return cache.read(
      async (sql) => {
        const rows = await sql.all<{ doc: string }>(
          `SELECT doc FROM script_run WHERE script_id = ? AND revision_number = coalesce(?, revision_number)
            AND started_at >= coalesce(?, '')`,
          [scriptId, revisionNumber, from],
        )
        const runs = rows.map(({ doc }) => JSON.parse(doc) as ScriptRun)
        return analyse(await withTickets(sql, runs))
      },
      { consistent: true },
    )
  },

  'script.versions': (cache, { me }, { scriptId, from }) => {
    mustKeepScripts(me)
    return cache.read((sql) =>
      sql.all<{ number: number; runs: number }>(
        `SELECT revision_number AS number, count(*) FILTER (WHERE started_at >= coalesce(?, '')) AS runs
          FROM script_run WHERE script_id = ? GROUP BY revision_number ORDER BY revision_number DESC`,
        [from, scriptId],
      ),
    )
  },
}

function mustKeepScripts({ role }: User): void {
  if (!mayReadAllRuns(role)) throw new AppFailure('forbidden')
}

/** A ticket counts as reopened when it was solved and came back after the call. */
async function withTickets(sql: Sql, runs: readonly ScriptRun[]): Promise<AnalysedRun[]> {
  const ids = JSON.stringify([...new Set(runs.flatMap(({ ticketId }) => ticketId ?? []))])
  const statuses = await sql.all<{ id: string; status: string }>(
    'SELECT id, status FROM ticket WHERE id IN (SELECT value FROM json_each(?))',
    [ids],
  )
  const reopenings = await sql.all<{ id: string; at: string }>(
    `SELECT ticket_id AS id, max(created_at) AS at FROM json_each(?) AS wanted CROSS JOIN message ON ticket_id = wanted.value
      WHERE kind = 'event' AND doc ->> '$.event.type' = 'status' AND doc ->> '$.event.from' = 'solved'
        AND doc ->> '$.event.to' IN ('new', 'open', 'waiting') GROUP BY ticket_id`,
    [ids],
  )
  const status = new Map(statuses.map((each) => [each.id, each.status]))
  const reopenedAt = new Map(reopenings.map((each) => [each.id, each.at]))
  return runs.map((run) => {
    const now = run.ticketId === null ? undefined : status.get(run.ticketId)
    if (run.ticketId === null || now === undefined) return { ...run, ticket: null }
    const reopened = (reopenedAt.get(run.ticketId) ?? '') > run.endedAt
    return { ...run, ticket: { solved: now === 'solved' || now === 'closed', reopened } }
  })
}
