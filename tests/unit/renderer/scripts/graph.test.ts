import { describe, expect, it } from 'vitest'
import { type ScriptGraph, scriptLimits } from '#shared/domain/scripts'
import { figuresOf } from '../../../../renderer/features/scripts/analytics/figures.ts'
import { matchingVariables, openedVariable } from '../../../../renderer/features/scripts/edit/fields/variables.ts'
import { compareGraphs } from '../../../../renderer/features/scripts/graph/compare.ts'
import { updateStep } from '../../../../renderer/features/scripts/graph/edits.ts'
import { placesOf, tidy } from '../../../../renderer/features/scripts/graph/layout.ts'
import { neighbour } from '../../../../renderer/features/scripts/graph/slots.ts'
import { ask, branch, choice, end, graph, say, scriptId } from '../../shared/scripts/make.ts'

const some: ScriptGraph = graph([
  say('hello', 'reason'),
  ask('reason', choice({ router: 'light', invoice: 'money' }), 'other'),
  say('light', 'bye'),
  say('money', 'bye'),
  say('other', 'bye'),
  end('bye'),
])

describe('arrow keys on the canvas', () => {
  it('follow the ways forward and back', () => {
    expect(neighbour(some, 'hello', 'next')).toBe('reason')
    expect(neighbour(some, 'reason', 'next')).toBe('light')
    expect(neighbour(some, 'light', 'previous')).toBe('reason')
    expect(neighbour(some, 'bye', 'next')).toBeNull()
    expect(neighbour(some, 'hello', 'previous')).toBeNull()
  })

  it('go up and down between the ways out of one step', () => {
    expect(neighbour(some, 'light', 'down')).toBe('money')
    expect(neighbour(some, 'money', 'down')).toBe('other')
    expect(neighbour(some, 'other', 'up')).toBe('money')
  })

  it('reach every step from the first', () => {
    const reached = new Set(['hello'])
    for (const id of reached)
      for (const direction of ['next', 'previous', 'up', 'down'] as const) {
        const to = neighbour(some, id, direction)
        if (to !== null) reached.add(to)
      }
    expect(reached.size).toBe(some.steps.length)
  })
})

describe('layout', () => {
  it('puts each step to the right of the one before, and no two on one place', () => {
    const places = tidy(some)
    const x = (id: string) => places.get(id)?.x ?? 0
    expect(x('hello')).toBeLessThan(x('reason'))
    expect(x('reason')).toBeLessThan(x('light'))
    expect(x('money')).toBeLessThan(x('bye'))
    expect(new Set([...places.values()].map((each) => `${each.x} ${each.y}`)).size).toBe(some.steps.length)
  })

  it('is quick for the longest script there can be, and does not run out of stack', () => {
    const ring = graph(
      Array.from({ length: scriptLimits.steps }, (_, i) => branch(`s${i}`, [], `s${(i + 1) % scriptLimits.steps}`)),
    )
    const start = performance.now()
    const places = tidy(ring)
    expect(performance.now() - start).toBeLessThan(1_000)
    expect(new Set([...places.values()].map((each) => `${each.x} ${each.y}`)).size).toBe(scriptLimits.steps)
    expect(places.get('s1')?.x).toBeGreaterThan(places.get('s0')?.x ?? 0)
  })

  it('leaves steps where somebody has put them', () => {
    const moved = updateStep(some, 'light', (step) => ({ ...step, position: { x: 40, y: 80 } }))
    expect(placesOf(moved).get('light')).toEqual({ x: 40, y: 80 })
  })
})

describe('comparison of versions', () => {
  it('names the steps that came, went and changed, and what changed in them', () => {
    const next: ScriptGraph = {
      ...some,
      steps: [
        ...some.steps
          .filter(({ id }) => id !== 'other')
          .map((step) =>
            step.id === 'light' && step.kind === 'say'
              ? { ...step, text: { ...step.text, de: 'Blinkt es?' }, position: { x: 9, y: 9 } }
              : step,
          ),
        say('thanks', 'bye'),
      ],
    }
    const { steps, start } = compareGraphs(some, next)
    expect(steps.map(({ kind, step }) => `${kind} ${step.id}`)).toEqual([
      'changed light',
      'added thanks',
      'removed other',
    ])
    const [changed] = steps
    expect(changed?.kind === 'changed' && changed.fields).toEqual([
      { path: ['text', 'de'], before: undefined, after: 'Blinkt es?' },
    ])
    expect(start).toBeNull()
  })

  it('tells another order of answers from other answers', () => {
    const turned = updateStep(some, 'reason', (step) =>
      step.kind === 'ask' && step.input.type === 'choice'
        ? { ...step, input: { ...step.input, options: step.input.options.toReversed() } }
        : step,
    )
    const [changed] = compareGraphs(some, turned).steps
    expect(changed?.kind === 'changed' && changed.fields.map(({ path }) => path.join('/'))).toEqual([
      'input/options/order',
    ])
  })
})

describe('variables in a text', () => {
  it('are offered while their braces are open', () => {
    expect(openedVariable('Hello {{cust', 12)).toEqual({ from: 6, to: 12, wanted: 'cust' })
    expect(openedVariable('Hello {{customer.name}}!', 10)).toEqual({ from: 6, to: 23, wanted: 'cu' })
    expect(openedVariable('Hello {{customer.name}}!', 24)).toBeNull()
    expect(openedVariable('Hello', 5)).toBeNull()
  })

  it('come by their beginning, then by a part of them', () => {
    expect(matchingVariables(['customer.name', 'agent.name', 'nameOfDevice'], 'name')).toEqual([
      'nameOfDevice',
      'customer.name',
      'agent.name',
    ])
  })
})

it('counts where calls of a script ended and which ways they went', () => {
  const ref = { scriptId, stepId: 'bye' }
  const figures = figuresOf(
    {
      ...{ runs: 3, completed: 3, abandoned: 0, medianSeconds: 60, paths: [] },
      steps: [{ ...ref, visits: 3, runs: 3, medianSeconds: 4, abandonedHere: 0, answers: [] }],
      edges: [
        { from: 'light', fromScriptId: scriptId, to: 'bye', toScriptId: scriptId, count: 2 },
        { from: 'x', fromScriptId: 'elsewhere', to: 'bye', toScriptId: scriptId, count: 1 },
      ],
      ends: [
        { ...ref, dispositionId: null, count: 2, tickets: 0, solved: 0, reopened: 0 },
        { ...ref, dispositionId: 'd', count: 1, tickets: 0, solved: 0, reopened: 0 },
      ],
    },
    scriptId,
  )
  expect(figures.steps.get('bye')?.ended).toBe(3)
  expect([...figures.ways]).toEqual([['light bye', 2]])
  expect(figures.most).toBe(2)
})
