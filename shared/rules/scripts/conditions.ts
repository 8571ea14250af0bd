import type { AnswerValue, BranchCondition, ScriptTest } from '../../domain/scripts.ts'

/** The tests of branches. */

export type Values = { get(name: string): AnswerValue | undefined }

export function isFilled(value: AnswerValue | undefined): boolean {
  return value !== undefined && value !== null && value !== ''
}

/**
 * Without a value only `empty` and `is-not` hold. Numbers are compared as numbers, also when they came as text; all
 * else as text without regard to case, which orders dates as well.
 */
export function holds({ variable, op, value }: ScriptTest, values: Values): boolean {
  const actual = values.get(variable)
  if (op === 'filled') return isFilled(actual)
  if (op === 'empty') return !isFilled(actual)
  if (!isFilled(actual)) return op === 'is-not' && isFilled(value)
  if (op === 'contains') return plain(actual).includes(plain(value))
  const order = compare(actual, value)
  switch (op) {
    case 'is':
      return order === 0
    case 'is-not':
      return order !== 0
    case 'less':
      return order < 0
    case 'at-most':
      return order <= 0
    case 'more':
      return order > 0
    case 'at-least':
      return order >= 0
  }
}

export function conditionHolds({ tests }: Pick<BranchCondition, 'tests'>, values: Values): boolean {
  return tests.every((test) => holds(test, values))
}

/** The first condition that holds; undefined: the default is taken. */
export function firstHolding(conditions: readonly BranchCondition[], values: Values): BranchCondition | undefined {
  return conditions.find((condition) => conditionHolds(condition, values))
}

function compare(a: AnswerValue | undefined, b: AnswerValue | undefined): number {
  const [x, y] = [asNumber(a), asNumber(b)]
  if (x !== null && y !== null) return x - y
  const [p, q] = [plain(a), plain(b)]
  return p < q ? -1 : p > q ? 1 : 0
}

/** Null for what is no number, a date among it. */
export function asNumber(value: AnswerValue | undefined): number | null {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || !/^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/.test(value)) return null
  return Number(value)
}

export const plain = (value: AnswerValue | undefined): string =>
  String(value ?? '')
    .trim()
    .toLowerCase()
