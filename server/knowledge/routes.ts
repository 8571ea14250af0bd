import { type Routes, requireRole } from '../http/route.ts'
import type { LinkChecks } from './link-checks.ts'

export function addKnowledgeRoutes(routes: Routes, links: LinkChecks | undefined): void {
  routes.add('linkCheckRun', async ({ who, request }) => {
    requireRole(who, 'editor', 'lead', 'admin')
    if (!links) return { started: false }
    // It takes minutes; what is found comes to the client like every other record.
    links.run(Date.now()).catch((error: unknown) => request.log.error({ err: error }, 'checking links failed'))
    return { started: true }
  })
}
