import type { PersonExport } from '../../../shared/api/privacy.ts'
import { groupBy } from '../../http/group.ts'
import { ProblemError } from '../../http/problem.ts'
import { type Routes, requireRole } from '../../http/route.ts'
import { loadRecord, loadWorkspace } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { erasePerson } from './erase.ts'
import { gatherPerson, identityOf } from './gather.ts'
import { labelsOf } from './labels.ts'
import { ledCalls } from './led-calls.ts'
import { writtenBy } from './look.ts'

/** A person's own data crosses the borders of teams, so administrators alone hand it out or remove it. */
export function addPrivacyRoutes(routes: Routes, store: Store): void {
  routes.add('customerExport', async ({ params, who }) => {
    requireRole(who, 'admin')
    return store.read(async (db): Promise<PersonExport> => {
      const identity = await identityOf(db, params.id)
      if (!identity) throw new ProblemError('not-found')
      const person = await gatherPerson(db, identity, await writtenBy(db, identity.ids))
      const { customer, merges, owned } = person
      const organization = customer.organizationId
        ? await loadRecord(db, 'organization', customer.organizationId)
        : undefined
      const messages = groupBy(person.messages, ({ ticketId }) => ticketId)
      const attachments = groupBy(person.attachments, ({ ticketId }) => ticketId)
      const records = {
        tickets: owned.ticket.map((ticket) => ({
          ...ticket,
          messages: messages.get(ticket.id) ?? [],
          attachments: attachments.get(ticket.id) ?? [],
        })),
        calls: [...owned.call],
        callbacks: [...owned.callback],
        scriptRuns: await ledCalls(db, owned.scriptRun),
        consents: [...owned.consent],
        products: [...owned.ownedProduct],
      }
      return {
        format: 'switchboard-person',
        version: 2,
        exportedAt: new Date().toISOString(),
        workspace: (await loadWorkspace(db))?.name ?? '',
        customer,
        organization: organization?.name ?? null,
        merged: merges.map(({ removed }) => removed),
        ...records,
        otherMessages: [...person.elsewhere],
        orders: [...owned.order],
        surveys: [...owned.survey],
        names: await labelsOf(db, records),
      }
    })
  })

  routes.add('customerErase', async ({ params, body, who }) => {
    requireRole(who, 'admin')
    return erasePerson(store, who, params.id, body.mode)
  })
}
