import { derivedId } from '../../../shared/domain/records.ts'
import type {
  AskInput,
  BranchCondition,
  LookUpSource,
  OfferedFor,
  ScriptGraph,
  ScriptStep,
  ScriptTest,
  StepOf,
  Texts,
  TicketFields,
} from '../../../shared/domain/scripts.ts'
import { articleIdOf } from '../knowledge/parse.ts'
import { type TeamKey, teamId } from '../people.ts'
import { tagIds } from '../tags.ts'
import type { TagName } from '../texts/catalogue.ts'
import { type DispositionKey, dispositionId } from './dispositions.ts'

/** Steps in a few words. A text is English alone, or English and German. */
export type Words = string | readonly [english: string, german: string]

const texts = (words: Words): Texts => (typeof words === 'string' ? { en: words } : { en: words[0], de: words[1] })
/** Nobody has put them anywhere: the editor lays them out. */
const position = { x: 0, y: 0 }

export interface DemoScript {
  readonly key: string
  readonly name: string
  readonly description: string
  readonly languages: readonly string[]
  readonly team: TeamKey | null
  readonly tags: readonly TagName[]
  readonly reasons: readonly string[]
  readonly owner: string
  /** What stands published, and the text before it; a newer working text may come on top. */
  readonly graph: ScriptGraph
  readonly earlier: ScriptGraph
  readonly state: 'published' | 'in-review'
  readonly notes: readonly [first: string, second: string]
  /** How likely an answer is, by step and answer; the others share what is left. */
  readonly habits: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** What is typed into questions of free words. */
  readonly typed: Readonly<Record<string, readonly (string | number)[]>>
}

export const demoScriptId = (key: string): string => derivedId('demo', 'script', key)

type Next = string | null

export const say = (id: string, title: string, words: Words, next: Next, compliance = false): ScriptStep => ({
  id,
  kind: 'say',
  title,
  position,
  text: texts(words),
  compliance,
  next,
})

/** An article of the demo by its key, read together with the customer. */
export const article = (id: string, title: string, key: string, words: Words, next: Next): ScriptStep => ({
  id,
  kind: 'show-article',
  title,
  position,
  articleId: articleIdOf(key),
  text: texts(words),
  compliance: false,
  next,
})

interface AskMore {
  readonly variable?: string
  readonly optional?: true
}

export const ask = (
  id: string,
  title: string,
  words: Words,
  input: AskInput,
  next: Next,
  more: AskMore = {},
): ScriptStep => ({
  id,
  kind: 'ask',
  title,
  position,
  text: texts(words),
  input,
  required: more.optional !== true,
  variable: more.variable ?? id,
  next,
})

/** Answers with the step that each leads to; null: the question's own way. */
export const choice = (options: Readonly<Record<string, readonly [label: Words, next: Next]>>): AskInput => ({
  type: 'choice',
  options: Object.entries(options).map(([id, [label, next]]) => ({ id, label: texts(label), next })),
})
export const yesNo = (yesNext: Next, noNext: Next): AskInput => ({ type: 'yes-no', yesNext, noNext })
export const line: AskInput = { type: 'text', multiline: false }
export const lines: AskInput = { type: 'text', multiline: true }
export const date: AskInput = { type: 'date' }
export const number = (min: number, max: number, unit = ''): AskInput => ({ type: 'number', min, max, unit })

export const lookUp = (
  id: string,
  title: string,
  words: Words,
  what: { source: LookUpSource; field: string; key?: string; variable: string },
  next: Next,
): ScriptStep => ({
  id,
  kind: 'look-up',
  title,
  position,
  text: texts(words),
  source: what.source,
  field: what.field,
  key: what.key ?? null,
  variable: what.variable,
  next,
  missingNext: null,
})

export const branch = (
  id: string,
  title: string,
  conditions: readonly (readonly [id: string, tests: readonly ScriptTest[], next: Next])[],
  next: Next,
): ScriptStep => ({
  id,
  kind: 'branch',
  title,
  position,
  conditions: conditions.map(([id, tests, next]): BranchCondition => ({ id, title: id, tests: [...tests], next })),
  next,
})
export const when = (variable: string, op: ScriptTest['op'], value: ScriptTest['value'] = null): ScriptTest => ({
  variable,
  op,
  value,
})

export const set = (
  id: string,
  title: string,
  fields: Partial<Omit<TicketFields, 'addTagIds'>> & { readonly tags?: readonly TagName[] },
  next: Next,
): ScriptStep => {
  const { tags = [], ...rest } = fields
  const nothing = { status: null, priority: null, teamId: null, removeTagIds: [] }
  return {
    id,
    kind: 'set-field',
    title,
    position,
    set: { ...nothing, ...rest, addTagIds: tags.map((tag) => tagIds[tag]) },
    next,
  }
}

export const followUp = (
  id: string,
  title: string,
  note: Words,
  due: StepOf<'follow-up'>['due'],
  assign: 'me' | 'team',
  next: Next,
): ScriptStep => ({ id, kind: 'follow-up', title, position, note: texts(note), due, assign, teamId: null, next })
export const hours = (count: number) => ({ type: 'hours' as const, hours: count })

export const through = (id: string, title: string, key: string, next: Next): ScriptStep => ({
  id,
  kind: 'sub-script',
  title,
  position,
  scriptId: demoScriptId(key),
  next,
})

export const end = (id: string, title: string, words: Words, disposition: DispositionKey | null): ScriptStep => ({
  id,
  kind: 'end',
  title,
  position,
  text: texts(words),
  dispositionId: disposition === null ? null : dispositionId(disposition),
})

export function graph(steps: readonly ScriptStep[], part = false): ScriptGraph {
  return { startId: steps[0]?.id ?? null, part, steps: [...steps] }
}

export const offered = ({ team, tags, languages, reasons }: DemoScript): OfferedFor => ({
  teamIds: team === null ? [] : [teamId(team)],
  tagIds: tags.map((tag) => tagIds[tag]),
  productIds: [],
  languages: [...languages],
  reasons: [...reasons],
})
