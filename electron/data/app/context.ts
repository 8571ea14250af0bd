import type { AppContext } from '#shared/ipc/views'
import type { Sql } from '../cache/driver.ts'
import { allRecords } from '../cache/records.ts'
import type { Identity } from '../sync/effects.ts'

/** The small record sets that every screen needs. */
export async function appContext(sql: Sql, { me, workspace }: Identity): Promise<AppContext> {
  const users = await allRecords(sql, 'user')
  return {
    me: users.find(({ id }) => id === me.id) ?? me,
    workspace: (await allRecords(sql, 'workspace')).find(({ id }) => id === workspace.id) ?? workspace,
    teams: await allRecords(sql, 'team'),
    users,
    tags: await allRecords(sql, 'tag'),
    views: await allRecords(sql, 'view'),
    dispositions: (await allRecords(sql, 'disposition')).sort((a, b) => a.position - b.position),
  }
}
