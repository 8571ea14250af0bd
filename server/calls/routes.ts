import { callIdOf } from '../../shared/domain/records.ts'
import { JsonText } from '../http/json-text.ts'
import { decodeKey, listAnswer, textAndId } from '../http/list.ts'
import { ProblemError } from '../http/problem.ts'
import type { Routes } from '../http/route.ts'
import { listed } from '../store/listed.ts'
import { teamIdsOf } from '../store/scopes.ts'
import type { Store } from '../store/store.ts'
import type { LiveHub } from '../sync/live.ts'
import { reportCall } from './report.ts'

export function addCallRoutes(routes: Routes, store: Store, hub: LiveHub): void {
  routes.add('callReport', async ({ body, who }) => {
    const { call, ringsAt } = await reportCall(store, who, body)
    if (ringsAt) hub.ring(ringsAt, call.id)
    return call
  })

  routes.add('callList', async ({ query, who }) => {
    const { limit, before, externalId, from, to, ...filters } = query
    let find = store.reader
      .selectFrom('call')
      .select(['id', 'ringingAt', 'doc'])
      .where('teamId', 'in', listed(teamIdsOf(who.sight)))
    for (const field of ['teamId', 'agentId', 'customerId', 'ticketId', 'state', 'direction'] as const) {
      const wanted = filters[field]
      if (wanted !== undefined) find = find.where(field, '=', wanted)
    }
    if (externalId !== undefined) find = find.where('id', '=', callIdOf(externalId))
    if (from !== undefined) find = find.where('ringingAt', '>=', from)
    if (to !== undefined) find = find.where('ringingAt', '<', to)
    if (before) {
      const [ringingAt, id] = decodeKey(before, textAndId)
      find = find.where((eb) =>
        eb.or([eb('ringingAt', '<', ringingAt), eb.and([eb('ringingAt', '=', ringingAt), eb('id', '<', id)])]),
      )
    }
    const rows = await find
      .orderBy('ringingAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    return listAnswer(rows, limit, (row) => [row.ringingAt, row.id])
  })

  routes.add('callGet', async ({ params, who }) => {
    const row = await store.reader
      .selectFrom('call')
      .select(['teamId', 'doc'])
      .where('id', '=', params.id)
      .executeTakeFirst()
    if (!row || !who.sight.sees(`team:${row.teamId}`)) throw new ProblemError('not-found')
    return new JsonText(row.doc)
  })
}
