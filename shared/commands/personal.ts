import { z } from 'zod'
import { user } from '../domain/people.ts'
import { id, instant } from '../domain/primitives.ts'
import { draftId, readMarkId, tagId } from '../domain/records.ts'
import { type Draft, draft, tag, view } from '../domain/tickets.ts'
import { applied, type Clash, defineCommand, mergeFields, oursOver, put, type Reader, rejected } from './command.ts'
import { isLead } from './roles.ts'

/** What people keep for themselves: drafts, read marks, views, their profile. And tags, which everybody shares. */

const draftFields = draft.pick({ ticketId: true, kind: true, bodyHtml: true, cc: true, attachments: true })

/**
 * Keeps what a person has begun to write. Two machines that wrote at once clash: the older text stays with the server
 * and the other is kept for the person to choose. The ticket need not be in sight: a draft outlives a reassignment.
 */
export const draftSave = defineCommand({
  args: draftFields.extend({
    /** Version of the draft that was edited; 0 when there was none. */
    baseVersion: z.number().int().nonnegative(),
  }),
  reads: (args, actor) => [{ type: 'draft', id: draftId(args.ticketId, actor.id) }],
  coalesceKey: (args) => `draft:${args.ticketId}`,
  overTheirs: (args, clash, reader) => ({ ...args, baseVersion: reader.get('draft', clash.id)?.version ?? 0 }),
  effect: ({ baseVersion, ...fields }, reader, context) => {
    const draftKey = draftId(fields.ticketId, context.actor.id)
    const found = reader.get('draft', draftKey)
    const next: Draft = {
      ...fields,
      id: draftKey,
      version: found?.version ?? 0,
      userId: context.actor.id,
      updatedAt: context.at,
    }
    const elsewhere = found !== undefined && found.version > baseVersion && found.bodyHtml !== fields.bodyHtml
    if (elsewhere && context.mode === 'commit') {
      const clash: Clash = {
        type: 'draft',
        id: draftKey,
        field: 'bodyHtml',
        base: null,
        theirs: found.bodyHtml,
        yours: fields.bodyHtml,
      }
      return applied([], [clash])
    }
    return applied([put('draft', next)])
  },
})

/** The person threw the draft away. */
export const draftDiscard = defineCommand({
  args: z.object({ ticketId: id }),
  reads: (args, actor) => [{ type: 'draft', id: draftId(args.ticketId, actor.id) }],
  coalesceKey: (args) => `draft:${args.ticketId}`,
  effect: (args, reader, context) => {
    const found = reader.get('draft', draftId(args.ticketId, context.actor.id))
    return applied(found ? [{ op: 'delete', type: 'draft', id: found.id }] : [])
  },
})

/**
 * Everything up to `readAt` has been seen. Never moves backwards, unless `unread` says so, and on the server never
 * beyond what can have been read: a client whose clock is years ahead would leave the ticket read for as long.
 */
export const ticketMarkRead = defineCommand({
  args: z.object({ ticketId: id, readAt: instant, unread: z.boolean().default(false) }),
  reads: (args, actor) => [{ type: 'readMark', id: readMarkId(args.ticketId, actor.id) }],
  // Not in `reads`: a reply that is held would hold the mark, and a change of the ticket wait for the mark's answer.
  commitReads: (args) => [{ type: 'ticket', id: args.ticketId }],
  coalesceKey: (args) => `read:${args.ticketId}`,
  incidental: true,
  effect: (args, reader, context) => {
    const markId = readMarkId(args.ticketId, context.actor.id)
    const found = reader.get('readMark', markId)
    const latest = context.mode === 'commit' ? latestReadable(args.ticketId, reader, context.at) : undefined
    const isBeyond = (at: string) => latest !== undefined && at > latest
    const readAt = latest !== undefined && isBeyond(args.readAt) ? latest : args.readAt
    if (found && !args.unread && found.readAt >= readAt && !isBeyond(found.readAt)) return applied([])
    return applied([
      put('readMark', {
        id: markId,
        version: found?.version ?? 0,
        ticketId: args.ticketId,
        userId: context.actor.id,
        readAt,
      }),
    ])
  },
})

/** Now, or the newest message, should the server's own clock have dated that into the future. */
function latestReadable(ticketId: string, reader: Reader, at: string): string {
  const newest = reader.get('ticket', ticketId)?.lastMessageAt ?? at
  return newest > at ? newest : at
}

export const tagCreate = defineCommand({
  args: z.object({ name: tag.shape.name }),
  reads: (args) => [{ type: 'tag', id: tagId(args.name) }],
  effect: (args, reader, context) => {
    if (reader.get('tag', tagId(args.name))) return applied([])
    return applied([put('tag', { id: tagId(args.name), version: 0, name: args.name, createdAt: context.at })])
  },
})

const viewFields = view.pick({ name: true, conditions: true, sort: true, position: true })

/** Saves a queue. Everybody may keep their own; shared ones are the leads' and administrators' to change. */
export const viewSave = defineCommand({
  args: z.object({ viewId: id, shared: z.boolean(), fields: viewFields }),
  reads: (args) => [{ type: 'view', id: args.viewId }],
  effect: (args, reader, context) => {
    const found = reader.get('view', args.viewId)
    if ((args.shared || found?.ownerId === null) && !isLead(context.actor)) return rejected('forbidden')
    if (found && found.ownerId !== null && found.ownerId !== context.actor.id) return rejected('forbidden')
    return applied([
      put('view', {
        ...args.fields,
        id: args.viewId,
        version: found?.version ?? 0,
        ownerId: args.shared ? null : context.actor.id,
        createdAt: found?.createdAt ?? context.at,
      }),
    ])
  },
})

export const viewDelete = defineCommand({
  args: z.object({ viewId: id }),
  reads: (args) => [{ type: 'view', id: args.viewId }],
  effect: (args, reader, context) => {
    const found = reader.get('view', args.viewId)
    if (!found)
      return context.mode === 'commit' ? rejected('not-found', { type: 'view', id: args.viewId }) : applied([])
    if (found.ownerId === null ? !isLead(context.actor) : found.ownerId !== context.actor.id)
      return rejected('forbidden')
    return applied([{ op: 'delete', type: 'view', id: found.id }])
  },
})

const profileFields = user.pick({ name: true, signatureHtml: true, language: true })

export const profileUpdate = defineCommand({
  args: z.object({ set: profileFields.partial(), base: profileFields.partial() }),
  reads: (_args, actor) => [{ type: 'user', id: actor.id }],
  overTheirs: (_args, clash) => oursOver(clash),
  effect: (args, reader, context) => {
    const found = reader.get('user', context.actor.id)
    if (!found) return rejected('not-found', { type: 'user', id: context.actor.id })
    const { merged, clashes, changed } = mergeFields({ type: 'user', id: found.id }, found, args.base, args.set)
    return applied(changed.length === 0 ? [] : [put('user', merged)], clashes)
  },
})
