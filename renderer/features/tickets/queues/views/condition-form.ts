import { ticketChannel, ticketPriority, ticketStatus, type ViewCondition, viewCondition } from '#shared/domain/tickets'

/** A line of the editor: every answer a person may have typed, also while it is not yet a condition. */
export interface ConditionRow {
  /** Tells lines apart on the screen. */
  readonly key: number
  readonly field: ConditionField
  readonly op: ConditionOp
  readonly values: readonly string[]
  readonly amount: string
  readonly unit: AgeUnit
  readonly text: string
}

export const conditionFields = [
  'status',
  'priority',
  'channel',
  'assignee',
  'team',
  'tag',
  'created',
  'updated',
  'overdue',
  'text',
] as const
export type ConditionField = (typeof conditionFields)[number]
export type ConditionOp = 'in' | 'not-in' | 'older-than' | 'newer-than' | 'is' | 'is-not' | 'contains'
export type AgeUnit = 'hours' | 'days'
/** Why a line is no condition; `tickets:view.problem.<code>` is its message. */
export type RowProblem = 'no-values' | 'no-age' | 'age-too-long' | 'no-text' | 'text-too-long'

export const mostConditions = 20
const longestAgeHours = 24 * 3660
const longestText = 200

export function opsOf(field: ConditionField): readonly ConditionOp[] {
  switch (field) {
    case 'created':
    case 'updated':
      return ['newer-than', 'older-than']
    case 'overdue':
      return ['is', 'is-not']
    case 'text':
      return ['contains']
    default:
      return ['in', 'not-in']
  }
}

export function emptyRow(key: number, field: ConditionField): ConditionRow {
  return { key, field, op: opsOf(field)[0] ?? 'in', values: [], amount: '', unit: 'days', text: '' }
}

/** Another field for a line: what was typed stays where it still fits. */
export function withField(row: ConditionRow, field: ConditionField): ConditionRow {
  if (field === row.field) return row
  const op = opsOf(field).includes(row.op) ? row.op : opsOf(field)[0]
  return { ...emptyRow(row.key, field), op: op ?? 'in', amount: row.amount, unit: row.unit, text: row.text }
}

export function rowOf(condition: ViewCondition, key: number): ConditionRow {
  const row = emptyRow(key, condition.field)
  switch (condition.field) {
    case 'created':
    case 'updated': {
      const days = condition.hours / 24
      return Number.isInteger(days)
        ? { ...row, op: condition.op, amount: String(days), unit: 'days' }
        : { ...row, op: condition.op, amount: String(condition.hours), unit: 'hours' }
    }
    case 'overdue':
      return { ...row, op: condition.value ? 'is' : 'is-not' }
    case 'text':
      return { ...row, text: condition.value }
    default:
      return { ...row, op: condition.op, values: condition.values }
  }
}

/** What is missing in a line, or null when it is a condition. */
export function problemOf(row: ConditionRow): RowProblem | null {
  switch (row.field) {
    case 'created':
    case 'updated': {
      const hours = hoursOf(row)
      if (!(hours > 0)) return 'no-age'
      return hours > longestAgeHours ? 'age-too-long' : null
    }
    case 'overdue':
      return null
    case 'text':
      if (row.text.trim() === '') return 'no-text'
      return row.text.trim().length > longestText ? 'text-too-long' : null
    default:
      return row.values.length === 0 ? 'no-values' : null
  }
}

/** The condition that a line means; null while something is missing. */
export function conditionOf(row: ConditionRow): ViewCondition | null {
  if (problemOf(row) !== null) return null
  const parsed = viewCondition.safeParse(rawCondition(row))
  return parsed.success ? parsed.data : null
}

function rawCondition(row: ConditionRow): unknown {
  switch (row.field) {
    case 'created':
    case 'updated':
      return { field: row.field, op: row.op, hours: hoursOf(row) }
    case 'overdue':
      return { field: 'overdue', op: 'is', value: row.op === 'is' }
    case 'text':
      return { field: 'text', op: 'contains', value: row.text }
    default:
      return { field: row.field, op: row.op, values: row.values }
  }
}

function hoursOf({ amount, unit }: Pick<ConditionRow, 'amount' | 'unit'>): number {
  // A comma is the decimal sign in half of the world.
  const number = Number(amount.trim().replace(',', '.'))
  return amount.trim() === '' ? Number.NaN : number * (unit === 'days' ? 24 : 1)
}

/** The lines that are conditions already, for the preview; the others are left out. */
export function conditionsOf(rows: readonly ConditionRow[]): readonly ViewCondition[] {
  return rows.flatMap((row) => conditionOf(row) ?? [])
}

/** Fixed values of a field; people, teams and tags come from the workspace. */
export function fixedValues(field: ConditionField): readonly string[] {
  switch (field) {
    case 'status':
      return ticketStatus.options
    case 'priority':
      return [...ticketPriority.options].reverse()
    case 'channel':
      return ticketChannel.options
    default:
      return []
  }
}
