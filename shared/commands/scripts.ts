import { z } from 'zod'
import { id } from '../domain/primitives.ts'
import {
  type Script,
  type ScriptRevision,
  script,
  scriptDraft,
  scriptGraph,
  scriptRevision,
  scriptRun,
} from '../domain/scripts.ts'
import { isOwnReview } from '../rules/review.ts'
import { mayWriteScripts } from '../rules/scripts/roles.ts'
import { validateGraph } from '../rules/scripts/validate.ts'
import {
  applied,
  type Clash,
  defineCommand,
  type EffectContext,
  mergeFields,
  oursOver,
  put,
  type Reader,
  rejected,
} from './command.ts'
import { isLead } from './roles.ts'

/** Call scripts: written by editors, leads and administrators, run by everybody. */

const newestText = ({ scriptId }: { readonly scriptId: string }, reader: Pick<Reader, 'get'>) => {
  const found = reader.get('script', scriptId)
  return found ? [{ type: 'scriptRevision' as const, id: found.revisionId }] : []
}
/** Undefined where the text is not in sight: then nobody is taken for its author. */
const authorOf = (found: Script, reader: Reader) => reader.get('scriptRevision', found.revisionId)?.authorId

const own = script.pick({ name: true, description: true, languages: true, offeredFor: true })

export const scriptCreate = defineCommand({
  args: own.extend({ scriptId: id, revisionId: id, graph: scriptGraph, note: scriptRevision.shape.note }),
  reads: (args) => [
    { type: 'script', id: args.scriptId },
    { type: 'scriptRevision', id: args.revisionId },
  ],
  effect: ({ scriptId, revisionId, graph, note, ...fields }, reader, context) => {
    if (!mayWriteScripts(context.actor.role)) return rejected('forbidden')
    if (reader.get('script', scriptId)) return context.mode === 'commit' ? rejected('already-exists') : applied([])
    const made: Script = {
      ...fields,
      id: scriptId,
      version: 0,
      state: 'draft',
      graph,
      revision: 1,
      revisionId,
      published: null,
      ownerId: context.actor.id,
      reviewerId: null,
      reviewDueAt: null,
      reviewNote: '',
      archivedAt: null,
      updatedBy: context.actor.id,
      updatedAt: context.at,
      createdAt: context.at,
    }
    return applied([put('script', made), put('scriptRevision', revisionOf(made, { revisionId, graph, note }, context))])
  },
})

/**
 * Saves the working text as a new revision. When another one than `baseRevisionId` is the newest, that one stays and
 * ours is kept as a revision set aside: the clash tells the person, who compares the two and takes from either. Its
 * number would not do as the base: two texts saved offline would pass over a colleague's, which took the first one's.
 */
export const scriptSave = defineCommand({
  args: z.object({
    scriptId: id,
    revisionId: id,
    /** The revision that was edited. */
    baseRevisionId: id,
    graph: scriptGraph,
    note: scriptRevision.shape.note,
    /** The draft that this text comes from: it has done its work. */
    draftId: id.nullable(),
  }),
  reads: (args) => [
    { type: 'script', id: args.scriptId },
    { type: 'scriptRevision', id: args.revisionId },
    ...(args.draftId ? [{ type: 'scriptDraft' as const, id: args.draftId }] : []),
  ],
  // Only for its number.
  commitReads: (args) => [{ type: 'scriptRevision', id: args.baseRevisionId }],
  // The refused text is kept as a revision of its own; this is another.
  overTheirs: (args, clash, reader, revisionId) => ({
    ...args,
    revisionId,
    baseRevisionId: reader.get('script', clash.id)?.revisionId ?? null,
  }),
  effect: (args, reader, context) => {
    if (!mayWriteScripts(context.actor.role)) return rejected('forbidden')
    const found = reader.get('script', args.scriptId)
    if (!found) return rejected('not-found', { type: 'script', id: args.scriptId })
    const draft = args.draftId ? reader.get('scriptDraft', args.draftId) : undefined
    const discarded = draft && draft.userId === context.actor.id ? [gone(draft.id)] : []
    if (reader.get('scriptRevision', args.revisionId))
      return context.mode === 'commit' ? rejected('already-exists') : applied(discarded)
    if (sameGraph(found.graph, args.graph)) return applied(discarded)
    const revision = revisionOf({ ...found, revision: found.revision + 1 }, args, context)
    if (found.revisionId !== args.baseRevisionId && context.mode !== 'replay') {
      // While the person is at it they are asked at once; what was saved offline cannot be taken back any more.
      if (context.mode === 'submit') return rejected('unseen-revision', { revisionId: found.revisionId })
      const base = reader.get('scriptRevision', args.baseRevisionId)?.number ?? found.revision
      const clash: Clash = {
        type: 'script',
        id: found.id,
        field: 'graph',
        base,
        theirs: found.revision,
        yours: args.revisionId,
      }
      return applied([put('scriptRevision', { ...revision, number: base + 1, aside: true }), ...discarded], [clash])
    }
    const next: Script = {
      ...found,
      graph: args.graph,
      revision: revision.number,
      revisionId: revision.id,
      // A text in review may still be put right; what was approved or published is another text.
      state: found.state === 'in-review' ? 'in-review' : 'draft',
      updatedBy: context.actor.id,
      updatedAt: context.at,
    }
    return applied([put('script', next), put('scriptRevision', revision), ...discarded])
  },
})

const editable = own.extend({ ownerId: id, archived: z.boolean() })

/** Everything around the text: what it is called, when it is offered, whose it is, whether it is still in use (`archived`). */
export const scriptUpdate = defineCommand({
  args: z.object({ scriptId: id, set: editable.partial(), base: editable.partial() }),
  reads: (args) => [
    { type: 'script', id: args.scriptId },
    ...(args.set.ownerId ? [{ type: 'user' as const, id: args.set.ownerId }] : []),
  ],
  overTheirs: ({ scriptId }, clash) => ({ scriptId, ...oursOver(clash) }),
  effect: (args, reader, context) => {
    if (!mayWriteScripts(context.actor.role)) return rejected('forbidden')
    const found = reader.get('script', args.scriptId)
    if (!found) return rejected('not-found', { type: 'script', id: args.scriptId })
    if (args.set.ownerId && !reader.get('user', args.set.ownerId))
      return rejected('not-found', { type: 'user', id: args.set.ownerId })
    const current = { ...found, archived: found.archivedAt !== null }
    const { merged, clashes, changed } = mergeFields({ type: 'script', id: found.id }, current, args.base, args.set)
    if (changed.length === 0) return applied([], clashes)
    const { archived, ...fields } = merged
    const archivedAt = archived ? (found.archivedAt ?? context.at) : null
    return applied([put('script', touched({ ...fields, archivedAt }, context))], clashes)
  },
})

export const scriptSubmit = defineCommand({
  args: z.object({ scriptId: id, reviewerId: id, reviewDueAt: script.shape.reviewDueAt }),
  reads: (args) => [
    { type: 'script', id: args.scriptId },
    { type: 'user', id: args.reviewerId },
  ],
  alsoReads: newestText,
  effect: (args, reader, context) =>
    inState(args.scriptId, ['draft', 'in-review'], reader, context, (found) => {
      const reviewer = reader.get('user', args.reviewerId)
      if (!reviewer) return rejected('not-found', { type: 'user', id: args.reviewerId })
      if (!reviewer.active) return rejected('inactive-user', { id: args.reviewerId })
      if (!mayWriteScripts(reviewer.role)) return rejected('forbidden')
      if (isOwnReview(reviewer.id, authorOf(found, reader), context)) return rejected('own-review')
      const { reviewerId, reviewDueAt } = args
      return { ...found, state: 'in-review', reviewerId, reviewDueAt, reviewNote: '' }
    }),
})

/** Back to its author: the reviewer wants something changed, or the author thought better of it. */
export const scriptReturn = defineCommand({
  args: z.object({ scriptId: id, note: script.shape.reviewNote }),
  reads: (args) => [{ type: 'script', id: args.scriptId }],
  effect: (args, reader, context) =>
    inState(args.scriptId, ['in-review', 'approved'], reader, context, (found) => ({
      ...found,
      state: 'draft',
      reviewDueAt: null,
      reviewNote: args.note,
    })),
})

/**
 * `revisionId` is what the reviewer had before their eyes: a text that changed meanwhile is not approved unseen. Nor is one
 * that would leave a caller standing, as whoever approves says that it can be published.
 */
export const scriptApprove = defineCommand({
  args: z.object({ scriptId: id, revisionId: id }),
  reads: (args) => [{ type: 'script', id: args.scriptId }],
  alsoReads: newestText,
  effect: (args, reader, context) =>
    inState(args.scriptId, ['in-review'], reader, context, (found) => {
      if (found.reviewerId !== context.actor.id && !isLead(context.actor)) return rejected('forbidden')
      if (found.revisionId !== args.revisionId) return rejected('changed-since', { revision: found.revision })
      if (isOwnReview(context.actor.id, authorOf(found, reader), context)) return rejected('own-review')
      const problems = errorsOf(found)
      if (problems.length > 0) return rejected('invalid', { problems })
      return { ...found, state: 'approved', reviewDueAt: null, reviewNote: '' }
    }),
})

/** From now on calls begin with this revision; those under way keep the one that they began with. */
export const scriptPublish = defineCommand({
  args: z.object({ scriptId: id, revisionId: id }),
  reads: (args) => [{ type: 'script', id: args.scriptId }],
  effect: (args, reader, context) =>
    inState(args.scriptId, ['approved'], reader, context, (found) => {
      if (found.revisionId !== args.revisionId) return rejected('changed-since', { revision: found.revision })
      // Approved texts hold none, but the languages of a script may have changed since.
      const problems = errorsOf(found)
      if (problems.length > 0) return rejected('invalid', { problems })
      return {
        ...found,
        state: 'published',
        published: { revisionId: found.revisionId, number: found.revision, at: context.at },
      }
    }),
})

/** No call begins with it any more. */
export const scriptWithdraw = defineCommand({
  args: z.object({ scriptId: id }),
  reads: (args) => [{ type: 'script', id: args.scriptId }],
  effect: (args, reader, context) => {
    if (!mayWriteScripts(context.actor.role)) return rejected('forbidden')
    const found = reader.get('script', args.scriptId)
    if (!found) return rejected('not-found', { type: 'script', id: args.scriptId })
    if (found.published === null) return applied([])
    const state = found.state === 'published' ? 'draft' : found.state
    return applied([put('script', touched({ ...found, state, published: null }, context))])
  },
})

export const scriptDraftSave = defineCommand({
  args: scriptDraft.pick({ scriptId: true, graph: true, baseRevisionId: true }).extend({ draftId: id }),
  reads: (args) => [{ type: 'scriptDraft', id: args.draftId }],
  coalesceKey: (args) => `scriptDraft:${args.draftId}`,
  effect: ({ draftId, ...fields }, reader, context) => {
    const found = reader.get('scriptDraft', draftId)
    if (found && found.userId !== context.actor.id) return rejected('forbidden')
    return applied([
      put('scriptDraft', {
        ...fields,
        id: draftId,
        version: found?.version ?? 0,
        userId: context.actor.id,
        updatedAt: context.at,
      }),
    ])
  },
})

export const scriptDraftDiscard = defineCommand({
  args: z.object({ draftId: id }),
  reads: (args) => [{ type: 'scriptDraft', id: args.draftId }],
  coalesceKey: (args) => `scriptDraft:${args.draftId}`,
  effect: (args, reader, context) => {
    const found = reader.get('scriptDraft', args.draftId)
    if (found && found.userId !== context.actor.id) return rejected('forbidden')
    return applied(found ? [gone(found.id)] : [])
  },
})

/**
 * Writes down a call that was led by a script. The team is that of the ticket where there is one. It is one of the
 * commands of a wrap-up, which go out together.
 */
export const scriptRunFinish = defineCommand({
  args: scriptRun.omit({ id: true, version: true, agentId: true }).extend({ runId: id }),
  reads: (args) => [
    { type: 'scriptRun', id: args.runId },
    { type: 'team', id: args.teamId },
    ...(args.ticketId ? [{ type: 'ticket' as const, id: args.ticketId }] : []),
  ],
  effect: ({ runId, ...fields }, reader, context) => {
    // Saved before a crash and once more after it: the call is on record.
    if (reader.get('scriptRun', runId)) return applied([])
    const ticket = fields.ticketId ? reader.get('ticket', fields.ticketId) : undefined
    const teamId = ticket?.teamId ?? fields.teamId
    if (!ticket && !reader.get('team', teamId)) return rejected('not-found', { type: 'team', id: teamId })
    if (fields.endedAt < fields.startedAt) return rejected('invalid', { field: 'endedAt' })
    return applied([put('scriptRun', { ...fields, id: runId, version: 0, teamId, agentId: context.actor.id })])
  },
})

const errorsOf = ({ graph, languages }: Pick<Script, 'graph' | 'languages'>) =>
  validateGraph(graph, { languages })
    .filter(({ severity }) => severity === 'error')
    .slice(0, 20)

const gone = (draftId: string) => ({ op: 'delete', type: 'scriptDraft', id: draftId }) as const

const touched = (record: Script, { actor, at }: EffectContext): Script => ({
  ...record,
  updatedBy: actor.id,
  updatedAt: at,
})

function revisionOf(
  of: Pick<Script, 'id' | 'revision'>,
  text: { revisionId: string; graph: Script['graph']; note: string },
  { actor, at }: EffectContext,
): ScriptRevision {
  return {
    id: text.revisionId,
    version: 0,
    scriptId: of.id,
    number: of.revision,
    aside: false,
    graph: text.graph,
    authorId: actor.id,
    note: text.note,
    createdAt: at,
  }
}

/** A step of the life cycle. In a replay the state may have moved on already: then nothing is left to show. */
function inState(
  scriptId: string,
  states: readonly Script['state'][],
  reader: Reader,
  context: EffectContext,
  step: (found: Script) => Script | ReturnType<typeof rejected>,
) {
  if (!mayWriteScripts(context.actor.role)) return rejected('forbidden')
  const found = reader.get('script', scriptId)
  if (!found) return rejected('not-found', { type: 'script', id: scriptId })
  if (!states.includes(found.state))
    return context.mode === 'replay' ? applied([]) : rejected('changed-since', { state: found.state })
  const next = step(found)
  return 'ok' in next ? next : applied([put('script', touched(next, context))])
}

function sameGraph(a: Script['graph'], b: Script['graph']): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
