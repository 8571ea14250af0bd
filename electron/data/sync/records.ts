import { type RecordType, recordTypes } from '#shared/domain/records'
import type { Sql } from '../cache/driver.ts'
import { groupBy } from '../cache/group.ts'
import { getRecords, putRecords, removeRecords } from '../cache/records.ts'
import type { Tx } from '../cache/writer.ts'
import { type AnyRecord, keyOf, type RecordState, type RefKey, refOf, ticketOfChild, typedRecord } from './refs.ts'
import { together } from './together.ts'

/** Records as they are shown; those that are not there are missing from the answer. */
export async function loadRecords(sql: Sql, keys: Iterable<RefKey>): Promise<Map<RefKey, AnyRecord>> {
  const found = new Map<RefKey, AnyRecord>()
  await together(
    [...groupBy([...keys].map(refOf), ({ type }) => type).values()].map(async (refs) => {
      for (const { type, record } of await getRecords(sql, refs)) found.set(keyOf({ type, id: record.id }), record)
    }),
  )
  return found
}

const order = new Map<RecordType, number>(recordTypes.map((type, i) => [type, i]))
const place = (key: RefKey) => order.get(refOf(key).type) ?? 0

/** Makes the record tables show `differing`; null removes. `state` is all that was computed along with it. */
export async function writeRecords(
  tx: Tx,
  differing: ReadonlyMap<RefKey, AnyRecord | null>,
  state: RecordState,
): Promise<void> {
  if (differing.size === 0) return
  const gone = [...differing].filter(([, record]) => record === null).map(([key]) => key)
  const puts = new Map([...differing].filter((each): each is [RefKey, AnyRecord] => each[1] !== null))
  if (gone.length > 0) {
    await removeRecords(tx, gone.map(refOf))
    // Removing a ticket took its messages along, also those that are meant to be there: a message can be pulled
    // before its ticket.
    const tickets = new Set(gone.filter((key) => key.startsWith('ticket|')).map((key) => key.slice('ticket|'.length)))
    if (tickets.size > 0) {
      for (const [key, record] of state) {
        if (record !== null && tickets.has(ticketOfChild(key, record) ?? '')) puts.set(key, record)
      }
    }
  }
  const sorted = [...puts].sort(([a], [b]) => place(a) - place(b))
  if (sorted.length > 0)
    await putRecords(
      tx,
      sorted.map(([key, record]) => typedRecord(key, record)),
    )
}
