import type { Consent } from '../../shared/domain/calls.ts'
import { customer } from '../../shared/domain/people.ts'
import type { CustomerChange } from '../../shared/rules/calls/wishes.ts'
import type { WriteTx } from '../store/store.ts'

/** What a customer has said about being called. */

export async function consentsOf(tx: WriteTx, customerId: string): Promise<Consent[]> {
  const rows = await tx.db.selectFrom('consent').select('doc').where('customerId', '=', customerId).execute()
  return rows.map(({ doc }) => JSON.parse(doc))
}

const wishes = customer.pick({ doNotCall: true, contactWindow: true, timeZone: true })

/** How the customer changed after a moment, oldest first. `at`: ISO 8601 UTC. */
export async function changesSince(tx: WriteTx, customerId: string, at: string): Promise<CustomerChange[]> {
  const rows = await tx.db
    .selectFrom('audit')
    .select(['before', 'after', 'userId'])
    .where('recordId', '=', customerId)
    .where('type', '=', 'customer')
    .where('at', '>', at)
    .orderBy('seq')
    .execute()
  return rows.flatMap(({ before, after, userId }) => {
    if (before === null || after === null) return []
    const [was, is] = [wishes.safeParse(JSON.parse(before)), wishes.safeParse(JSON.parse(after))]
    return was.success && is.success ? [{ before: was.data, after: is.data, userId }] : []
  })
}
