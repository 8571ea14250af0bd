import { type EffectContext, type Reader, type RecordRef, rejected } from './command.ts'

/** How commands name records and what becomes of a name that leads nowhere. */

export const ref = <T extends RecordRef['type']>(type: T, recordId: string) => ({ type, id: recordId })
export const refs = (given: {
  customerId?: string | null | undefined
  ticketId?: string | null | undefined
}): RecordRef[] => [
  ...(given.customerId ? [ref('customer', given.customerId)] : []),
  ...(given.ticketId ? [ref('ticket', given.ticketId)] : []),
]

/** A record that is named: itself when it is there; on the server nothing in its place, before that a refusal. */
export function pointed(type: 'customer' | 'ticket', recordId: string | null, reader: Reader, { mode }: EffectContext) {
  if (recordId === null || reader.get(type, recordId)) return { value: recordId }
  return mode === 'submit' ? { refusal: rejected('not-found', { type, id: recordId }) } : { value: null }
}
