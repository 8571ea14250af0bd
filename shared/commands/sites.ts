import { z } from 'zod'
import { id, instant } from '../domain/primitives.ts'
import { type Edition, edition, type Site, siteFields } from '../domain/sites.ts'
import {
  applied,
  defineCommand,
  type EffectContext,
  mergeFields,
  oursOver,
  put,
  type Reader,
  rejected,
} from './command.ts'
import { mayEdit, ref } from './knowledge-shelves.ts'

/**
 * Sites of the help centre and their editions. The commands only say what is wanted; the server builds, and writes into
 * the edition how far it is.
 */

const notFound = (type: 'site' | 'edition', recordId: string) => rejected('not-found', { type, id: recordId })
const stamped = (found: Site, { actor, at }: EffectContext): Site => ({ ...found, updatedBy: actor.id, updatedAt: at })

export const siteCreate = defineCommand({
  args: z.object({ siteId: id, fields: siteFields }),
  reads: ({ siteId }) => [ref('site', siteId)],
  unlessTaken: ({ siteId, fields }) => ({ address: fields.address, except: siteId }),
  effect: ({ siteId, fields }, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    if (reader.get('site', siteId)) return context.mode === 'commit' ? rejected('already-exists') : applied([])
    return applied([
      put('site', {
        ...fields,
        id: siteId,
        version: 0,
        currentEditionId: null,
        lastNumber: 0,
        archivedAt: null,
        updatedBy: context.actor.id,
        updatedAt: context.at,
        createdAt: context.at,
      }),
    ])
  },
})

const changeable = siteFields.extend({ archived: z.boolean() }).partial()

/** Fields merge one by one. A site that readers see is not archived: it is withdrawn first. */
export const siteUpdate = defineCommand({
  args: z.object({ siteId: id, set: changeable, base: changeable }),
  reads: ({ siteId }) => [ref('site', siteId)],
  unlessTaken: ({ siteId, set }) => (set.address === undefined ? undefined : { address: set.address, except: siteId }),
  overTheirs: ({ siteId }, clash) => ({ siteId, ...oursOver(clash) }),
  effect: ({ siteId, set, base }, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    const found = reader.get('site', siteId)
    if (!found) return notFound('site', siteId)
    if (set.archived && found.currentEditionId !== null) return rejected('wrong-state')
    const current = { ...found, archived: found.archivedAt !== null }
    const { merged, clashes, changed } = mergeFields(ref('site', siteId), current, base, set)
    if (changed.length === 0) return applied([], clashes)
    const { archived, ...fields } = merged
    const archivedAt = archived ? (found.archivedAt ?? context.at) : null
    return applied([put('site', stamped({ ...fields, archivedAt }, context))], clashes)
  },
})

/** One that never had an edition. Any other is archived: its old addresses stay spoken for. */
export const siteDelete = defineCommand({
  args: z.object({ siteId: id }),
  reads: ({ siteId }) => [ref('site', siteId)],
  effect: ({ siteId }, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    const found = reader.get('site', siteId)
    if (!found) return context.mode === 'commit' ? notFound('site', siteId) : applied([])
    if (found.lastNumber > 0) return rejected('in-use')
    return applied([{ op: 'delete', type: 'site', id: siteId }])
  },
})

/**
 * Asks for an edition, now or at a time. It will hold what is published in the knowledge base at that moment. Editions of
 * one site are built one after the other, in the order in which the server heard of them.
 */
export const editionPublish = defineCommand({
  args: z.object({
    editionId: id,
    siteId: id,
    /** Null: at once. */
    publishAt: instant.nullable(),
    note: edition.shape.note,
  }),
  reads: ({ editionId, siteId }) => [ref('edition', editionId), ref('site', siteId)],
  effect: ({ editionId, siteId, publishAt, note }, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    const found = reader.get('site', siteId)
    if (!found) return notFound('site', siteId)
    if (reader.get('edition', editionId)) return context.mode === 'commit' ? rejected('already-exists') : applied([])
    if (found.archivedAt !== null) return rejected('wrong-state')
    const number = found.lastNumber + 1
    const isLater = publishAt !== null && publishAt > context.at
    const made: Edition = {
      id: editionId,
      version: 0,
      siteId,
      number,
      state: isLater ? 'scheduled' : 'waiting',
      publishAt: isLater ? publishAt : context.at,
      byId: context.actor.id,
      note,
      counts: null,
      progress: null,
      problem: null,
      warnings: 0,
      publishedAt: null,
      kept: false,
      createdAt: context.at,
    }
    return applied([put('edition', made), put('site', { ...found, lastNumber: number })])
  },
})

const unfinished: ReadonlySet<Edition['state']> = new Set(['scheduled', 'waiting', 'building'])

/** Before it is online. What is being built stops; readers see nothing of it. */
export const editionCancel = defineCommand({
  args: z.object({ editionId: id }),
  reads: ({ editionId }) => [ref('edition', editionId)],
  effect: ({ editionId }, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    const found = reader.get('edition', editionId)
    if (!found) return notFound('edition', editionId)
    if (found.state === 'cancelled') return applied([])
    if (!unfinished.has(found.state)) return rejected('wrong-state')
    return applied([put('edition', { ...found, state: 'cancelled', progress: null })])
  },
})

/** Takes the site off the net. */
export const editionWithdraw = defineCommand({
  args: z.object({
    siteId: id,
    /** The edition that the person saw online. */
    editionId: id,
  }),
  reads: ({ siteId }) => [ref('site', siteId)],
  effect: ({ siteId, editionId }, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    const found = reader.get('site', siteId)
    if (!found) return notFound('site', siteId)
    if (found.currentEditionId === null) return applied([])
    if (found.currentEditionId !== editionId) return rejected('changed-since')
    return applied([put('site', stamped({ ...found, currentEditionId: null }, context))])
  },
})

/** Puts an edition online that was built before, older or newer than the one that is. */
export const editionRollback = defineCommand({
  args: z.object({
    siteId: id,
    editionId: id,
    /** The edition that the person saw online. */
    seenEditionId: id.nullable(),
  }),
  reads: ({ siteId, editionId }) => [ref('site', siteId), ref('edition', editionId)],
  effect: ({ siteId, editionId, seenEditionId }, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    const found = reader.get('site', siteId)
    if (!found) return notFound('site', siteId)
    const wanted = editionOf(siteId, editionId, reader)
    if (!wanted) return notFound('edition', editionId)
    if (found.currentEditionId === editionId) return applied([])
    if (found.archivedAt !== null || wanted.state !== 'published' || !wanted.kept) return rejected('wrong-state')
    if (found.currentEditionId !== seenEditionId) return rejected('changed-since')
    return applied([put('site', stamped({ ...found, currentEditionId: editionId }, context))])
  },
})

function editionOf(siteId: string, editionId: string, reader: Reader): Edition | undefined {
  const found = reader.get('edition', editionId)
  return found?.siteId === siteId ? found : undefined
}
