import { z } from 'zod'
import { type Callback, callback } from '../domain/calls.ts'
import { id } from '../domain/primitives.ts'
import { applied, defineCommand, type Effect, mergeFields, oursOver, put, type Reader, rejected } from './command.ts'
import { pointed, ref, refs } from './pointing.ts'

/** Promises to call somebody back. */

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
