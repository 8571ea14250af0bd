import { z } from 'zod'
import { callDirection, callState } from '../domain/calls.ts'
import { anyInstant, emailAddress, id, limits } from '../domain/primitives.ts'

/**
 * What a telephone system tells of a call. Every report of one call has the same `externalId`; it may be repeated and may
 * arrive in any order.
 */
export const callReport = z.strictObject({
  externalId: z.string().trim().min(1).max(200),
  direction: callDirection.default('inbound'),
  /** As the telephone system has them: E.164, national, `tel:` or `sip:` addresses, `anonymous`. */
  from: z.string().max(300).default(''),
  to: z.string().max(300).default(''),
  /** ISO 3166-1 alpha-2: where a number without a country's prefix is dialled. Left out, the workspace's. */
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'expected two letters of ISO 3166-1, e.g. PT')
    .optional(),
  /** Whose telephone it is. Leads and administrators may name anybody; everybody else reports their own. */
  agent: z
    .union([z.strictObject({ id }), z.strictObject({ email: emailAddress })], {
      error: 'expected { "id": ... } or { "email": ... } of somebody who works here',
    })
    .optional(),
  /** Left out, the agent's own team. */
  teamId: id.optional(),
  state: z.enum(['ringing', 'answered', 'ended']),
  /**
   * When it happened; now, when left out. Never believed to be later than that. A call that would end more than a minute
   * before it began is refused.
   */
  at: anyInstant.optional(),
  recordingUrl: z
    .url({ protocol: /^https$/, error: 'expected an address that begins with https://' })
    .max(2_000)
    .optional(),
  reason: z.string().max(limits.subject).optional(),
})
export type CallReport = z.infer<typeof callReport>

export const callFilters = {
  teamId: id.optional(),
  agentId: id.optional(),
  customerId: id.optional(),
  ticketId: id.optional(),
  state: callState.optional(),
  direction: callDirection.optional(),
  externalId: z.string().min(1).max(200).optional(),
  /** Calls that rang from then on, and before then. */
  from: anyInstant.optional(),
  to: anyInstant.optional(),
}
