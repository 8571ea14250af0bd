import type { z } from 'zod'
import { type ScriptExport, type ScriptGraph, scriptExport } from '../../domain/scripts.ts'
import { placeOfMistake } from './json-place.ts'

/** Scripts as files. */

export interface ImportProblem {
  readonly code:
    | 'syntax'
    | 'not-a-script'
    | 'newer-format'
    | 'missing'
    | 'wrong-type'
    | 'bad-value'
    | 'too-long'
    | 'too-many'
    | 'unknown-field'
  readonly place: string
  readonly step: string | null
  readonly line: number | null
  readonly column: number | null
  readonly expected: string
}

export type ReadScript =
  | { readonly ok: true; readonly script: ScriptExport }
  | { readonly ok: false; readonly problems: ImportProblem[] }

const mostProblems = 20

/** Reads a file that should be a script. Everything that is wrong with it is told with its place, up to 20 of them. */
export function readScript(text: string): ReadScript {
  let given: unknown
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused([{ ...problem('syntax', []), ...placeOfSyntax(text) }])
  }
  if (!isObject(given) || given.format !== 'switchboard-script') return refused([problem('not-a-script', [])])
  if (typeof given.formatVersion === 'number' && given.formatVersion > 1) return refused([problem('newer-format', [])])
  const parsed = scriptExport.safeParse(given)
  if (!parsed.success) return refused(parsed.error.issues.slice(0, mostProblems).map((issue) => told(issue, given)))
  const unknown = unknownFields(given, parsed.data, [])
  if (unknown.length > 0)
    return refused(unknown.slice(0, mostProblems).map((path) => problem('unknown-field', path, { within: given })))
  return { ok: true, script: parsed.data }
}

/** Readable, with the steps one below the other, so that two versions can be compared by any tool. */
export function writeScript(script: ScriptExport): string {
  return `${JSON.stringify(script, null, 2)}\n`
}

const refused = (problems: ImportProblem[]): ReadScript => ({ ok: false, problems })

function problem(
  code: ImportProblem['code'],
  path: readonly PropertyKey[],
  { within, expected = '' }: { within?: unknown; expected?: string } = {},
): ImportProblem {
  return { code, place: placeText(path), step: stepTitle(path, within), line: null, column: null, expected }
}

function told(issue: z.core.$ZodIssue, within: unknown): ImportProblem {
  const { path } = issue
  switch (issue.code) {
    case 'invalid_type': {
      const missing = valueAt(within, path) === undefined
      return problem(missing ? 'missing' : 'wrong-type', path, { within, expected: issue.expected })
    }
    case 'too_big': {
      const isList = issue.origin === 'array'
      return problem(isList ? 'too-many' : issue.origin === 'string' ? 'too-long' : 'bad-value', path, {
        within,
        expected: String(issue.maximum),
      })
    }
    case 'invalid_value':
      return problem('bad-value', path, { within, expected: issue.values.join(', ') })
    case 'invalid_union': {
      const missing = valueAt(within, path) === undefined
      return problem(missing ? 'missing' : 'bad-value', path, { within })
    }
    default:
      return problem('bad-value', path, { within })
  }
}

function placeText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')
}

function stepTitle(path: readonly PropertyKey[], within: unknown): string | null {
  if (path[0] !== 'graph' || path[1] !== 'steps' || typeof path[2] !== 'number') return null
  const step = valueAt(within, path.slice(0, 3))
  if (!isObject(step)) return null
  const name = typeof step.title === 'string' && step.title !== '' ? step.title : step.id
  return typeof name === 'string' ? name : null
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (isObject(at) ? Reflect.get(at, key) : undefined), value)
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}

/** What the schema left out: kept silently away, half of a script would count as all of it. */
function unknownFields(given: unknown, kept: unknown, path: readonly PropertyKey[]): PropertyKey[][] {
  if (!isObject(given) || !isObject(kept)) return []
  if (Array.isArray(given)) return given.flatMap((each, i) => unknownFields(each, Reflect.get(kept, i), [...path, i]))
  return Object.entries(given).flatMap(([key, value]) =>
    // The schema may be named in the file, for editors that check while one types.
    key === '$schema' && path.length === 0
      ? []
      : Object.hasOwn(kept, key)
        ? unknownFields(value, Reflect.get(kept, key), [...path, key])
        : [[...path, key]],
  )
}

/** Engines say the place in their own words, if at all: by offset, by line and column, or by what stands there. */
function placeOfSyntax(text: string): { line: number | null; column: number | null } {
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  const offset = placeOfMistake(text.slice(mark))
  if (offset === null) return { line: null, column: null }
  const before = text.slice(mark, mark + offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

export type Named = ScriptExport['names'][number]

/** Everything outside of the graph that it points to, each once. */
export function referencesOf(graph: ScriptGraph): Pick<Named, 'kind' | 'id'>[] {
  const found = new Map<string, Pick<Named, 'kind' | 'id'>>()
  const add = (kind: Named['kind'], id: string | null) => id !== null && found.set(`${kind} ${id}`, { kind, id })
  for (const step of graph.steps) {
    if (step.kind === 'end') add('disposition', step.dispositionId)
    if (step.kind === 'show-article') add('article', step.articleId)
    if (step.kind === 'sub-script') add('script', step.scriptId)
    if (step.kind === 'follow-up') add('team', step.teamId)
    if (step.kind !== 'set-field') continue
    add('team', step.set.teamId)
    for (const id of [...step.set.addTagIds, ...step.set.removeTagIds]) add('tag', id)
  }
  return [...found.values()]
}

/** The same script with other identifiers in it, e.g. those under which another workspace has the same tags. */
export function withIds(script: ScriptExport, idFor: (id: string) => string): ScriptExport {
  const maybe = (id: string | null) => (id === null ? null : idFor(id))
  const steps = script.graph.steps.map((step): ScriptGraph['steps'][number] => {
    switch (step.kind) {
      case 'end':
        return { ...step, dispositionId: maybe(step.dispositionId) }
      case 'show-article':
        return { ...step, articleId: maybe(step.articleId) }
      case 'sub-script':
        return { ...step, scriptId: maybe(step.scriptId) }
      case 'follow-up':
        return { ...step, teamId: maybe(step.teamId) }
      case 'set-field': {
        const { set } = step
        const tags = { addTagIds: set.addTagIds.map(idFor), removeTagIds: set.removeTagIds.map(idFor) }
        return { ...step, set: { ...set, teamId: maybe(set.teamId), ...tags } }
      }
      default:
        return step
    }
  })
  const { teamIds, tagIds, productIds } = script.offeredFor
  return {
    ...script,
    graph: { ...script.graph, steps },
    offeredFor: {
      ...script.offeredFor,
      teamIds: teamIds.map(idFor),
      tagIds: tagIds.map(idFor),
      productIds: productIds.map(idFor),
    },
    names: script.names.map((each) => ({ ...each, id: idFor(each.id) })),
  }
}
