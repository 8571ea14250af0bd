import { z } from 'zod'
import {
  type Call,
  type Callback,
  call,
  callback,
  callDirection,
  callOverride,
  consent,
  consentPurpose,
  disposition,
} from '../domain/calls.ts'
import type { User } from '../domain/people.ts'
import { id, instant } from '../domain/primitives.ts'
import { type CallObstacle, mayCall } from '../rules/calls/contact.ts'
import { afterStep, afterWrapUp, type CallStep } from '../rules/calls/state.ts'
import {
  applied,
  defineCommand,
  type Effect,
  type EffectContext,
  mergeFields,
  oursOver,
  put,
  type Reader,
  type RecordRef,
  rejected,
} from './command.ts'
import { partialWithoutDefaults } from './partial-fields.ts'

/**
 * Calls, promised callbacks and consents. A call is a fact: what the records it points to have become meanwhile never
 * stops it from being written down. Its times are when the agent acted, also when the network was away.
 */

const ref = <T extends RecordRef['type']>(type: T, recordId: string) => ({ type, id: recordId })
const refs = (given: { customerId?: string | null | undefined; ticketId?: string | null | undefined }): RecordRef[] => [
  ...(given.customerId ? [ref('customer', given.customerId)] : []),
  ...(given.ticketId ? [ref('ticket', given.ticketId)] : []),
]

const isLead = ({ role }: User) => role === 'lead' || role === 'admin'
const mayHandle = ({ agentId }: Pick<Call, 'agentId'>, actor: User) =>
  agentId === null || agentId === actor.id || isLead(actor)

/** A record that is named: itself when it is there; on the server nothing in its place, before that a refusal. */
function pointed(type: 'customer' | 'ticket', recordId: string | null, reader: Reader, { mode }: EffectContext) {
  if (recordId === null || reader.get(type, recordId)) return { value: recordId }
  return mode === 'submit' ? { refusal: rejected('not-found', { type, id: recordId }) } : { value: null }
}

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
  { mode, composedAt }: EffectContext,
): readonly CallObstacle[] {
  const customer = customerId === null ? undefined : reader.get('customer', customerId)
  if (!customer || mode === 'replay') return []
  const said = reader.consentsOf(customer.id).filter((consent) => consent.at <= composedAt)
  const { verdict, obstacles } = mayCall(customer, said, purpose ?? 'service', Date.parse(composedAt))
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

const callbackFields = callback.pick({
  teamId: true,
  assigneeId: true,
  customerId: true,
  number: true,
  dueAt: true,
  note: true,
  ticketId: true,
  callId: true,
})

function checkAssignee(assigneeId: string | null, reader: Reader): Effect | undefined {
  if (assigneeId === null) return undefined
  const assignee = reader.get('user', assigneeId)
  if (!assignee) return rejected('not-found', { type: 'user', id: assigneeId })
  return assignee.active ? undefined : rejected('inactive-user', { id: assigneeId })
}

export const callbackCreate = defineCommand({
  args: z.object({ callbackId: id, fields: callbackFields }),
  reads: ({ callbackId, fields }) => [
    ref('callback', callbackId),
    ref('team', fields.teamId),
    ...(fields.assigneeId ? [ref('user', fields.assigneeId)] : []),
    ...refs(fields),
  ],
  effect: ({ callbackId, fields }, reader, context) => {
    if (reader.get('callback', callbackId)) return context.mode === 'commit' ? rejected('already-exists') : applied([])
    if (!reader.get('team', fields.teamId)) return rejected('not-found', { type: 'team', id: fields.teamId })
    const blocked = checkAssignee(fields.assigneeId, reader)
    if (blocked) return blocked
    const customer = pointed('customer', fields.customerId, reader, context)
    if (customer.refusal) return customer.refusal
    const ticket = pointed('ticket', fields.ticketId, reader, context)
    if (ticket.refusal) return ticket.refusal
    return applied([
      put('callback', {
        ...fields,
        id: callbackId,
        version: 0,
        customerId: customer.value,
        ticketId: ticket.value,
        state: 'open',
        doneCallId: null,
        createdById: context.actor.id,
        createdAt: context.at,
        closedAt: null,
      }),
    ])
  },
})

const callbackReads = (args: { callbackId: string }) => [ref('callback', args.callbackId)]

/** Closes an open callback; one that is closed already stays as it is. */
function closedAs(
  state: 'done' | 'cancelled',
  found: Callback | undefined,
  callbackId: string,
  at: string,
  by: string | null,
) {
  if (!found) return rejected('not-found', { type: 'callback', id: callbackId })
  if (found.state !== 'open') return applied([])
  return applied([put('callback', { ...found, state, doneCallId: by, closedAt: at })])
}

/** The promise is kept, with the call that kept it when there is one. */
export const callbackDone = defineCommand({
  args: z.object({ callbackId: id, callId: id.nullable().default(null) }),
  reads: callbackReads,
  effect: (args, reader, context) =>
    closedAs('done', reader.get('callback', args.callbackId), args.callbackId, context.at, args.callId),
})

export const callbackCancel = defineCommand({
  args: z.object({ callbackId: id }),
  reads: callbackReads,
  effect: (args, reader, context) =>
    closedAs('cancelled', reader.get('callback', args.callbackId), args.callbackId, context.at, null),
})

const promise = callback.pick({ dueAt: true, note: true }).partial()

/** Another time, another note. With a time, be it the same, what was closed is open again. */
export const callbackReschedule = defineCommand({
  args: z.object({ callbackId: id, set: promise, base: promise }),
  reads: callbackReads,
  overTheirs: ({ callbackId }, clash) => ({ callbackId, ...oursOver(clash) }),
  effect: (args, reader) => {
    const found = reader.get('callback', args.callbackId)
    if (!found) return rejected('not-found', { type: 'callback', id: args.callbackId })
    const { merged, clashes, changed } = mergeFields({ type: 'callback', id: found.id }, found, args.base, args.set)
    const opens = args.set.dueAt !== undefined && found.state !== 'open'
    if (changed.length === 0 && !opens) return applied([], clashes)
    const open = opens ? { state: 'open' as const, doneCallId: null, closedAt: null } : {}
    return applied([put('callback', { ...merged, ...open })], clashes)
  },
})

const owner = callback.pick({ teamId: true, assigneeId: true })

export const callbackAssign = defineCommand({
  args: z.object({ callbackId: id, set: owner.partial(), base: owner.partial() }),
  reads: ({ callbackId, set }) => [
    ref('callback', callbackId),
    ...(set.teamId ? [ref('team', set.teamId)] : []),
    ...(set.assigneeId ? [ref('user', set.assigneeId)] : []),
  ],
  overTheirs: ({ callbackId }, clash) => ({ callbackId, ...oursOver(clash) }),
  effect: (args, reader) => {
    const found = reader.get('callback', args.callbackId)
    if (!found) return rejected('not-found', { type: 'callback', id: args.callbackId })
    if (args.set.teamId && !reader.get('team', args.set.teamId))
      return rejected('not-found', { type: 'team', id: args.set.teamId })
    const blocked = checkAssignee(args.set.assigneeId ?? null, reader)
    if (blocked) return blocked
    const { merged, clashes, changed } = mergeFields({ type: 'callback', id: found.id }, found, args.base, args.set)
    return applied(changed.length === 0 ? [] : [put('callback', merged)], clashes)
  },
})

const consentFields = consent.pick({
  customerId: true,
  channel: true,
  purpose: true,
  state: true,
  how: true,
  proof: true,
})

/** What a customer said about being contacted. A paper may have been signed earlier, never later than now. */
export const consentRecord = defineCommand({
  args: z.object({ consentId: id, fields: consentFields, at: instant.nullable().default(null) }),
  reads: (args) => [ref('consent', args.consentId), ref('customer', args.fields.customerId)],
  effect: (args, reader, context) => {
    if (reader.get('consent', args.consentId))
      return context.mode === 'commit' ? rejected('already-exists') : applied([])
    if (!reader.get('customer', args.fields.customerId))
      return rejected('not-found', { type: 'customer', id: args.fields.customerId })
    const said = args.at ?? context.composedAt
    return applied([
      put('consent', {
        ...args.fields,
        id: args.consentId,
        version: 0,
        at: said > context.at ? context.at : said,
        recordedById: context.actor.id,
      }),
    ])
  },
})

const dispositionFields = disposition.pick({ name: true, position: true, active: true, means: true })
const dispositionChange = partialWithoutDefaults(dispositionFields)

/** An outcome to choose from. Leads and administrators keep the list. */
export const dispositionCreate = defineCommand({
  args: z.object({ dispositionId: id, fields: dispositionFields }),
  reads: (args) => [ref('disposition', args.dispositionId)],
  effect: (args, reader, context) => {
    if (!isLead(context.actor)) return rejected('forbidden')
    if (reader.get('disposition', args.dispositionId))
      return context.mode === 'commit' ? rejected('already-exists') : applied([])
    return applied([put('disposition', { ...args.fields, id: args.dispositionId, version: 0 })])
  },
})

export const dispositionUpdate = defineCommand({
  args: z.object({ dispositionId: id, set: dispositionChange, base: dispositionChange }),
  reads: (args) => [ref('disposition', args.dispositionId)],
  overTheirs: ({ dispositionId }, clash) => ({ dispositionId, ...oursOver(clash) }),
  effect: (args, reader, context) => {
    if (!isLead(context.actor)) return rejected('forbidden')
    const stored = reader.get('disposition', args.dispositionId)
    if (!stored) return rejected('not-found', { type: 'disposition', id: args.dispositionId })
    // One from before this field says nothing by it.
    const found = { ...stored, means: stored.means ?? null }
    const { merged, clashes, changed } = mergeFields({ type: 'disposition', id: found.id }, found, args.base, args.set)
    return applied(changed.length === 0 ? [] : [put('disposition', merged)], clashes)
  },
})
