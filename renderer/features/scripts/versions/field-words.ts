import type { TFunction } from 'i18next'
import type { ScriptGraph } from '#shared/domain/scripts'
import type { Editor } from '../edit/editor.ts'
import { languageName, stepName } from '../words.ts'

/** Fields of a step and their values in words, for the comparison of versions. */

const known: Readonly<Record<string, string>> = {
  title: 'scripts:field.title',
  text: 'scripts:versions.field.text',
  note: 'scripts:field.note',
  label: 'scripts:versions.field.text',
  required: 'scripts:field.required',
  compliance: 'scripts:field.compliance',
  variable: 'scripts:field.variable',
  next: 'scripts:field.leadsTo',
  yesNext: 'scripts:versions.field.yesNext',
  noNext: 'scripts:versions.field.noNext',
  missingNext: 'scripts:field.missingNext',
  source: 'scripts:field.source',
  field: 'scripts:field.lookedUp',
  key: 'scripts:field.key',
  articleId: 'scripts:field.article',
  scriptId: 'scripts:field.subScript',
  dispositionId: 'scripts:field.disposition',
  status: 'scripts:field.status',
  priority: 'scripts:field.priority',
  teamId: 'scripts:field.team',
  addTagIds: 'scripts:field.addTags',
  removeTagIds: 'scripts:field.removeTags',
  hours: 'scripts:field.hours',
  assign: 'scripts:field.assign',
  tests: 'scripts:versions.field.tests',
  min: 'scripts:field.min',
  max: 'scripts:field.max',
  unit: 'scripts:field.unit',
  type: 'scripts:field.answer',
  options: 'scripts:versions.field.options',
  conditions: 'scripts:versions.field.cases',
  multiline: 'scripts:field.multiline',
}

/** `input/options/answer-1/label/de` as “Yes: text, German”. */
export function fieldName(path: readonly string[], part: (id: string) => string, t: TFunction): string {
  const words: string[] = []
  for (let index = 0; index < path.length; index += 1) {
    const name = path[index] ?? ''
    if (name === 'options' || name === 'conditions') {
      const id = path[index + 1]
      if (id === undefined || id === 'order') words.push(t(known[name] ?? ''))
      else words.push(part(id))
      index += 1
    } else if (name === 'text' || name === 'label' || name === 'note') {
      words.push(t(known[name] ?? ''))
      const language = path[index + 1]
      if (language !== undefined) words.push(languageName(language))
      index += 1
    } else if (known[name]) words.push(t(known[name]))
    else if (name !== 'input' && name !== 'set' && name !== 'due') words.push(name)
  }
  return words.join(' · ')
}

export function valueText(
  value: unknown,
  path: readonly string[],
  graph: ScriptGraph | null,
  editor: Editor,
  t: TFunction,
): string {
  if (value === null || value === undefined) return t('scripts:versions.nothing')
  if (typeof value === 'boolean') return t(value ? 'scripts:yes' : 'scripts:no')
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return stringText(value, path.at(-1) ?? '', graph, editor, t)
  if (Array.isArray(value)) {
    if (value.length === 0) return t('scripts:versions.nothing')
    return value.map((each) => valueText(each, path, graph, editor, t)).join(', ')
  }
  const each = value as Record<string, unknown>
  if (typeof each.variable === 'string' && typeof each.op === 'string')
    return [each.variable, t(`scripts:op.${each.op}`), each.value === null ? '' : String(each.value)].join(' ').trim()
  const texts = each.label ?? each.title
  if (typeof texts === 'object' && texts !== null) return Object.values(texts).join(' / ')
  if (typeof texts === 'string' && texts !== '') return texts
  return Object.values(each)
    .filter((inner) => typeof inner !== 'object')
    .map((inner) => valueText(inner, path, graph, editor, t))
    .join(' ')
}

function stringText(value: string, field: string, graph: ScriptGraph | null, editor: Editor, t: TFunction): string {
  const { teams, tags, dispositions } = editor.context
  if (/next$/i.test(field)) {
    const step = graph?.steps.find(({ id }) => id === value)
    return step ? stepName(step, editor.languages, t) : value
  }
  if (field === 'source') return t(`scripts:source.${value}`)
  if (field === 'assign') return t(`scripts:assign.${value}`)
  if (field === 'field') return t(`scripts:lookUp.${value}`)
  if (field === 'status' || field === 'priority') return t(`tickets:${field}.${value}`)
  const named = [...teams, ...tags, ...dispositions, ...(editor.known?.scripts ?? [])].find(({ id }) => id === value)
  return named?.name ?? value
}
