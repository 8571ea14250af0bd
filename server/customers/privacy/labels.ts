import type { Kysely } from 'kysely'
import type { PersonExport } from '../../../shared/api/privacy.ts'
import { loadRecords } from '../../store/records.ts'
import type { Tables } from '../../store/schema.ts'

type Naming = Pick<PersonExport, 'calls' | 'callbacks' | 'consents' | 'products' | 'scriptRuns' | 'tickets'>

/** Names of the colleagues, teams, outcomes and products that a person's records name by their ids. */
export async function labelsOf(db: Kysely<Tables>, person: Naming): Promise<Record<string, string>> {
  const { calls, callbacks, consents, products, scriptRuns, tickets } = person
  const ids = {
    user: [
      ...calls.map(({ agentId }) => agentId),
      ...callbacks.flatMap(({ assigneeId, createdById }) => [assigneeId, createdById]),
      ...consents.map(({ recordedById }) => recordedById),
      ...scriptRuns.map(({ agentId }) => agentId),
      ...tickets.map(({ assigneeId }) => assigneeId),
    ],
    team: [...calls, ...callbacks, ...tickets].map(({ teamId }) => teamId),
    disposition: [...calls, ...scriptRuns].map(({ dispositionId }) => dispositionId),
    product: products.map(({ productId }) => productId),
  } as const
  const refs = (['user', 'team', 'disposition', 'product'] as const).flatMap((type) =>
    [...new Set(ids[type])].flatMap((id) => (id === null ? [] : [{ type, id }])),
  )
  const found = await loadRecords(db, refs)
  return Object.fromEntries([...found.values()].map(({ id, doc }) => [id, (JSON.parse(doc) as { name: string }).name]))
}
