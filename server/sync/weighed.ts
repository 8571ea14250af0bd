import type { Reader, Wishes } from '../../shared/commands/command.ts'
import type { Consent } from '../../shared/domain/calls.ts'
import type { Customer } from '../../shared/domain/people.ts'
import { loadRecord } from '../store/records.ts'
import type { WriteTx } from '../store/store.ts'

/** What a customer has said about being contacted, for a command that weighs it. */
export type Weighed = Pick<Reader, 'consentsOf' | 'wishesOf'>

/** `customerId` null: the command weighs nothing. */
export async function weighedFor(tx: WriteTx, customerId: string | null, composedAt: string): Promise<Weighed> {
  const consents = customerId === null ? [] : await consentsOf(tx, customerId)
  const wishes = customerId === null ? undefined : await wishesAt(tx, customerId, composedAt)
  return {
    consentsOf: (id) => (id === customerId ? consents : []),
    wishesOf: (id) => (id === customerId ? wishes : undefined),
  }
}

async function consentsOf(tx: WriteTx, customerId: string): Promise<Consent[]> {
  const rows = await tx.db.selectFrom('consent').select('doc').where('customerId', '=', customerId).execute()
  return rows.map(({ doc }) => JSON.parse(doc))
}

/** Records from before these fields have none. */
const laterFields: Pick<Wishes, 'doNotCall' | 'contactWindow'> = { doNotCall: false, contactWindow: null }

/**
 * A wish bears no time of its own: the first change behind the moment tells how it was before. Undefined when nobody
 * knows: the customer came later, or what they were is forgotten.
 */
async function wishesAt(tx: WriteTx, customerId: string, at: string): Promise<Wishes | undefined> {
  const next = await tx.db
    .selectFrom('audit')
    .select('before')
    .where('recordId', '=', customerId)
    .where('type', '=', 'customer')
    .where('at', '>', at)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  const found = next ? customerOf(next.before) : await loadRecord(tx.db, 'customer', customerId)
  return found && { ...laterFields, ...found }
}

const customerOf = (doc: string | null) => (doc === null ? undefined : (JSON.parse(doc) as Customer))
