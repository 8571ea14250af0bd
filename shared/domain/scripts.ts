import { z } from 'zod'
import { id, instant, languageTag, limits, version } from './primitives.ts'
import { ticketPriority } from './tickets.ts'

/**
 * Call scripts: what an agent says and asks, step by step. The working text of a script may be unfinished, so the
 * schema takes what an editor can have in hand (an empty choice, a step that leads nowhere); whether it may be
 * published is for `shared/rules/scripts/validate` to say.
 */

export const scriptLimits = {
  steps: 2_000,
  /** Characters of one text in one language. */
  text: 5_000,
  options: 50,
  conditions: 30,
  tests: 10,
  languages: 20,
  /** Steps of one run. */
  path: 2_500,
} as const

/** Names a step inside its script. Short, so that a person can read an exported script. */
export const stepId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)

/** `answer` or `group.answer`. Those with a dot that `shared/rules/scripts/variables` lists are filled by the app. */
export const variableName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}(\.[A-Za-z][A-Za-z0-9_]{0,39})?$/)

/**
 * The same words in several languages, by language tag. Plain text with `{{variables}}`; a blank line parts
 * paragraphs, and one that begins with `>` is for the agent alone and not read out.
 */
export const texts = z.record(languageTag, z.string().max(scriptLimits.text))
export type Texts = z.infer<typeof texts>

const next = stepId.nullable()

/** Where the step stands on the canvas, in its own units. */
const position = z.object({ x: z.number(), y: z.number() })

const base = { id: stepId, title: z.string().max(limits.name), position }

const sayStep = z.object({
  ...base,
  kind: z.literal('say'),
  text: texts,
  /** Must be read out and confirmed before the call goes on; the time is kept. */
  compliance: z.boolean(),
  next,
})

/** `next` of an option goes before that of the step. */
const choiceOption = z.object({ id: stepId, label: texts, next })
export type ChoiceOption = z.infer<typeof choiceOption>

export const askInput = z.discriminatedUnion('type', [
  z.object({ type: z.literal('choice'), options: z.array(choiceOption).max(scriptLimits.options) }),
  z.object({ type: z.literal('yes-no'), yesNext: next, noNext: next }),
  z.object({ type: z.literal('text'), multiline: z.boolean() }),
  z.object({
    type: z.literal('number'),
    min: z.number().nullable(),
    max: z.number().nullable(),
    unit: z.string().max(20),
  }),
  z.object({ type: z.literal('date') }),
])
export type AskInput = z.infer<typeof askInput>

const askStep = z.object({
  ...base,
  kind: z.literal('ask'),
  text: texts,
  input: askInput,
  required: z.boolean(),
  /** Keeps the answer: the id of the option, the text, the number, `YYYY-MM-DD`, or true and false. */
  variable: variableName.nullable(),
  next,
})

export const lookUpSource = z.enum(['customer', 'product', 'order'])
export type LookUpSource = z.infer<typeof lookUpSource>

/** The app looks a value up and keeps it. What it does not find, the agent may enter. */
const lookUpStep = z.object({
  ...base,
  kind: z.literal('look-up'),
  /** What the agent reads meanwhile. */
  text: texts,
  source: lookUpSource,
  field: z.string().max(60),
  /** Variable that holds the serial or order number to look for; null: what is known of this customer. */
  key: variableName.nullable(),
  variable: variableName,
  next,
  /** When nothing was found; null goes on with `next`. */
  missingNext: next,
})

const articleStep = z.object({
  ...base,
  kind: z.literal('show-article'),
  articleId: id.nullable(),
  text: texts,
  compliance: z.boolean(),
  next,
})

/** Null and empty lists leave the field as it is. */
export const ticketFields = z.object({
  status: z.enum(['open', 'waiting', 'solved']).nullable(),
  priority: ticketPriority.nullable(),
  teamId: id.nullable(),
  addTagIds: z.array(id).max(limits.tagsPerTicket),
  removeTagIds: z.array(id).max(limits.tagsPerTicket),
})
export type TicketFields = z.infer<typeof ticketFields>

const setFieldStep = z.object({ ...base, kind: z.literal('set-field'), set: ticketFields, next })

const followUpStep = z.object({
  ...base,
  kind: z.literal('follow-up'),
  /** What the callback is about. */
  note: texts,
  /** Hours from now, or a variable that holds a date. */
  due: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('hours'),
      hours: z
        .number()
        .positive()
        .max(24 * 366),
    }),
    z.object({ type: z.literal('variable'), variable: variableName }),
  ]),
  assign: z.enum(['me', 'team']),
  /** Null: the team of the call. */
  teamId: id.nullable(),
  next,
})

export const testOperator = z.enum([
  'is',
  'is-not',
  'less',
  'at-most',
  'more',
  'at-least',
  'contains',
  'filled',
  'empty',
])
export type TestOperator = z.infer<typeof testOperator>

export const scriptTest = z.object({
  variable: variableName,
  op: testOperator,
  /** Ignored by `filled` and `empty`. */
  value: z.union([z.string().max(500), z.number(), z.boolean()]).nullable(),
})
export type ScriptTest = z.infer<typeof scriptTest>

/** All its tests must hold; none: always. */
const branchCondition = z.object({
  id: stepId,
  title: z.string().max(limits.name),
  tests: z.array(scriptTest).max(scriptLimits.tests),
  next,
})
export type BranchCondition = z.infer<typeof branchCondition>

const branchStep = z.object({
  ...base,
  kind: z.literal('branch'),
  /** In order: the first that holds is taken. */
  conditions: z.array(branchCondition).max(scriptLimits.conditions),
  /** When none holds. */
  next,
})

/** Goes through another script, then on with `next`. Null: the call ends as that script ends. */
const subScriptStep = z.object({ ...base, kind: z.literal('sub-script'), scriptId: id.nullable(), next })

const endStep = z.object({
  ...base,
  kind: z.literal('end'),
  /** Words to close with. */
  text: texts,
  /** How the call ended. Not needed in a part, whose caller goes on. */
  dispositionId: id.nullable(),
})

export const scriptStep = z.discriminatedUnion('kind', [
  sayStep,
  askStep,
  lookUpStep,
  articleStep,
  setFieldStep,
  followUpStep,
  branchStep,
  subScriptStep,
  endStep,
])
export type ScriptStep = z.infer<typeof scriptStep>
export type StepKind = ScriptStep['kind']
export type StepOf<K extends StepKind> = Extract<ScriptStep, { kind: K }>
export const stepKinds = scriptStep.options.map((option) => option.shape.kind.value)

export const scriptGraph = z.object({
  /** Null only while nothing has been made. */
  startId: stepId.nullable(),
  /** A part is gone through by other scripts and never offered by itself. */
  part: z.boolean(),
  steps: z.array(scriptStep).max(scriptLimits.steps),
})
export type ScriptGraph = z.infer<typeof scriptGraph>

export const emptyGraph: ScriptGraph = { startId: null, part: false, steps: [] }

/** As a translation's: the state of the working text. What is published stays so while a newer text is worked on. */
export const scriptState = z.enum(['draft', 'in-review', 'approved', 'published'])
export type ScriptState = z.infer<typeof scriptState>

/**
 * Team and language are conditions; an empty list is every one of them. Tag, product and reason are what a script is
 * for: where any is named, one of them must fit.
 */
export const offeredFor = z.object({
  teamIds: z.array(id).max(100),
  tagIds: z.array(id).max(100),
  productIds: z.array(id).max(100),
  languages: z.array(languageTag).max(scriptLimits.languages),
  /** Reasons of a call in a few words. */
  reasons: z.array(z.string().trim().min(1).max(80)).max(50),
})
export type OfferedFor = z.infer<typeof offeredFor>

export const script = z.object({
  id,
  version,
  name: z.string().trim().min(1).max(limits.name),
  description: z.string().max(2_000),
  state: scriptState,
  /** The working text: the graph of the newest saved revision. */
  graph: scriptGraph,
  /** Number and id of the newest saved revision. */
  revision: z.number().int().positive(),
  revisionId: id,
  published: z.object({ revisionId: id, number: z.number().int().positive(), at: instant }).nullable(),
  offeredFor,
  /** The first is the one that it was written in. */
  languages: z.array(languageTag).min(1).max(scriptLimits.languages),
  ownerId: id,
  reviewerId: id.nullable(),
  reviewDueAt: instant.nullable(),
  /** What the reviewer wants changed. */
  reviewNote: z.string().max(5_000),
  archivedAt: instant.nullable(),
  updatedBy: id,
  updatedAt: instant,
  createdAt: instant,
})
export type Script = z.infer<typeof script>

/** One saved text. Never changed. */
export const scriptRevision = z.object({
  id,
  version,
  scriptId: id,
  /** From 1. One that was set aside bears the number that it would have had. */
  number: z.number().int().positive(),
  /** Saved over a text that somebody had replaced meanwhile: kept beside the others, to be compared and taken. */
  aside: z.boolean(),
  graph: scriptGraph,
  authorId: id,
  note: z.string().max(500),
  createdAt: instant,
})
export type ScriptRevision = z.infer<typeof scriptRevision>

/**
 * What somebody edits and has not saved. One for each time an editor is opened, so that two machines never write over
 * each other: whoever opens the script goes on from the newest and discards what they went on from.
 */
export const scriptDraft = z.object({
  id,
  version,
  scriptId: id,
  userId: id,
  graph: scriptGraph,
  /** The revision that was edited. */
  baseRevisionId: id,
  updatedAt: instant,
})
export type ScriptDraft = z.infer<typeof scriptDraft>

export const answerValue = z.union([z.string().max(10_000), z.number(), z.boolean()]).nullable()
export type AnswerValue = z.infer<typeof answerValue>

export const runStep = z.object({
  /** The script or part that the step belongs to. */
  scriptId: id,
  stepId,
  enteredAt: instant,
  leftAt: instant,
  /** Time on it without pauses, milliseconds; a step that one came back to counts both stays. */
  spentMs: z.number().int().nonnegative(),
  /** Of a branch, the id of the condition that was taken, null for the default. */
  answer: answerValue,
})
export type RunStep = z.infer<typeof runStep>

export const confirmation = z.object({ scriptId: id, stepId, at: instant })
export type Confirmation = z.infer<typeof confirmation>

/** One call that was led by a script. */
export const scriptRun = z.object({
  id,
  version,
  scriptId: id,
  /** The version that the call began with, and ended with. */
  revisionId: id,
  revisionNumber: z.number().int().positive(),
  agentId: id,
  teamId: id,
  callId: id.nullable(),
  ticketId: id.nullable(),
  customerId: id.nullable(),
  language: languageTag,
  startedAt: instant,
  endedAt: instant,
  outcome: z.enum(['completed', 'abandoned']),
  dispositionId: id.nullable(),
  path: z.array(runStep).max(scriptLimits.path),
  /** Compliance steps that were read and confirmed, also on ways that were left again. */
  confirmations: z.array(confirmation).max(scriptLimits.path),
  /** What the agent wrote down during the call, and at its end. */
  notes: z.string().max(20_000),
})
export type ScriptRun = z.infer<typeof scriptRun>

/** The format in which scripts leave and enter the app. `docs/script.schema.json` is made from it. */
export const scriptExport = z
  .object({
    format: z.literal('switchboard-script'),
    formatVersion: z.literal(1),
    name: script.shape.name,
    description: script.shape.description,
    languages: script.shape.languages,
    offeredFor,
    graph: scriptGraph,
    /** What the identifiers in it are called, so that another workspace finds its own by name. */
    names: z
      .array(
        z.object({
          kind: z.enum(['team', 'tag', 'product', 'article', 'script', 'disposition']),
          id,
          name: z.string().max(limits.subject),
        }),
      )
      .max(5_000),
  })
  .meta({ title: 'Switchboard call script', description: 'A call script as Switchboard exports and imports it.' })
export type ScriptExport = z.infer<typeof scriptExport>
