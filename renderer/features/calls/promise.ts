import type { Disposition } from '#shared/domain/calls'
import type { ContactWindow, User } from '#shared/domain/people'
import type { CallDetail } from '#shared/ipc/calls'
import { nextContactTime } from '#shared/rules/calls/contact'
import { isKnownZone } from '#shared/rules/calls/zone'
import { nextQuarter, ownZone } from '../../app/when.ts'

/** The callback that is promised in a call: by the agent, by the script that leads it, or by both in the same breath. */

export interface FollowUp {
  /** ISO 8601 UTC; null while it is being chosen. */
  readonly dueAt: string | null
  /** Null: whoever of the team is free. */
  readonly assigneeId: string | null
  readonly note: string
  /**
   * `offered`: the outcome opened it and nobody has touched it. `besides`: the agent opened it in sight of a callback of
   * the script, and wants one more. Without either it is the callback of this call, whoever else comes to promise it.
   */
  readonly origin?: 'offered' | 'besides'
}

/** Callbacks that the script makes when it ends now, and those it cannot make for want of a number. */
export interface OfScript {
  readonly made: number
  readonly unmade: number
}

export const withoutScript: OfScript = { made: 0, unmade: 0 }

export const ofScript = (promises: number, number: string): OfScript =>
  number === '' ? { made: 0, unmade: promises } : { made: promises, unmade: 0 }

/**
 * What becomes of the form's callback beside those of the script: what was only offered gives way, and what the agent
 * filled in before the script came to promise one takes the place of the script's first. One promise is one callback.
 */
export function besideScript(
  followUp: FollowUp | null,
  { made }: OfScript,
): { readonly followUp: FollowUp | null; readonly replaces: boolean } {
  if (followUp === null || made === 0 || followUp.origin === 'besides') return { followUp, replaces: false }
  return followUp.origin === 'offered' ? { followUp: null, replaces: false } : { followUp, replaces: true }
}

export function promisesCallback(dispositionId: string | null, dispositions: readonly Disposition[]): boolean {
  return dispositions.some(({ id, means }) => id === dispositionId && means === 'callback')
}

const day = 86_400_000

/** When most people can be called who have not said when they want to be. */
const daytime: ContactWindow = { from: '09:00', to: '18:00', days: [1, 2, 3, 4, 5] }

/** A callback as it is promised most often: by the agent, a day from now within the customer's hours. */
export function usualFollowUp({ call, customer }: CallDetail, me: Pick<User, 'id'>, now: number): FollowUp {
  const wanted = nextQuarter(now + day)
  const zone = customer && isKnownZone(customer.timeZone) ? customer.timeZone : ownZone()
  const dueAt = nextContactTime(customer?.contactWindow ?? daytime, zone, wanted) ?? wanted
  return { dueAt: new Date(dueAt).toISOString(), assigneeId: me.id, note: call.reason, origin: 'offered' }
}

/** As the agent opens it by hand. */
export const emptyFollowUp = (me: Pick<User, 'id'>, { made }: OfScript): FollowUp => ({
  dueAt: null,
  assigneeId: me.id,
  note: '',
  ...(made > 0 ? { origin: 'besides' as const } : {}),
})

/** With what the agent changed of it: it is theirs now. */
export function changed(followUp: FollowUp, change: Partial<FollowUp>): FollowUp {
  const { origin, ...rest } = followUp
  return { ...rest, ...(origin === 'besides' ? { origin } : {}), ...change }
}
