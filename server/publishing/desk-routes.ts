import { JsonText } from '../http/json-text.ts'
import { ProblemError } from '../http/problem.ts'
import type { Routes } from '../http/route.ts'
import type { Store } from '../store/store.ts'

/** What the publisher's window asks of the server besides the records. */
export function addDeskRoutes(routes: Routes, store: Store): void {
  routes.add('editionPages', async ({ params }) => {
    const row = await store.reader
      .selectFrom('manifest')
      .select('doc')
      .where('editionId', '=', params.id)
      .executeTakeFirst()
    if (!row) throw new ProblemError('not-found')
    const { pages } = JSON.parse(row.doc) as { readonly pages: unknown }
    return new JsonText(JSON.stringify({ pages }))
  })
}
