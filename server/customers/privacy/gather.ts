import { type Kysely, sql } from 'kysely'
import type { Customer } from '../../../shared/domain/people.ts'
import {
  type CustomerOwnedType,
  customerOwnedTypes,
  type RecordOf,
  type RecordType,
} from '../../../shared/domain/records.ts'
import { listed } from '../../store/listed.ts'
import { loadRecord, recordTables } from '../../store/records.ts'
import type { Tables } from '../../store/schema.ts'

export interface Identity {
  readonly customer: Customer
  /** Their own id, and those of the customers who are part of them now. */
  readonly ids: readonly string[]
  /** Who became part of them and still is: other names and addresses of the same person. */
  readonly merges: readonly RecordOf<'customerMerge'>[]
  /** Merges that were taken back. Those in which they were the removed one tell of them alone, ... */
  readonly partedFrom: readonly RecordOf<'customerMerge'>[]
  /** ... the others tell of somebody else, who lives on, and of what the merge wrote into this customer. */
  readonly partedWith: readonly RecordOf<'customerMerge'>[]
}

/** All that is known of one person, whoever may see it otherwise. */
export interface Person extends Identity {
  readonly owned: { readonly [T in CustomerOwnedType]: readonly RecordOf<T>[] }
  readonly messages: readonly RecordOf<'message'>[]
  /** Their words in tickets of somebody else, e.g. after a change of the ticket's customer. */
  readonly elsewhere: readonly RecordOf<'message'>[]
  /** Files of their tickets, and those that they sent elsewhere. */
  readonly attachments: readonly RecordOf<'attachment'>[]
  readonly drafts: readonly RecordOf<'draft'>[]
  readonly distinct: readonly RecordOf<'distinctPair'>[]
}

/** Who somebody is, and with whom they were ever one. Undefined when there is no such customer. */
export async function identityOf(db: Kysely<Tables>, customerId: string): Promise<Identity | undefined> {
  const customer = await loadRecord(db, 'customer', customerId)
  if (!customer) return undefined
  const all = await docs(db, 'customerMerge')
  const merges = all.filter(({ undoneAt, targetId }) => undoneAt === null && targetId === customerId)
  const ids = [customerId, ...merges.map(({ removedId }) => removedId)]
  const parted = all.filter(({ undoneAt }) => undoneAt !== null)
  const partedFrom = parted.filter(({ removedId }) => ids.includes(removedId))
  return {
    customer,
    ids,
    merges,
    partedFrom,
    partedWith: parted.filter(
      (merge) => !partedFrom.includes(merge) && (ids.includes(merge.keptId) || ids.includes(merge.targetId)),
    ),
  }
}

/** `written` are the messages that may be theirs, wherever they stand. */
export async function gatherPerson(
  db: Kysely<Tables>,
  identity: Identity,
  written: readonly string[],
): Promise<Person> {
  const { customer, ids } = identity
  const owned: Record<string, unknown> = {}
  for (const type of customerOwnedTypes) owned[type] = await docs(db, type, 'customerId', [customer.id])
  const tickets = owned.ticket as RecordOf<'ticket'>[]
  const ticketIds = tickets.map(({ id }) => id)
  const messages = await docs(db, 'message', 'ticketId', ticketIds)
  const own = new Set(messages.map(({ id }) => id))
  const elsewhere = (await docs(db, 'message', 'id', written)).filter(
    ({ id, authorId }) => !own.has(id) && authorId !== null && ids.includes(authorId),
  )
  const sent = new Set(elsewhere.flatMap(({ attachmentIds }) => attachmentIds))
  const pairs = [...(await docs(db, 'distinctPair', 'oneId', ids)), ...(await docs(db, 'distinctPair', 'otherId', ids))]
  return {
    ...identity,
    owned: owned as unknown as Person['owned'],
    messages,
    elsewhere,
    attachments: [
      ...(await docs(db, 'attachment', 'ticketId', ticketIds)),
      ...(await docs(db, 'attachment', 'id', [...sent])),
    ],
    drafts: await draftsOf(db, ticketIds),
    distinct: [...new Map(pairs.map((pair) => [pair.id, pair])).values()],
  }
}

/** A draft outlives its ticket. */
export function draftsOf(db: Kysely<Tables>, ticketIds: readonly string[]): Promise<RecordOf<'draft'>[]> {
  return docs(db, 'draft', 'ticketId', ticketIds)
}

const slice = 1_000

/** All records of a type, or those with one of the values in a column. */
async function docs<T extends RecordType>(
  db: Kysely<Tables>,
  type: T,
  column?: string,
  values: readonly string[] = [],
): Promise<RecordOf<T>[]> {
  const found: RecordOf<T>[] = []
  const query = recordTables(db)
    .selectFrom(type as RecordType)
    .select('doc')
    .orderBy('id')
  if (column === undefined) {
    for (const { doc } of await query.execute()) found.push(JSON.parse(doc) as RecordOf<T>)
    return found
  }
  for (let start = 0; start < values.length; start += slice) {
    const part = listed(values.slice(start, start + slice))
    for (const { doc } of await query.where(sql.ref<string>(column), 'in', part).execute())
      found.push(JSON.parse(doc) as RecordOf<T>)
  }
  return found
}
