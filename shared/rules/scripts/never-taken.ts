import type { AnswerValue, ScriptStep, StepOf } from '../../domain/scripts.ts'
import { asNumber, firstHolding, plain } from './conditions.ts'

/** Which ways out of a branch no call can take. */

/** What a variable can hold, as far as the tests of one branch can tell the values apart. */
type Domain = readonly AnswerValue[]

/** With more combinations than this nothing is said: a branch of that size is not checked by eye either. */
const mostCombinations = 20_000

/**
 * Tries every combination of values that the tests could tell apart. Returns the ids of conditions that are never the
 * first to hold, and null among them when the default is never reached.
 * `setBy`: the steps that fill a variable; a variable that has none is the app's own, or another script's.
 * `isSet`: whether it is certainly filled when the call comes to the branch.
 */
export function neverTaken(
  branch: StepOf<'branch'>,
  setBy: (variable: string) => readonly ScriptStep[],
  isSet: (variable: string) => boolean,
): (string | null)[] {
  const variables = [...new Set(branch.conditions.flatMap(({ tests }) => tests.map(({ variable }) => variable)))]
  const domains = variables.map((variable) => domainOf(variable, branch, setBy(variable), isSet(variable)))
  const combinations = domains.reduce((product, domain) => product * domain.length, 1)
  if (combinations > mostCombinations) return []
  const open = new Set<string | null>([...branch.conditions.map(({ id }) => id), null])
  const values = new Map<string, AnswerValue>()
  for (let n = 0; n < combinations && open.size > 0; n++) {
    let rest = n
    domains.forEach((domain, i) => {
      values.set(variables[i] ?? '', domain[rest % domain.length] ?? null)
      rest = Math.floor(rest / domain.length)
    })
    open.delete(firstHolding(branch.conditions, values)?.id ?? null)
  }
  return [...open]
}

function domainOf(variable: string, branch: StepOf<'branch'>, steps: readonly ScriptStep[], isSet: boolean): Domain {
  const asked = branch.conditions
    .flatMap(({ tests }) => tests)
    .filter((test) => test.variable === variable)
    .flatMap(({ value }) => (value === null ? [] : [value]))
  const own = steps.map((step) => finite(step))
  const known = steps.length > 0 && own.every((each) => each !== null)
  const values = known ? own.flatMap((each) => each ?? []) : anything(asked)
  return isSet ? [...new Set(values)] : [null, ...new Set(values)]
}

/** Every value that a question can have for an answer; null where they cannot be listed. */
function finite(step: ScriptStep): readonly AnswerValue[] | null {
  if (step.kind !== 'ask') return null
  if (step.input.type === 'choice') return step.input.options.map(({ id }) => id)
  if (step.input.type === 'yes-no') return [true, false]
  return null
}

/** One value for each way in which the tests could decide about a text or number. */
function anything(asked: readonly (string | number | boolean)[]): AnswerValue[] {
  const numbers = [...new Set(asked.map(asNumber).filter((n) => n !== null))].sort((a, b) => a - b)
  const words = [...new Set(asked.map(plain))].sort()
  const between = numbers.map((n, i) => (n + (numbers[i + 1] ?? n + 2)) / 2)
  // What is contained in a text can stand there with all the others, or alone between two that are compared with it.
  const texts = [...words, ...words.map((word) => `${word}\u0001`), words.join(' '), '\u0001', '\uffff']
  return [
    (numbers[0] ?? 0) - 1,
    ...numbers,
    ...between,
    ...texts,
    ...asked.filter((value) => typeof value === 'boolean'),
  ]
}
