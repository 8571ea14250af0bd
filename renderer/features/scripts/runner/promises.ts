import { v7 as uuidv7 } from 'uuid'
import type { CommandInput } from '#shared/commands/index'
import type { Customer } from '#shared/domain/people'
import { nextContactTime } from '#shared/rules/calls/contact'
import { instantOf } from '#shared/rules/calls/zone'
import type { FollowUp } from '#shared/rules/scripts/outcome'

interface Promised {
  /** Null: a caller whom nobody knows. Their day is taken for the agent's own. */
  readonly customer: Pick<Customer, 'id' | 'timeZone' | 'contactWindow'> | null
  /** Empty when there is none. */
  readonly number: string
  /** Team of the call, for follow-ups that name none. */
  readonly teamId: string
  readonly agentId: string
  readonly ticketId: string | null
  readonly callId: string | null
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** Callbacks that the script promised, at a time at which the customer wants to be called. None without a number. */
export function callbacksOf(
  followUps: readonly FollowUp[],
  { customer, number, teamId, agentId, ticketId, callId, now }: Promised,
): CommandInput<'callback.create'>[] {
  if (number === '') return []
  const hours = customer ?? { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, contactWindow: null }
  return followUps.map((each) => ({
    callbackId: uuidv7(),
    fields: {
      teamId: each.teamId ?? teamId,
      assigneeId: each.assign === 'me' ? agentId : null,
      customerId: customer?.id ?? null,
      number: number.slice(0, 100),
      dueAt: new Date(dueOf(each.due, hours, now)).toISOString(),
      note: each.note.slice(0, 5_000),
      ticketId,
      callId,
    },
  }))
}

const morning = 9 * 60
const day = 86_400_000

/** A day means its morning where the customer lives; without any date it is the next day. */
function dueOf(
  due: FollowUp['due'],
  { timeZone, contactWindow }: Pick<Customer, 'timeZone' | 'contactWindow'>,
  now: number,
): number {
  const wanted = due === null ? now + day : 'at' in due ? Date.parse(due.at) : morningOf(due.date, timeZone, now)
  const earliest = Math.max(wanted, now)
  return nextContactTime(contactWindow, timeZone, earliest) ?? earliest
}

function morningOf(date: string, zone: string, now: number): number {
  const [year = 0, month = 1, ofMonth = 1] = date.split('-').map(Number)
  const found = instantOf(zone, { year, month, day: ofMonth, minutes: morning })
  const plain = Date.UTC(year, month - 1, ofMonth, 9)
  return found ?? (Number.isNaN(plain) ? now + day : plain)
}
