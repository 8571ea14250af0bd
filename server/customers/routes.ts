import { JsonText } from '../http/json-text.ts'
import { decodeKey, listAnswer, textAndId } from '../http/list.ts'
import { ProblemError } from '../http/problem.ts'
import type { Routes } from '../http/route.ts'
import { teamIdsOf } from '../store/scopes.ts'
import type { Store } from '../store/store.ts'

const openStatuses = ['new', 'open', 'waiting']

/** Customers and organizations belong to the whole workspace: everybody who is signed in may read them. */
export function addCustomerRoutes(routes: Routes, store: Store): void {
  routes.add('customerList', async ({ query }) => {
    let find = store.reader.selectFrom('customer').select(['id', 'name', 'doc'])
    if (query.organizationId) find = find.where('organizationId', '=', query.organizationId)
    for (const [kind, value] of [
      ['email', query.email?.trim().toLowerCase()],
      ['phone', query.phone?.replace(/[^+\d]/g, '')],
    ] as const) {
      if (value === undefined) continue
      find = find.where('id', 'in', (eb) =>
        eb.selectFrom('customerContact').select('customerId').where('kind', '=', kind).where('value', '=', value),
      )
    }
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

  routes.add('customerGet', async ({ params }) => {
    const row = await store.reader.selectFrom('customer').select('doc').where('id', '=', params.id).executeTakeFirst()
    if (!row) throw new ProblemError('not-found')
    return new JsonText(row.doc)
  })

  // Numbers alone: what they are about is for those teams.
  routes.add('customerElsewhere', async ({ params, who }) => {
    const own = teamIdsOf(who.sight)
    const counts = await store.reader
      .selectFrom('ticket')
      .select(({ fn, eb }) => [
        fn.countAll<number>().as('total'),
        fn.sum<number | null>(eb.case().when('status', 'in', openStatuses).then(1).else(0).end()).as('open'),
      ])
      .where('customerId', '=', params.id)
      // In what people wrote, a quotation mark has a backslash before it.
      .where('doc', 'like', '%"mergedIntoId":null%')
      .$if(own.length > 0, (query) => query.where('teamId', 'not in', own))
      .executeTakeFirstOrThrow()
    return { open: Number(counts.open ?? 0), total: Number(counts.total) }
  })

  routes.add('organizationList', async ({ query }) => {
    let find = store.reader.selectFrom('organization').select(['id', 'name', 'doc'])
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
}
