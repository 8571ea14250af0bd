import { JsonText } from '../http/json-text.ts'
import { decodeKey, listAnswer, textAndId } from '../http/list.ts'
import { ProblemError } from '../http/problem.ts'
import type { Routes } from '../http/route.ts'
import { listed } from '../store/listed.ts'
import { teamIdsOf } from '../store/scopes.ts'
import type { Store } from '../store/store.ts'
import { visibleTicket } from '../store/visible.ts'

export function addTicketRoutes(routes: Routes, store: Store): void {
  routes.add('ticketList', async ({ query, who }) => {
    const { limit, before, ...filters } = query
    let find = store.reader
      .selectFrom('ticket')
      .select(['id', 'updatedAt', 'doc'])
      .where('teamId', 'in', listed(teamIdsOf(who.sight)))
    if (filters.status) find = find.where('status', '=', filters.status)
    if (filters.priority) find = find.where('priority', '=', filters.priority)
    if (filters.teamId) find = find.where('teamId', '=', filters.teamId)
    if (filters.assigneeId) find = find.where('assigneeId', '=', filters.assigneeId)
    if (filters.customerId) find = find.where('customerId', '=', filters.customerId)
    if (filters.number) find = find.where('number', '=', filters.number)
    if (before) {
      const [updatedAt, id] = decodeKey(before, textAndId)
      find = find.where((eb) =>
        eb.or([eb('updatedAt', '<', updatedAt), eb.and([eb('updatedAt', '=', updatedAt), eb('id', '<', id)])]),
      )
    }
    const rows = await find
      .orderBy('updatedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    return listAnswer(rows, limit, (row) => [row.updatedAt, row.id])
  })

  routes.add('ticketGet', async ({ params, who }) => {
    const ticket = await visibleTicket(store.reader, who.sight, params.id)
    if (!ticket) throw new ProblemError('not-found')
    return new JsonText(ticket.doc)
  })

  routes.add('ticketMessages', async ({ params, query, who }) => {
    const ticket = await visibleTicket(store.reader, who.sight, params.id)
    if (!ticket) throw new ProblemError('not-found')
    let find = store.reader
      .selectFrom('message')
      .select(['id', 'createdAt', 'doc'])
      .where('ticketId', '=', ticket.id)
      // Asked again with the rows: the ticket may have moved since it was looked up.
      .where('teamId', 'in', listed(teamIdsOf(who.sight)))
    if (query.after) {
      const [createdAt, id] = decodeKey(query.after, textAndId)
      find = find.where((eb) =>
        eb.or([eb('createdAt', '>', createdAt), eb.and([eb('createdAt', '=', createdAt), eb('id', '>', id)])]),
      )
    }
    const rows = await find
      .orderBy('createdAt')
      .orderBy('id')
      .limit(query.limit + 1)
      .execute()
    return listAnswer(rows, query.limit, (row) => [row.createdAt, row.id])
  })
}
