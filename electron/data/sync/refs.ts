import type { Change, RecordRef } from '#shared/commands/index'
import { isRecordType, type RecordOf, type RecordType, type TypedRecord } from '#shared/domain/records'

/** Records held by `type|id` while an effect is computed. Null: known to be absent. */

export type AnyRecord = RecordOf<RecordType>
export type RefKey = string
export type RecordState = Map<RefKey, AnyRecord | null>

export const keyOf = (ref: { readonly type: string; readonly id: string }): RefKey => `${ref.type}|${ref.id}`

export function refOf(key: RefKey): RecordRef {
  const [type = '', id = ''] = key.split('|')
  if (!isRecordType(type)) throw new Error(`no such record type: ${type}`)
  return { type, id }
}

export function typedRecord(key: RefKey, record: AnyRecord): TypedRecord {
  return { type: refOf(key).type, record } as TypedRecord
}

/** Parameter for `json_each`: pairs of type and id. */
export const refPairs = (keys: Iterable<RefKey>): string => JSON.stringify([...keys].map((key) => key.split('|')))

export const changeKey = (change: Change): RefKey =>
  change.op === 'put' ? keyOf({ type: change.type, id: change.record.id }) : keyOf(change)

/** Messages and attachments go where their ticket goes. */
export function ticketOfChild(key: RefKey, record: AnyRecord | null): string | undefined {
  if (record === null || !(key.startsWith('message|') || key.startsWith('attachment|'))) return undefined
  return 'ticketId' in record ? (record.ticketId ?? undefined) : undefined
}
