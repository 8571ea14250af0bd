import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedId } from '#shared/domain/records'
import type { ScriptGraph, ScriptStep } from '#shared/domain/scripts'
import { conditionHolds } from '#shared/rules/scripts/conditions'
import { exitsOf, isAutomatic } from '#shared/rules/scripts/graph'
import { type Surroundings, validateGraph } from '#shared/rules/scripts/validate'
import { ask, branch, choice, end, free, graph, partId, say, scriptId, sub, test, yesNo } from './make.ts'

const english: Surroundings = { languages: ['en'] }
const told = (of: ScriptGraph, around: Surroundings = english) =>
  validateGraph(of, around).map(({ code, stepId, partId }) =>
    [code, stepId, ...(partId === null ? [] : [partId])].join(' '),
  )

describe('names the step that', () => {
  it('is sound: nothing', () => {
    expect(told(graph([say('hello', 'q'), ask('q', yesNo('done', 'done'), null), end('done')]))).toEqual([])
  })
  it('no way leads to, that leads nowhere, or to a step that is not there', () => {
    const of = graph([
      say('hello', 'q'),
      ask('q', choice({ a: 'done', b: null, c: 'gone' }), null),
      end('done'),
      say('lost', 'done'),
    ])
    expect(told(of)).toEqual(['dead-end q b', 'unknown-step q c', 'unreachable lost'])
    expect(told(graph([]))).toEqual(['no-start '])
  })
  it('has two answers that read the same', () => {
    const of = graph([ask('q', choice({ red: 'done', Red: 'done', off: 'done' }), null), end('done')])
    expect(told(of)).toEqual(['same-options q Red'])
    expect(validateGraph(of, english)[0]?.severity).toBe('error')
  })
  it('begins a loop that nothing leads out of, or one that asks nothing', () => {
    expect(told(graph([say('a', 'b'), say('b', 'c'), say('c', 'b')]))).toEqual(['endless-loop b'])
    expect(told(graph([say('a', 'a')]))).toEqual(['endless-loop a'])
    const asks = graph([ask('a', yesNo('done', 'a'), null), end('done')])
    expect(told(asks)).toEqual([])
    const silent = graph([
      ask('q', free, 'b', { variable: 'q' }),
      branch('b', [{ tests: [test('q', 'is', 'x')], next: 'done' }], 'c'),
      branch('c', [], 'b'),
      end('done'),
    ])
    expect(told(silent)).toEqual(['endless-loop b'])
  })
  it('reads a variable that nothing fills', () => {
    const of = graph([
      say('a', 'b', { text: { en: 'Dear {{customer.firstName}} {{nickname}}' } }),
      branch('b', [{ tests: [test('colour', 'is', 'red')], next: 'done' }], 'done'),
      end('done'),
    ])
    expect(told(of)).toEqual(['unknown-variable a', 'unknown-variable b'])
    const part = { published: true, part: true, variables: ['nickname', 'colour'], calls: [] }
    const first = graph([sub('s', partId, 'a'), ...of.steps])
    expect(told(first, { ...english, scripts: new Map([[partId, part]]) })).toEqual([])
    // Another script may fill anything: better silent than wrong.
    expect(told(first)).toEqual([])
  })
  it('has no text in one of the languages, or none at all', () => {
    const of = graph([
      say('a', 'b', { text: { en: 'Hello', de: ' ' } }),
      say('b', 'c', { text: {} }),
      ask('c', choice({ x: null }), 'done'),
      end('done', { text: {} }),
    ])
    expect(told(of, { languages: ['en', 'de'] })).toEqual([
      'missing-translation a',
      'empty-text b',
      'missing-translation c',
      'missing-translation c x',
    ])
  })
  it('has a branch that can never be taken', () => {
    const q = ask('q', choice({ a: 'r', b: 'r', c: 'r' }), null)
    const is = (value: string) => [test('q', 'is', value)]
    expect(
      told(
        graph([
          q,
          branch(
            'r',
            [
              { tests: is('a'), next: 'done' },
              { tests: is('d'), next: 'done' },
              { tests: is('a'), next: 'done' },
            ],
            'done',
          ),
          end('done'),
        ]),
      ),
    ).toEqual(['never-taken r c1', 'never-taken r c2'])
    // Every answer has its own condition: the default is left with nothing.
    expect(
      told(
        graph([
          q,
          branch(
            'r',
            ['a', 'b', 'c'].map((value) => ({ tests: is(value), next: 'done' })),
            'done',
          ),
          end('done'),
        ]),
      ),
    ).toEqual(['never-taken r'])
    const age = ask('age', { type: 'number', min: null, max: null, unit: '' }, 'r')
    const over = (value: number) => [test('age', 'at-least', value)]
    expect(
      told(
        graph([
          age,
          branch(
            'r',
            [
              { tests: over(18), next: 'done' },
              { tests: over(65), next: 'done' },
            ],
            'done',
          ),
          end('done'),
        ]),
      ),
    ).toEqual(['never-taken r c1'])
    expect(
      told(
        graph([
          age,
          branch(
            'r',
            [
              { tests: over(65), next: 'done' },
              { tests: over(18), next: 'done' },
            ],
            'done',
          ),
          end('done'),
        ]),
      ),
    ).toEqual([])
  })
  it('ends without a disposition, but in a part', () => {
    expect(told(graph([end('done', { dispositionId: null })]))).toEqual(['missing-disposition done'])
    expect(told(graph([end('done', { dispositionId: null })], { part: true }))).toEqual([])
    expect(told(graph([end('done')]), { ...english, dispositionIds: new Set() })).toEqual(['unknown-disposition done'])
  })
  it('points to an article or a script that is not there, or to the script itself', () => {
    const article: ScriptStep = {
      id: 'see',
      kind: 'show-article',
      title: '',
      position: { x: 0, y: 0 },
      articleId: derivedId('article'),
      text: {},
      compliance: false,
      next: 's',
    }
    const of = graph([article, sub('s', partId, 'done'), end('done')])
    const scripts = (calls: string[], published = true) =>
      new Map([[partId, { published, part: true, variables: [], calls }]])
    expect(told(of, { ...english, articleIds: new Set(), scripts: new Map() })).toEqual([
      'unknown-article see',
      'unknown-script s',
    ])
    expect(told(of, { ...english, scriptId, scripts: scripts([scriptId]) })).toEqual(['script-in-itself s'])
    expect(told(of, { ...english, scriptId: partId })).toEqual(['script-in-itself s'])
    expect(told(of, { ...english, scriptId, scripts: scripts([], false) })).toEqual(['unpublished-script s'])
    expect(told(graph([sub('s', null, 'done'), end('done')]))).toEqual(['missing-script s'])
  })
  it('shares its name with another', () => {
    expect(told(graph([say('a', 'done'), say('a', 'done'), end('done')]))).toEqual(['duplicate-id a'])
  })
})

const names = Array.from({ length: 9 }, (_, i) => `s${i}`)
const target = fc.option(fc.constantFrom(...names), { nil: null, freq: 8 })
const anyStep = (id: string): fc.Arbitrary<ScriptStep> =>
  fc.oneof(
    target.map((to) => say(id, to)),
    fc.tuple(target, target).map(([x, y]) => ask(id, choice({ x, y }), null)),
    fc
      .tuple(fc.constantFrom(...names), fc.constantFrom('x', 'y', 'z'), target, target)
      .map(([variable, value, to, other]) => branch(id, [{ tests: [test(variable, 'is', value)], next: to }], other)),
    fc.constant(end(id)),
  )

describe('agrees with looking at every way', () => {
  it('about what is reached and what loops', () => {
    fc.assert(
      fc.property(fc.tuple(...names.map(anyStep)), (steps) => {
        const of = graph(steps)
        const problems = validateGraph(of, english)
        const by = (code: string) => new Set(problems.filter((each) => each.code === code).map(({ stepId }) => stepId))
        const reached = waysFrom(of, 's0')
        reached.add('s0')
        expect(by('unreachable')).toEqual(new Set(names.filter((name) => !reached.has(name))))
        // A call that has come to a step of a loop can only stay in it.
        const byId = new Map(steps.map((step) => [step.id, step]))
        const trapped = [...reached].filter((name) => {
          const ways = waysFrom(of, name)
          const around = [name, ...ways]
          return (
            ways.has(name) &&
            around.every((id) => {
              const step = byId.get(id)
              return (
                step !== undefined &&
                step.kind !== 'end' &&
                exitsOf(step).every(({ to }) => to !== null) &&
                waysFrom(of, id).has(name)
              )
            })
          )
        })
        const silent = [...reached].filter((name) => waysFrom(of, name, (step) => isAutomatic(step)).has(name))
        const loops = problems.filter(({ code }) => code === 'endless-loop')
        const members = new Set(loops.flatMap(({ detail }) => (detail.steps ?? '').split(', ')))
        expect(loops.length > 0).toBe(trapped.length + silent.length > 0)
        for (const name of members) expect([...trapped, ...silent]).toContain(name)
      }),
      { numRuns: 500 },
    )
  })

  it('about which conditions can be met', () => {
    const values = ['x', 'y', 'z']
    const anyTest = fc
      .tuple(
        fc.constantFrom('p', 'q'),
        fc.constantFrom('is', 'is-not', 'contains', 'filled', 'empty'),
        fc.constantFrom(...values),
      )
      .map(([variable, op, value]) => test(variable, op as 'is', value))
    fc.assert(
      fc.property(
        fc.array(fc.array(anyTest, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (conditions, required) => {
          const route = branch(
            'r',
            conditions.map((tests) => ({ tests, next: 'done' })),
            'done',
          )
          const options = choice({ x: null, y: null, z: null })
          const of = graph([
            ask('p', options, 'q', { required }),
            ask('q', options, 'r', { required }),
            route,
            end('done'),
          ])
          const found = validateGraph(of, english)
            .filter(({ code }) => code === 'never-taken')
            .map(({ partId }) => partId)
          const possible = required ? values : [...values, null]
          const open = new Set<string | null>(['c0', 'c1', 'c2', 'c3', null].slice(0, conditions.length))
          open.add(null)
          for (const p of possible) {
            for (const q of possible) {
              const given = new Map([
                ['p', p],
                ['q', q],
              ])
              const index = conditions.findIndex((tests) => conditionHolds({ tests }, given))
              open.delete(index === -1 ? null : `c${index}`)
            }
          }
          expect(new Set(found)).toEqual(open)
        },
      ),
      { numRuns: 400 },
    )
  })
})

/** Steps that can be come to from one, in at least one step, through steps that `through` lets pass. */
function waysFrom(of: ScriptGraph, from: string, through: (step: ScriptStep) => boolean = () => true): Set<string> {
  const byId = new Map(of.steps.map((step) => [step.id, step]))
  const found = new Set<string>()
  const go = (id: string): void => {
    const step = byId.get(id)
    if (!step || !through(step)) return
    for (const { to } of exitsOf(step)) {
      if (to === null || found.has(to)) continue
      const next = byId.get(to)
      if (!next || !through(next)) continue
      found.add(to)
      go(to)
    }
  }
  go(from)
  return found
}

it('is quick at 1,000 steps', () => {
  const steps = Array.from({ length: 1_000 }, (_, i) => {
    const [near, far] = [`n${i + 1}`, `n${(i * 37) % 1_000}`]
    if (i % 3 === 0) return ask(`n${i}`, choice({ a: near, b: far }), null)
    if (i % 3 === 1) return branch(`n${i}`, [{ tests: [test(`n${i - 1}`, 'is', 'a')], next: far }], near)
    return say(`n${i}`, near)
  })
  const of = graph([...steps, end('n1000')])
  const taken = Array.from({ length: 5 }, () => {
    const began = performance.now()
    // Another object each time, as after a change.
    validateGraph({ ...of }, english)
    return performance.now() - began
  })
  // 15 ms on a machine that does nothing else; six at once on two cores took 210.
  expect(Math.min(...taken)).toBeLessThan(500)
})
