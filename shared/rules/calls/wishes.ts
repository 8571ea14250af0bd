import type { Customer } from '../../domain/people.ts'

/** What a customer wants of calls, as it stands with the customer. */
export type CallWishes = Pick<Customer, 'doNotCall' | 'contactWindow' | 'timeZone'>

/** A change of a customer after some moment. */
export interface CustomerChange {
  readonly before: CallWishes
  readonly after: CallWishes
  readonly userId: string | null
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * The wishes as they had been said at a moment, for the one who acted then: what others changed since is taken back,
 * newest first. What the person changed themselves reached the server in the order in which they did it, so it was said
 * before whatever of theirs comes behind it.
 */
export function wishesThen(now: CallWishes, since: readonly CustomerChange[], actorId: string): CallWishes {
  const { doNotCall, contactWindow, timeZone } = now
  const then: Record<keyof CallWishes, unknown> = { doNotCall, contactWindow, timeZone }
  const open = new Set<keyof CallWishes>(['doNotCall', 'contactWindow', 'timeZone'])
  for (const { before, after, userId } of [...since].reverse()) {
    for (const field of open) {
      if (same(before[field], after[field])) continue
      if (userId === actorId) open.delete(field)
      else then[field] = before[field]
    }
  }
  return then as CallWishes
}
