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

/** All that is known of one person, whoever may see it otherwise. */
export interface Person {
  readonly customer: Customer
  /** Who became part of them: other names and addresses of the same person. */
  readonly merges: readonly RecordOf<'customerMerge'>[]
  readonly owned: { readonly [T in CustomerOwnedType]: readonly RecordOf<T>[] }
  readonly messages: readonly RecordOf<'message'>[]
  /** Their words in tickets of somebody else, e.g. after a change of the ticket's customer. */
  readonly elsewhere: readonly RecordOf<'message'>[]
  readonly attachments: readonly RecordOf<'attachment'>[]
  readonly drafts: readonly RecordOf<'draft'>[]
  readonly distinct: readonly RecordOf<'distinctPair'>[]
}

/** Undefined when there is no such customer. */
export async function gatherPerson(db: Kysely<Tables>, customerId: string): Promise<Person | undefined> {
  const customer = await loadRecord(db, 'customer', customerId)
  if (!customer) return undefined
  const merges = await docs(db, 'customerMerge', [])
  const mine = merges.filter((merge) => [merge.keptId, merge.removedId, merge.targetId].includes(customerId))
  const owned: Record<string, unknown> = {}
  for (const type of customerOwnedTypes) owned[type] = await docs(db, type, [['customerId', [customerId]]])
  const tickets = owned['ticket'] as RecordOf<'ticket'>[]
  const ticketIds = tickets.map(({ id }) => id)
  const messages = await docs(db, 'message', [['ticketId', ticketIds]])
  const own = new Set(messages.map(({ id }) => id))
  // No index by author: this is asked once in a long while.
  const written = await recordTables(db)
    .selectFrom('message')
    .select('doc')
    .where('doc', 'like', `%"authorId":"${customerId}"%`)
    .execute()
  const pairs = await recordTables(db)
    .selectFrom('distinctPair')
    .select('doc')
    .where((eb) => eb.or([eb('oneId' as 'id', '=', customerId), eb('otherId' as 'id', '=', customerId)]))
    .execute()
  return {
    customer,
    merges: mine,
    owned: owned as unknown as Person['owned'],
    messages,
    elsewhere: written.map(({ doc }) => JSON.parse(doc) as RecordOf<'message'>).filter(({ id }) => !own.has(id)),
    attachments: await docs(db, 'attachment', [['ticketId', ticketIds]]),
    drafts: await docs(db, 'draft', [['ticketId', ticketIds]]),
    distinct: pairs.map(({ doc }) => JSON.parse(doc) as RecordOf<'distinctPair'>),
  }
}

const slice = 1_000

async function docs<T extends RecordType>(
  db: Kysely<Tables>,
  type: T,
  where: readonly (readonly [column: string, values: readonly string[]])[],
): Promise<RecordOf<T>[]> {
  const found: RecordOf<T>[] = []
  const [column, values] = where[0] ?? []
  const tables = recordTables(db)
  const read = async (part: readonly string[] | null) => {
    let query = tables.selectFrom(type as RecordType).select('doc')
    if (part && column) query = query.where(sql.ref<string>(column), 'in', listed(part))
    for (const { doc } of await query.orderBy('id').execute()) found.push(JSON.parse(doc) as RecordOf<T>)
  }
  if (values === undefined) await read(null)
  else for (let start = 0; start < values.length; start += slice) await read(values.slice(start, start + slice))
  return found
}
