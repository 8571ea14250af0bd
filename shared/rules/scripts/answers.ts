import type { AnswerValue, ScriptStep, StepOf } from '../../domain/scripts.ts'

/** Whether an answer is one. `scripts:answer.<problem>` is the message key. */
export type AnswerProblem =
  | 'not-here'
  | 'not-confirmed'
  | 'required'
  | 'not-an-option'
  | 'not-a-number'
  | 'too-small'
  | 'too-large'
  | 'not-a-date'
  | 'wrong-type'

type Checked =
  | { readonly ok: true; readonly value: AnswerValue }
  | { readonly ok: false; readonly problem: AnswerProblem }

const good = (value: AnswerValue): Checked => ({ ok: true, value })
const bad = (problem: AnswerProblem): Checked => ({ ok: false, problem })

/** The answer as it is kept: without blanks around it, and null for nothing. */
export function checkAnswer(step: ScriptStep, value: AnswerValue): Checked {
  if (step.kind === 'look-up') return good(trimmed(value))
  if (step.kind !== 'ask') return good(null)
  const given = trimmed(value)
  if (given === null) return step.required ? bad('required') : good(null)
  return checkInput(step, given)
}

function checkInput({ input }: StepOf<'ask'>, value: NonNullable<AnswerValue>): Checked {
  switch (input.type) {
    case 'choice':
      return input.options.some(({ id }) => id === value) ? good(value) : bad('not-an-option')
    case 'yes-no':
      return typeof value === 'boolean' ? good(value) : bad('wrong-type')
    case 'text':
      return typeof value === 'string' ? good(value) : bad('wrong-type')
    case 'date':
      return typeof value === 'string' && isDate(value) ? good(value) : bad('not-a-date')
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return bad('not-a-number')
      if (input.min !== null && value < input.min) return bad('too-small')
      if (input.max !== null && value > input.max) return bad('too-large')
      return good(value)
  }
}

function trimmed(value: AnswerValue): AnswerValue {
  if (typeof value !== 'string') return value
  const text = value.trim()
  return text === '' ? null : text
}

/** `YYYY-MM-DD` of a day that there is. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
