import type { Call } from '../../domain/calls.ts'
import type { Customer } from '../../domain/people.ts'

/** Where a caller is called back: the number they called from, else one of theirs. Empty when there is none. */
export function numberToCallBack(
  call: Pick<Call, 'number' | 'rawNumber' | 'withheld'>,
  customer: Pick<Customer, 'phones'> | null,
): string {
  return call.number ?? customer?.phones[0] ?? (call.withheld ? '' : call.rawNumber)
}
