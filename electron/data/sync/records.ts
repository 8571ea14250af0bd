import type { Sql } from '../cache/driver.ts'
import { getRecords, putRecords, removeRecords } from '../cache/records.ts'
import type { Tx } from '../cache/writer.ts'
import { type AnyRecord, keyOf, type RecordState, type RefKey, refOf, ticketOfChild, typedRecord } from './refs.ts'

/** Records as they are shown; those that are not there are missing from the answer. */
export async function loadRecords(sql: Sql, keys: Iterable<RefKey>): Promise<Map<RefKey, AnyRecord>> {
  const found = await getRecords(sql, [...keys].map(refOf))
  return new Map(found.map(({ type, record }) => [keyOf({ type, id: record.id }), record]))
}

/**
 * Makes the record tables show `differing`; null removes. `state` is all that was computed along with it, `standing` what
 * the tables show now, as far as that was looked up.
 */
export async function writeRecords(
  tx: Tx,
  differing: ReadonlyMap<RefKey, AnyRecord | null>,
  state: RecordState,
  standing: ReadonlyMap<RefKey, AnyRecord | null>,
): Promise<void> {
  if (differing.size === 0) return
  const gone = [...differing].filter(([, record]) => record === null).map(([key]) => key)
  let known = standing
  const puts = new Map([...differing].filter((each): each is [RefKey, AnyRecord] => each[1] !== null))
  if (gone.length > 0) {
    await removeRecords(tx, gone.map(refOf))
    // Removing a ticket took its messages along, also those that are meant to be there: a message can be pulled
    // before its ticket.
    const tickets = new Set(gone.filter((key) => key.startsWith('ticket|')).map((key) => key.slice('ticket|'.length)))
    if (tickets.size > 0) {
      known = new Map()
      for (const [key, record] of state) {
        if (record !== null && tickets.has(ticketOfChild(key, record) ?? '')) puts.set(key, record)
      }
    }
  }
  await putRecords(
    tx,
    [...puts].map(([key, record]) => ({ ...typedRecord(key, record), before: known.get(key) })),
  )
}
