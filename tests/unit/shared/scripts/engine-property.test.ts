import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ScriptGraph, ScriptStep } from '#shared/domain/scripts'
import { answer, back, begin, confirm, jump, keptAnswer, where } from '#shared/rules/scripts/engine'
import { pathOf } from '#shared/rules/scripts/outcome'
import { stepAt } from '#shared/rules/scripts/program'
import { type RunState, runState } from '#shared/rules/scripts/run-state'
import { ask, at, branch, choice, end, free, graph, partId, program, say, scriptId, sub, test, yesNo } from './make.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const target = fc.option(fc.constantFrom(...names, 'nowhere'), { nil: null, freq: 12 })

/** Any graph, most of them wrong in some way: dead ends, loops, parts that go through themselves. */
const anyStep = (id: string): fc.Arbitrary<ScriptStep> =>
  fc.oneof(
    fc.tuple(target, fc.boolean()).map(([to, compliance]) => say(id, to, { compliance })),
    fc.tuple(target, target, target).map(([to, x, y]) => ask(id, choice({ x, y }), to)),
    fc.tuple(target, target, target).map(([to, yes, no]) => ask(id, yesNo(yes, no), to, { required: false })),
    target.map((to) => ask(id, free, to)),
    fc
      .tuple(target, target, fc.constantFrom(...names), fc.constantFrom('x', 'y', 'word'))
      .map(([to, other, variable, value]) => branch(id, [{ tests: [test(variable, 'is', value)], next: to }], other)),
    fc.tuple(target, fc.constantFrom(scriptId, partId)).map(([to, of]) => sub(id, of, to)),
    fc.boolean().map((speaks) => end(id, speaks ? { text: { en: 'Bye' } } : {})),
  )
const anyGraph: fc.Arbitrary<ScriptGraph> = fc.tuple(...names.map(anyStep)).map((steps) => graph(steps))

type Act =
  | { readonly kind: 'answer'; readonly pick: number }
  | { readonly kind: 'back' }
  | { readonly kind: 'jump'; readonly to: number }
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.nat(9).map((pick) => ({ kind: 'answer' as const, pick })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'back' as const }) },
  { weight: 1, arbitrary: fc.nat(20).map((to) => ({ kind: 'jump' as const, to })) },
)

it('waits, has ended or is stuck after whatever a person does, and forgets no answer of the way it is on', () => {
  fc.assert(
    fc.property(anyGraph, anyGraph, fc.array(anyAct, { maxLength: 40 }), (root, part, acts) => {
      const of = program(root, { [partId]: part })
      let seconds = 0
      const context = () => ({ program: of, facts: {}, at: at(++seconds) })
      let state = begin('en', { program: of, facts: {}, at: at(0) })
      for (const act of acts) {
        const before = state
        state = carryOut(act, state, of, context())
        check(state, of)
        // Whatever was answered is still answered, here or among what is kept.
        const known = new Set([...answers(state), ...Object.values(state.kept).map((each) => each.answer)])
        if (act.kind !== 'answer') for (const each of answers(before)) expect(known).toContain(each)
      }
    }),
    { numRuns: 400 },
  )
})

function carryOut(
  act: Act,
  state: RunState,
  of: ReturnType<typeof program>,
  context: Parameters<typeof confirm>[1],
): RunState {
  if (act.kind === 'back') return back(state, context)
  if (act.kind === 'jump') return jump(state, act.to, context)
  const place = where(of, state)
  if (place.kind !== 'waiting') return state
  const { step } = place
  if (step.kind === 'say' && step.compliance) {
    const moved = confirm(state, context)
    return moved.ok ? moved.state : state
  }
  const value =
    step.kind !== 'ask'
      ? null
      : step.input.type === 'choice'
        ? (step.input.options[act.pick % step.input.options.length]?.id ?? null)
        : step.input.type === 'yes-no'
          ? act.pick % 2 === 0
          : 'word'
  const moved = answer(state, value, context)
  expect(moved.ok).toBe(true)
  return moved.ok ? moved.state : state
}

const answers = (state: RunState) =>
  state.visits.filter(({ leftAt, answer }) => leftAt !== null && answer !== null).map((each) => each.answer)

function check(state: RunState, of: ReturnType<typeof program>): void {
  expect(runState.safeParse(state).success).toBe(true)
  const place = where(of, state)
  if (place.kind === 'ended') expect(place.step.kind).toBe('end')
  if (place.kind === 'waiting')
    expect(['branch', 'set-field', 'follow-up', 'sub-script']).not.toContain(place.step.kind)
  // Each step of the path leads to the next one, in the script or through a part.
  const path = pathOf(state, at(10_000))
  expect(path.length).toBe(state.cursor + 1)
  for (const each of path) expect(stepAt(of, each)).toBeDefined()
}

it('comes to the same step again by the same answers, and offers each of them', () => {
  fc.assert(
    fc.property(anyGraph, fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }), (root, picks) => {
      const of = program(root, { [partId]: root })
      let seconds = 0
      const context = () => ({ program: of, facts: {}, at: at(++seconds) })
      let state = begin('en', { program: of, facts: {}, at: at(0) })
      for (const pick of picks) state = carryOut({ kind: 'answer', pick }, state, of, context())
      const reached = where(of, state)
      const given = state.visits.slice(0, reached.kind === 'stuck' ? state.cursor + 1 : state.cursor)
      const waiting = (each: RunState) => each.visits[each.cursor]
      for (let i = 0; i < picks.length; i++) state = back(state, context())
      let guard = 0
      while (where(of, state).kind === 'waiting' && state.cursor < given.length && guard++ < 100) {
        const before = given[state.cursor]
        expect(waiting(state)?.stepId).toBe(before?.stepId)
        expect(keptAnswer(state)).toEqual(before?.answer)
        const moved = answer(state, keptAnswer(state), context())
        if (!moved.ok) break
        state = moved.state
      }
      const now = where(of, state)
      expect(now.kind).toBe(reached.kind)
      if (now.kind !== 'stuck' && reached.kind !== 'stuck') expect(now.visit.stepId).toBe(reached.visit.stepId)
    }),
    { numRuns: 300 },
  )
})
