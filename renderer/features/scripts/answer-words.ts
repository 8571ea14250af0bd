import type { AnswerValue, ScriptStep } from '#shared/domain/scripts'
import { type FilledPart, inLanguage } from '#shared/rules/scripts/program'
import { formatLocale } from '../../app/format.ts'

type T = (key: string) => string

/** A value as one would say it. */
export function valueWords(value: AnswerValue, t: T): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return t(value ? 'scripts:yes' : 'scripts:no')
  if (typeof value === 'number') return new Intl.NumberFormat(formatLocale()).format(value)
  return dayWords(value) ?? value
}

/** What a variable in a text is filled with. */
export function partWords({ text, value }: Extract<FilledPart, { kind: 'value' }>, t: T): string {
  return typeof value === 'string' ? (dayWords(text) ?? text) : valueWords(value, t)
}

/** An answer as one would say it: of a choice, its words in the language of the call. */
export function answerWords(
  step: ScriptStep,
  answer: AnswerValue,
  { language, written, t }: { readonly language: string; readonly written: readonly string[]; readonly t: T },
): string {
  if (step.kind === 'ask' && step.input.type === 'choice') {
    const option = step.input.options.find(({ id }) => id === answer)
    if (option) return inLanguage(option.label, language, written).text
  }
  const said = valueWords(answer, t)
  const unit = step.kind === 'ask' && step.input.type === 'number' && typeof answer === 'number' ? step.input.unit : ''
  return unit === '' ? said : `${said} ${unit}`
}

/** Days are kept as `YYYY-MM-DD`, of no time zone. Null for any other text. */
function dayWords(text: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(text) : null
  if (day === null || Number.isNaN(day.getTime())) return null
  return new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'long', timeZone: 'UTC' }).format(day)
}
