import { mayReadAllRuns } from '../../shared/rules/scripts/roles.ts'
import { scriptSchema } from '../../shared/rules/scripts/schema.ts'
import { JsonText } from '../http/json-text.ts'
import { decodeKey, listAnswer, textAndId } from '../http/list.ts'
import { ProblemError } from '../http/problem.ts'
import type { Routes } from '../http/route.ts'
import { listed } from '../store/listed.ts'
import { teamIdsOf } from '../store/scopes.ts'
import type { Store } from '../store/store.ts'

/** Scripts belong to the whole workspace; who reads how calls went stands in `shared/rules/scripts/roles`. */
export function addScriptRoutes(routes: Routes, store: Store): void {
  routes.add('scriptList', async ({ query }) => {
    let find = store.reader.selectFrom('script').select(['id', 'name', 'doc'])
    if (query.before) {
      const [name, id] = decodeKey(query.before, textAndId)
      find = find.where((eb) => eb.or([eb('name', '>', name), eb.and([eb('name', '=', name), eb('id', '>', id)])]))
    }
    const rows = await find
      .orderBy('name')
      .orderBy('id')
      .limit(query.limit + 1)
      .execute()
    return listAnswer(rows, query.limit, (row) => [row.name, row.id])
  })

  routes.add('scriptGet', async ({ params }) => {
    const row = await store.reader.selectFrom('script').select('doc').where('id', '=', params.id).executeTakeFirst()
    if (!row) throw new ProblemError('not-found')
    return new JsonText(row.doc)
  })

  routes.add('scriptRunList', async ({ params, query, who }) => {
    if (!mayReadAllRuns(who.user.role)) throw new ProblemError('forbidden')
    let find = store.reader
      .selectFrom('scriptRun')
      .select(['id', 'startedAt', 'doc'])
      .where('scriptId', '=', params.id)
      .where('teamId', 'in', listed(teamIdsOf(who.sight)))
    if (query.before) {
      const [startedAt, id] = decodeKey(query.before, textAndId)
      find = find.where((eb) =>
        eb.or([eb('startedAt', '<', startedAt), eb.and([eb('startedAt', '=', startedAt), eb('id', '<', id)])]),
      )
    }
    const rows = await find
      .orderBy('startedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute()
    return listAnswer(rows, query.limit, (row) => [row.startedAt, row.id])
  })

  routes.add('scriptSchema', async () => scriptSchema())
}
