import { z } from 'zod'
import { type Call, call, callDirection, callOverride, consentPurpose } from '../domain/calls.ts'
import type { User } from '../domain/people.ts'
import { id } from '../domain/primitives.ts'
import { type CallObstacle, mayCall } from '../rules/calls/contact.ts'
import { afterStep, afterWrapUp, type CallStep } from '../rules/calls/state.ts'
import { wishesThen } from '../rules/calls/wishes.ts'
import { applied, defineCommand, type Effect, type EffectContext, put, type Reader, rejected } from './command.ts'
import { pointed, ref, refs } from './pointing.ts'
import { isLead } from './roles.ts'

/**
 * A call is a fact: what the records it points to have become meanwhile never
 * stops it from being written down. Its times are when the agent acted, also when the network was away.
 */

const mayHandle = ({ agentId }: Pick<Call, 'agentId'>, actor: User) =>
  agentId === null || agentId === actor.id || isLead(actor)

const startFields = call.pick({
  teamId: true,
  number: true,
  rawNumber: true,
  withheld: true,
  customerId: true,
  ticketId: true,
  externalId: true,
})

/**
 * A call begins: the telephone system says that it rings here, or the agent dials. `callIdOf` makes the id when the
 * system has a name for it, so that the system's own report and this one are one record; who comes second adds what the
 * first did not know.
 */
export const callStart = defineCommand({
  args: startFields.extend({
    callId: id,
    direction: callDirection,
    reason: call.shape.reason.default(''),
    purpose: consentPurpose.nullable().default(null),
    override: callOverride.nullable().default(null),
    /** The number is with the telephone already: whoever hears of the call cannot stop it, only write down what it is. */
    dialled: z.boolean().default(false),
  }),
  reads: (args) => [ref('call', args.callId), ref('team', args.teamId), ...refs(args)],
  consentsOf: ({ direction, customerId }) => (direction === 'outbound' ? customerId : null),
  effect: ({ callId, dialled, ...fields }, reader, context) => {
    const found = reader.get('call', callId)
    if (found) return joined(found, fields, context)
    if (!reader.get('team', fields.teamId)) return rejected('not-found', { type: 'team', id: fields.teamId })
    const customer = pointed('customer', fields.customerId, reader, context)
    if (customer.refusal) return customer.refusal
    const ticket = pointed('ticket', fields.ticketId, reader, context)
    if (ticket.refusal) return ticket.refusal
    const against = fields.direction === 'outbound' ? unweighed(fields, customer.value, reader, context) : []
    const [obstacle] = against
    if (obstacle && !tookPlace(dialled, context)) return rejected(obstacle)
    return applied([
      put('call', {
        ...fields,
        id: callId,
        version: 0,
        customerId: customer.value,
        ticketId: ticket.value,
        agentId: context.actor.id,
        state: 'ringing',
        ringingAt: context.composedAt,
        answeredAt: null,
        endedAt: null,
        holds: [],
        wrapUpSeconds: null,
        dispositionId: null,
        notes: '',
        scriptRunId: null,
        recordingUrl: null,
        against: [...against],
      }),
    ])
  },
})

/** Milliseconds after which a call that was dialled has taken place: what comes later could no longer stop it. */
const stopsWithin = 120_000

/**
 * Before the number goes to the telephone the cache stops a call that something stands against. What the server alone
 * knows of comes too late for that: there the call is a fact, and its record says against which wish it went.
 */
function tookPlace(dialled: boolean, { mode, at, composedAt }: EffectContext): boolean {
  return mode !== 'submit' && (dialled || Date.parse(at) - Date.parse(composedAt) > stopsWithin)
}

/**
 * What stands against a call that somebody wants to make, by what the customer had said when it was dialled. A reason on
 * record weighs only against the obstacles that it names, and against none where nothing may be weighed.
 */
function unweighed(
  { purpose, override }: Pick<Call, 'purpose' | 'override'>,
  customerId: string | null,
  reader: Reader,
  { mode, composedAt, actor }: EffectContext,
): readonly CallObstacle[] {
  const customer = customerId === null ? undefined : reader.get('customer', customerId)
  if (!customer || mode === 'replay') return []
  const said = reader.consentsOf(customer.id).filter((consent) => consent.at <= composedAt)
  const wishes = wishesThen(customer, reader.changesSince(customer.id), actor.id)
  const { verdict, obstacles } = mayCall(wishes, said, purpose ?? 'service', Date.parse(composedAt))
  return verdict === 'no' ? obstacles : obstacles.filter((obstacle) => !override?.reasons.includes(obstacle))
}

function joined(
  found: Call,
  fields: Pick<Call, 'customerId' | 'ticketId' | 'reason'>,
  { actor }: Pick<EffectContext, 'actor'>,
): Effect {
  const next: Call = {
    ...found,
    agentId: found.agentId ?? actor.id,
    customerId: found.customerId ?? fields.customerId,
    ticketId: found.ticketId ?? fields.ticketId,
    reason: found.reason === '' ? fields.reason : found.reason,
  }
  return applied(JSON.stringify(next) === JSON.stringify(found) ? [] : [put('call', next)])
}

/**
 * One step of the call. While the person looks on, a step that makes no sense is refused; on the server it changes
 * nothing, as the telephone system's word may have come first.
 */
function stepOf(step: CallStep) {
  return defineCommand({
    args: z.object({ callId: id }),
    reads: (args) => [ref('call', args.callId)],
    effect: (args, reader, context) => {
      const found = reader.get('call', args.callId)
      if (!found) return rejected('not-found', { type: 'call', id: args.callId })
      const answers = step === 'answer'
      // A colleague's telephone that rings may be picked up; a colleague's conversation is theirs.
      if (!mayHandle(found, context.actor) && !(answers && found.state === 'ringing')) return rejected('forbidden')
      const next = afterStep(found, step, context.composedAt)
      if (next === null) return context.mode === 'submit' ? rejected('call-state') : applied([])
      if (next === found) return applied([])
      return applied([put('call', answers ? { ...next, agentId: context.actor.id } : next)])
    },
  })
}

export const callAnswer = stepOf('answer')
export const callHold = stepOf('hold')
export const callResume = stepOf('resume')
export const callEnd = stepOf('end')

/** What is written during the call, saved as it is typed. */
export const callNote = defineCommand({
  args: z.object({ callId: id, notes: call.shape.notes }),
  reads: (args) => [ref('call', args.callId)],
  coalesceKey: (args) => `call-note:${args.callId}`,
  effect: (args, reader, context) => {
    const found = reader.get('call', args.callId)
    if (!found) return rejected('not-found', { type: 'call', id: args.callId })
    if (!mayHandle(found, context.actor)) return rejected('forbidden')
    return applied(found.notes === args.notes ? [] : [put('call', { ...found, notes: args.notes })])
  },
})

const links = call.pick({ customerId: true, ticketId: true, scriptRunId: true, reason: true })

/** Whom and what the call is about, once that is known. */
export const callLink = defineCommand({
  args: z.object({ callId: id, set: links.partial() }),
  reads: (args) => [ref('call', args.callId), ...refs(args.set)],
  effect: (args, reader, context) => {
    const found = reader.get('call', args.callId)
    if (!found) return rejected('not-found', { type: 'call', id: args.callId })
    const { customerId = found.customerId, ticketId = found.ticketId } = args.set
    for (const [type, named] of [
      ['customer', args.set.customerId],
      ['ticket', args.set.ticketId],
    ] as const) {
      if (named && !reader.get(type, named)) return rejected('not-found', { type, id: named })
    }
    if (!mayHandle(found, context.actor)) return rejected('forbidden')
    const next: Call = {
      ...found,
      customerId,
      ticketId,
      scriptRunId: args.set.scriptRunId ?? found.scriptRunId,
      reason: args.set.reason ?? found.reason,
    }
    return applied(JSON.stringify(next) === JSON.stringify(found) ? [] : [put('call', next)])
  },
})

/**
 * The outcome, with which a call is done; a call that still runs ends. Tickets and callbacks that follow from it are
 * commands of their own in the same batch. Said again later it corrects the outcome.
 */
export const callWrapUp = defineCommand({
  args: z.object({
    callId: id,
    dispositionId: id,
    notes: call.shape.notes,
    customerId: id.nullable().default(null),
    /** Null: about no ticket. Left out, the one that the call has stays. */
    ticketId: id.nullable().optional(),
    scriptRunId: id.nullable().default(null),
  }),
  reads: (args) => [ref('call', args.callId), ref('disposition', args.dispositionId), ...refs(args)],
  effect: (args, reader, context) => {
    const found = reader.get('call', args.callId)
    if (!found) return rejected('not-found', { type: 'call', id: args.callId })
    if (!mayHandle(found, context.actor)) return rejected('forbidden')
    if (!reader.get('disposition', args.dispositionId))
      return rejected('not-found', { type: 'disposition', id: args.dispositionId })
    const customer = pointed('customer', args.customerId, reader, context)
    if (customer.refusal) return customer.refusal
    const ticket = pointed('ticket', args.ticketId ?? null, reader, context)
    if (ticket.refusal) return ticket.refusal
    return applied([
      put('call', {
        ...afterWrapUp(found, context.composedAt),
        agentId: found.agentId ?? context.actor.id,
        dispositionId: args.dispositionId,
        notes: args.notes,
        customerId: customer.value ?? found.customerId,
        ticketId: args.ticketId === null ? null : (ticket.value ?? found.ticketId),
        scriptRunId: args.scriptRunId ?? found.scriptRunId,
      }),
    ])
  },
})
