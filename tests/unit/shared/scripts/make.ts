import { derivedId } from '#shared/domain/records'
import type { AskInput, ScriptGraph, ScriptStep, ScriptTest, StepKind, StepOf } from '#shared/domain/scripts'
import { type Bundled, type Program, prepare } from '#shared/rules/scripts/program'

/** Scripts in a few words. */

export const scriptId = derivedId('test script')
export const partId = derivedId('test part')
export const disposition = derivedId('disposition')
const position = { x: 0, y: 0 }

type Rest<K extends StepKind> = Partial<Omit<StepOf<K>, 'kind' | 'id' | 'position'>>

export const say = (id: string, next: string | null, rest: Rest<'say'> = {}): ScriptStep => ({
  id,
  kind: 'say',
  title: id,
  position,
  text: { en: `Say ${id}` },
  compliance: false,
  next,
  ...rest,
})

export const ask = (id: string, input: AskInput, next: string | null, rest: Rest<'ask'> = {}): ScriptStep => ({
  id,
  kind: 'ask',
  title: id,
  position,
  text: { en: `Ask ${id}?` },
  input,
  required: true,
  variable: id,
  next,
  ...rest,
})

/** `{ yes: 'a' }`: the options with where each leads; null: the step's own way. */
export const choice = (options: Record<string, string | null>): AskInput => ({
  type: 'choice',
  options: Object.entries(options).map(([id, next]) => ({ id, label: { en: id }, next })),
})
export const yesNo = (yesNext: string | null = null, noNext: string | null = null): AskInput => ({
  type: 'yes-no',
  yesNext,
  noNext,
})
export const free: AskInput = { type: 'text', multiline: false }

export const branch = (
  id: string,
  conditions: readonly { id?: string; tests: readonly ScriptTest[]; next: string | null }[],
  next: string | null,
): ScriptStep => ({
  id,
  kind: 'branch',
  title: id,
  position,
  conditions: conditions.map((each, i) => ({
    id: each.id ?? `c${i}`,
    title: '',
    tests: [...each.tests],
    next: each.next,
  })),
  next,
})

export const test = (variable: string, op: ScriptTest['op'], value: ScriptTest['value'] = null): ScriptTest => ({
  variable,
  op,
  value,
})

export const sub = (id: string, of: string | null, next: string | null): ScriptStep => ({
  id,
  kind: 'sub-script',
  title: id,
  position,
  scriptId: of,
  next,
})

export const end = (id: string, rest: Rest<'end'> = {}): ScriptStep => ({
  id,
  kind: 'end',
  title: id,
  position,
  text: {},
  dispositionId: disposition,
  ...rest,
})

export const graph = (steps: readonly ScriptStep[], rest: Partial<ScriptGraph> = {}): ScriptGraph => ({
  startId: steps[0]?.id ?? null,
  part: false,
  steps: [...steps],
  ...rest,
})

export function bundle(root: ScriptGraph, parts: Readonly<Record<string, ScriptGraph>> = {}): Bundled {
  return {
    scriptId,
    scripts: [
      { scriptId, name: 'Test', languages: ['en'], graph: root },
      ...Object.entries(parts).map(([id, each]) => ({ scriptId: id, name: id, languages: ['en'], graph: each })),
    ],
  }
}

export const program = (root: ScriptGraph, parts?: Readonly<Record<string, ScriptGraph>>): Program =>
  prepare(bundle(root, parts))

export const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 9) + seconds * 1000).toISOString()
