import { z } from 'zod'
import { id, instant, languageTag } from '../domain/primitives.ts'
import {
  answerValue,
  lookUpSource,
  script,
  scriptDraft,
  scriptExport,
  scriptGraph,
  scriptRevision,
  scriptRun,
  scriptStep,
} from '../domain/scripts.ts'
import type { CommandContract, QueryContract } from './query.ts'

/** Call scripts: writing them, choosing one for a call, being led through it. */

/** A script in a list. */
export const scriptRow = script.omit({ graph: true, version: true, reviewNote: true }).extend({
  part: z.boolean(),
  steps: z.number().int(),
  /** The person has begun to change it. */
  hasDraft: z.boolean(),
  /** Has a change that the server has not confirmed. */
  pending: z.boolean(),
  /** Runs of all versions in sight. */
  runs: z.number().int(),
  /** Those of the last 30 days. */
  recentRuns: z.number().int(),
})
export type ScriptRow = z.infer<typeof scriptRow>

/** A revision in a list. */
export const revisionRow = scriptRevision.omit({ graph: true, version: true })
export type RevisionRow = z.infer<typeof revisionRow>

/** What fits to what is known of the call. */
export const offerReason = z.enum(['product', 'reason', 'tag', 'team', 'language'])
export const scriptOffer = z.object({
  scriptId: id,
  name: z.string(),
  description: z.string(),
  languages: z.array(languageTag),
  steps: z.number().int(),
  /** Why it is offered, the strongest first; empty for what was searched or used lately. */
  why: z.array(offerReason),
})
export type ScriptOffer = z.infer<typeof scriptOffer>

/** A script with the parts that it goes through, each in one version. A running call keeps what it began with. */
export const scriptBundle = z.object({
  scriptId: id,
  revisionId: id,
  revisionNumber: z.number().int(),
  scripts: z.array(
    z.object({
      scriptId: id,
      name: z.string(),
      revisionId: id,
      number: z.number().int(),
      languages: z.array(languageTag),
      graph: scriptGraph,
    }),
  ),
})
export type ScriptBundle = z.infer<typeof scriptBundle>

/** Where a running call stands: the engine's state is what the window alone knows, see shared/rules/scripts/engine. */
const runRef = z.object({
  runId: id,
  scriptId: id,
  name: z.string(),
  ticketId: id.nullable(),
  callId: id.nullable(),
  customerId: id.nullable(),
})
export const openRun = runRef.extend({ startedAt: instant, updatedAt: instant })
export type OpenRun = z.infer<typeof openRun>

const count = z.number().int()

/** What the runs of a script, in one version or in all, have shown. */
export const scriptAnalysis = z.object({
  runs: count,
  completed: count,
  abandoned: count,
  /** Whole calls, without pauses. Null without runs. */
  medianSeconds: z.number().nullable(),
  steps: z.array(
    z.object({
      scriptId: id,
      stepId: z.string(),
      /** Visits; a run that came by twice counts twice. */
      visits: count,
      runs: count,
      medianSeconds: z.number().nullable(),
      /** Runs that ended here without an end of the script. */
      abandonedHere: count,
      /** Most frequent first, 20 at most. */
      answers: z.array(z.object({ answer: answerValue, count })),
    }),
  ),
  /** How often the call went from one step to the next, within and between scripts. */
  edges: z.array(z.object({ from: z.string(), fromScriptId: id, to: z.string(), toScriptId: id, count })),
  /** Where calls end, most frequent first. */
  ends: z.array(
    z.object({
      scriptId: id,
      stepId: z.string(),
      dispositionId: id.nullable(),
      count,
      /** Of runs with a ticket. */
      tickets: count,
      solved: count,
      reopened: count,
    }),
  ),
  /** The ways that were taken most, 20 at most, by the questions and branches in them. */
  paths: z.array(
    z.object({
      steps: z.array(z.object({ scriptId: id, stepId: z.string(), answer: answerValue })),
      count,
      completed: count,
      medianSeconds: z.number(),
      tickets: count,
      solved: count,
      reopened: count,
    }),
  ),
})
export type ScriptAnalysis = z.infer<typeof scriptAnalysis>

/** A run with those steps of its scripts that it came by, in the words that they had then. */
export const runRecord = z.object({
  run: scriptRun,
  /** The one that led the call, then its parts. */
  scripts: z.array(
    z.object({ scriptId: id, name: z.string(), languages: z.array(languageTag), steps: z.array(scriptStep) }),
  ),
})
export type RunRecord = z.infer<typeof runRecord>

/** Something in a file that is no script, by its place. `scripts:import.<code>` is the message key. */
export const importProblem = z.object({
  code: z.enum([
    'syntax',
    'not-a-script',
    'newer-format',
    'missing',
    'wrong-type',
    'bad-value',
    'too-long',
    'too-many',
    'unknown-field',
  ]),
  /** `graph.steps[3].options[0].label`; empty for the whole. */
  place: z.string(),
  /** Title of the step that it stands in, when it is known. */
  step: z.string().nullable(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  /** What was expected there, e.g. `string`, or the values that may stand there. */
  expected: z.string(),
})
export type ImportProblem = z.infer<typeof importProblem>

const limit = z.number().int().min(1).max(100)
const topics = ['script'] as const

export const scriptQueries = {
  'script.list': {
    args: z.object({ archived: z.boolean() }),
    result: z.array(scriptRow),
    topics: ['script', 'scriptRun', 'outbox'],
  },
  'script.get': {
    args: z.object({ scriptId: id }),
    /** The person's drafts, newest first: more than one when they began on several machines. */
    result: z
      .object({
        script,
        drafts: z.array(scriptDraft),
        pending: z.boolean(),
        /** Whoever saved the newest text; somebody else reviews it. */
        authorId: id.nullable(),
      })
      .nullable(),
    topics: ['script', 'outbox'],
  },
  /** Newest first; one set aside stands right before the revision that it clashed with. */
  'script.revisions': { args: z.object({ scriptId: id }), result: z.array(revisionRow), topics },
  'script.revision': { args: z.object({ revisionId: id }), result: scriptRevision.nullable(), topics },
  /** Names for everything that a graph can point to. */
  'script.known': {
    args: z.object({}),
    result: z.object({
      scripts: z.array(
        z.object({
          id,
          name: z.string(),
          part: z.boolean(),
          published: z.boolean(),
          variables: z.array(z.string()),
          calls: z.array(id),
        }),
      ),
      articles: z.array(z.object({ id, title: z.string() })),
      products: z.array(z.object({ id, name: z.string() })),
      dispositions: z.array(z.object({ id, name: z.string() })),
    }),
    topics: ['script', 'article', 'context'],
  },
  /** Which scripts fit, best first. What is not given is taken from the ticket and the customer. */
  'script.offer': {
    args: z.object({
      ticketId: id.nullable(),
      customerId: id.nullable(),
      teamId: id.nullable(),
      productIds: z.array(id).max(50),
      reason: z.string().max(300),
      limit,
    }),
    result: z.array(scriptOffer),
    topics: ['script', 'ticket', 'customer'],
  },
  'script.find': { args: z.object({ text: z.string().max(200), limit }), result: z.array(scriptOffer), topics },
  /** Those that the person ran last. */
  'script.recent': { args: z.object({ limit }), result: z.array(scriptOffer), topics: ['script', 'scriptRun'] },
  /** The published version, or with `revisionId` any saved one, e.g. to try it out. Null when there is none. */
  'script.bundle': {
    args: z.object({ scriptId: id, revisionId: id.nullable() }),
    result: scriptBundle.nullable(),
    topics,
  },
  /** Values of the variables that the app fills, and the language to speak. What is not known is left out. */
  'script.facts': {
    args: z.object({ ticketId: id.nullable(), customerId: id.nullable() }),
    result: z.object({ values: z.record(z.string(), z.string()), language: languageTag.nullable() }),
    topics: ['ticket', 'customer', 'organization', 'context'],
  },
  'script.lookUp': {
    args: z.object({
      source: lookUpSource,
      field: z.string().max(60),
      /** A serial or order number; null: what is known of the customer. */
      key: z.string().max(200).nullable(),
      customerId: id.nullable(),
      ticketId: id.nullable(),
    }),
    result: z.object({ value: answerValue }),
    topics: [],
  },
  /** Leads and editors see the runs of their teams, administrators all. */
  'script.analytics': {
    args: z.object({
      scriptId: id,
      /** Null: all versions. */
      revisionNumber: z.number().int().positive().nullable(),
      /** Runs that started from then on; null: all. */
      from: instant.nullable(),
    }),
    result: scriptAnalysis,
    topics: ['scriptRun', 'ticket'],
  },
  /** Versions that have been run, newest first, with how often since then. For whoever may see `script.analytics`. */
  'script.versions': {
    args: z.object({ scriptId: id, from: instant.nullable() }),
    result: z.array(z.object({ number: z.number().int(), runs: count })),
    topics: ['scriptRun'],
  },
  'script.runs': {
    args: z.object({ ticketId: id.nullable(), customerId: id.nullable(), limit }),
    result: z.array(scriptRun.omit({ path: true, confirmations: true }).extend({ name: z.string() })),
    topics: ['scriptRun', 'script'],
  },
  /** What led a call, in the order of the call. */
  'script.ofCall': {
    args: z.object({ callId: id }),
    result: z.array(runRecord),
    topics: ['call', 'script', 'scriptRun'],
  },
  /** As the text of a file. With `revisionId` that version, else the working text. */
  'script.export': {
    args: z.object({ scriptId: id, revisionId: id.nullable() }),
    result: z.object({ fileName: z.string(), text: z.string() }).nullable(),
    topics,
  },
  /** Reads a file and changes nothing: what it says goes into `script.create`. */
  'script.import': {
    args: z.object({ text: z.string().max(8_000_000) }),
    result: z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        script: scriptExport,
        /** What the file points to and this workspace has not got. */
        unresolved: scriptExport.shape.names,
      }),
      z.object({ ok: z.literal(false), problems: z.array(importProblem) }),
    ]),
    topics: [],
  },
  /** Calls that were begun on this machine and not finished, the last used first. */
  'run.list': { args: z.object({ userId: id }), result: z.array(openRun), topics: ['run'] },
  /** The call with its script as it was begun, and the state that was saved last. */
  'run.current': {
    args: z.object({ userId: id, runId: id }),
    result: z.object({ run: openRun, bundle: scriptBundle, state: z.string() }).nullable(),
    topics: [],
  },
} as const satisfies QueryContract

const none = z.null()

export const scriptCommands = {
  /**
   * Keeps a running call, on disk when it answers; it stays on this machine. `userId` is whose call it is: with
   * somebody else signed in meanwhile it is refused. The script is written once, with `run.begin`.
   */
  'run.begin': {
    args: z.object({
      userId: id,
      run: runRef.extend({ startedAt: instant }),
      bundle: scriptBundle,
      state: z.string().max(4_000_000),
    }),
    result: none,
  },
  'run.save': { args: z.object({ userId: id, runId: id, state: z.string().max(4_000_000) }), result: none },
  /** The call is over, or thrown away. */
  'run.forget': { args: z.object({ userId: id, runId: id }), result: none },
} as const satisfies CommandContract
