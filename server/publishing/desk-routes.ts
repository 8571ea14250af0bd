import { mayPublish } from '../../shared/rules/publishing/roles.ts'
import { JsonText } from '../http/json-text.ts'
import { ProblemError } from '../http/problem.ts'
import type { Routes } from '../http/route.ts'
import type { Store } from '../store/store.ts'
import type { Previews } from './preview.ts'

/** What the publisher's window asks of the server besides the records. */
export function addDeskRoutes(routes: Routes, store: Store, previews: Previews): void {
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

  routes.add('sitePreview', async ({ params, who }) => {
    if (!mayPublish(who.user.role)) throw new ProblemError('forbidden')
    return { preview: await previews.make(params.id) }
  })
}
