import { describe, expect, it } from 'vitest'
import { emptyGraph, scriptLimits, stepKinds } from '#shared/domain/scripts'
import {
  answer,
  back,
  begin,
  confirm,
  jump,
  keptAnswer,
  pause,
  resume,
  type,
  typedAnswer,
  where,
} from '#shared/rules/scripts/engine'
import { consequencesOf, pathOf } from '#shared/rules/scripts/outcome'
import { fill, inLanguage, type Program, valuesAt } from '#shared/rules/scripts/program'
import { type RunState, runState } from '#shared/rules/scripts/run-state'
import {
  ask,
  at,
  branch,
  choice,
  disposition,
  end,
  free,
  graph,
  partId,
  program,
  say,
  scriptId,
  sub,
  test,
  yesNo,
} from './make.ts'

/** Drives one call, a second for each act. */
function call(of: Program, facts: Record<string, string> = {}) {
  let seconds = 0
  const context = () => ({ program: of, facts, at: at(++seconds) })
  let state = begin('en', { program: of, facts, at: at(0) })
  const take = (moved: ReturnType<typeof answer>) => {
    if (moved.ok) state = moved.state
    return moved.ok ? null : moved.problem
  }
  return {
    get state() {
      return state
    },
    set state(next: RunState) {
      state = next
    },
    here: () => {
      const place = where(of, state)
      return place.kind === 'stuck' ? place.reason : place.step.id
    },
    place: () => where(of, state),
    answer: (value: string | number | boolean | null = null) => take(answer(state, value, context())),
    confirm: () => take(confirm(state, context())),
    back: () => {
      state = back(state, context())
    },
    jump: (index: number) => {
      state = jump(state, index, context())
    },
    pause: () => {
      state = pause(state, at(++seconds))
    },
    resume: () => {
      state = resume(state, at(++seconds))
    },
    wait: (some: number) => {
      seconds += some
    },
    steps: () => state.visits.slice(0, state.cursor + 1).map(({ stepId }) => stepId),
    path: () => pathOf(state, at(++seconds)),
  }
}

describe('a call', () => {
  it('goes from the first step to an end, by the answers', () => {
    const run = call(
      program(
        graph([
          say('hello', 'light'),
          ask('light', choice({ red: 'reset', green: 'done' }), null),
          say('reset', 'done'),
          end('done'),
        ]),
      ),
    )
    expect(run.here()).toBe('hello')
    run.answer()
    expect(run.answer('blue')).toBe('not-an-option')
    expect(run.answer(null)).toBe('required')
    run.answer('red')
    expect(run.here()).toBe('reset')
    run.answer()
    expect(run.place()).toMatchObject({ kind: 'ended', step: { id: 'done', dispositionId: disposition } })
    expect(run.answer()).toBe('not-here')
  })

  it('keeps what is typed until it is an answer, and has it on record where the call breaks off', () => {
    const run = call(program(graph([say('hello', 'serial'), ask('serial', free, 'bye'), end('bye')])))
    run.answer()
    run.state = type(run.state, 'WF-7')
    expect(typedAnswer(run.state)).toBe('WF-7')
    run.back()
    expect(typedAnswer(run.state)).toBeUndefined()
    run.answer()
    expect(typedAnswer(run.state)).toBe('WF-7')
    expect(run.path().map(({ stepId, answer }) => [stepId, answer])).toEqual([
      ['hello', null],
      ['serial', 'WF-7'],
    ])
    run.answer('WF-79')
    expect(run.state.typed).toEqual({})
    const { typed: _younger, ...ofAnEarlierVersion } = run.state
    expect(runState.parse(ofAnEarlierVersion)).toEqual(run.state)
  })

  it('takes the first condition that holds, and the default when none does', () => {
    const route = branch(
      'route',
      [
        { tests: [test('age', 'at-least', 65)], next: 'old' },
        { tests: [test('age', 'at-least', 18), test('customer.tier', 'is', 'gold')], next: 'gold' },
      ],
      'other',
    )
    const number = { type: 'number', min: 0, max: 130, unit: '' } as const
    const of = program(
      graph([ask('age', number, 'route'), route, say('old', null), say('gold', null), say('other', null)]),
    )
    for (const [age, facts, expected] of [
      [70, {}, 'old'],
      [30, { 'customer.tier': 'gold' }, 'gold'],
      [30, { 'customer.tier': 'standard' }, 'other'],
      [30, {}, 'other'],
    ] as const) {
      const run = call(of, facts)
      run.answer(age)
      expect(run.here()).toBe(expected)
      expect(run.path()[1]).toMatchObject({
        stepId: 'route',
        answer: expected === 'old' ? 'c0' : expected === 'gold' ? 'c1' : null,
      })
    }
    expect(call(of).answer(131)).toBe('too-large')
    expect(call(of).answer(-1)).toBe('too-small')
  })

  it('goes back without losing an answer, and forward again along the same way', () => {
    const run = call(program(graph([ask('name', free, 'serial'), ask('serial', free, 'done'), end('done')])))
    run.answer('Mira')
    run.answer('WF-1')
    expect(run.here()).toBe('done')
    run.back()
    run.back()
    expect([run.here(), keptAnswer(run.state)]).toEqual(['name', 'Mira'])
    run.answer('Mira')
    expect([run.here(), keptAnswer(run.state)]).toEqual(['serial', 'WF-1'])
    run.back()
    run.back()
    expect(run.here()).toBe('name')
    run.jump(2)
    expect(run.here()).toBe('done')
  })

  it('remembers what was answered on a way that another answer has left', () => {
    const run = call(
      program(
        graph([
          ask('kind', choice({ a: 'qa', b: 'qb' }), null),
          ask('qa', free, 'done'),
          ask('qb', free, 'done'),
          end('done'),
        ]),
      ),
    )
    run.answer('a')
    run.answer('of a')
    run.jump(0)
    run.answer('b')
    expect([run.here(), keptAnswer(run.state)]).toEqual(['qb', null])
    run.answer('of b')
    expect(run.steps()).toEqual(['kind', 'qb', 'done'])
    expect(valuesAt(program(graph([])), run.state, {}).size).toBe(0)
    run.jump(0)
    run.answer('a')
    expect([run.here(), keptAnswer(run.state)]).toEqual(['qa', 'of a'])
  })

  it('holds at a compliance step until it was confirmed, and keeps the time', () => {
    const run = call(program(graph([say('notice', 'next', { compliance: true }), say('next', 'done'), end('done')])))
    expect(run.answer()).toBe('not-confirmed')
    expect(run.here()).toBe('notice')
    run.confirm()
    expect(run.here()).toBe('next')
    expect(run.state.confirmations).toEqual([{ scriptId, stepId: 'notice', at: at(2) }])
    run.back()
    expect(run.place()).toMatchObject({ confirmed: true })
    expect(run.answer()).toBeNull()
  })

  it('goes through a part and comes back with what was answered there', () => {
    const part = graph([ask('born', { type: 'date' }, 'ok'), end('ok', { dispositionId: null })], { part: true })
    const run = call(
      program(
        graph([
          sub('identity', partId, 'route'),
          branch('route', [{ tests: [test('born', 'less', '1990-01-01')], next: 'old' }], 'young'),
          say('old', null),
          say('young', null),
        ]),
        { [partId]: part },
      ),
    )
    expect(run.here()).toBe('born')
    expect(run.answer('1985-02-30')).toBe('not-a-date')
    run.answer('1985-02-28')
    expect(run.here()).toBe('old')
    expect(run.path().map((each) => [each.scriptId === partId, each.stepId])).toEqual([
      [false, 'identity'],
      [true, 'born'],
      [true, 'ok'],
      [false, 'route'],
      [false, 'old'],
    ])
    run.back()
    expect([run.here(), keptAnswer(run.state)]).toEqual(['born', '1985-02-28'])
  })

  it('ends as the other script ends when nothing follows it', () => {
    const other = graph([say('closing', 'bye'), end('bye')])
    const run = call(program(graph([sub('go', partId, null)]), { [partId]: other }))
    run.answer()
    expect(run.place()).toMatchObject({ kind: 'ended', step: { id: 'bye' } })
  })

  it('counts the time on each step, without pauses, and both stays of one that one came back to', () => {
    const run = call(program(graph([say('a', 'b'), say('b', 'done'), end('done')])))
    run.wait(9)
    run.answer()
    run.wait(4)
    run.pause()
    run.wait(100)
    run.resume()
    run.wait(4)
    run.back()
    run.wait(1)
    run.answer()
    run.answer()
    const spent = Object.fromEntries(run.path().map(({ stepId, spentMs }) => [stepId, spentMs / 1000]))
    expect(spent).toEqual({ a: 12, b: 11, done: 1 })
  })

  it('gathers what is to be written along with it, of the way that was really gone', () => {
    const fields = { status: null, priority: null, teamId: null, addTagIds: [], removeTagIds: [] } as const
    const of = program(
      graph([
        ask('drops', yesNo('high', 'low'), null),
        {
          id: 'high',
          kind: 'set-field',
          title: '',
          position: { x: 0, y: 0 },
          set: { ...fields, addTagIds: [], removeTagIds: [], priority: 'high' },
          next: 'call',
        },
        {
          id: 'call',
          kind: 'follow-up',
          title: '',
          position: { x: 0, y: 0 },
          note: { en: 'Call {{customer.name}} about {{line}}' },
          due: { type: 'hours', hours: 2 },
          assign: 'me',
          teamId: null,
          next: 'done',
        },
        {
          id: 'low',
          kind: 'set-field',
          title: '',
          position: { x: 0, y: 0 },
          set: { ...fields, addTagIds: [], removeTagIds: [], priority: 'low' },
          next: 'done',
        },
        end('done'),
      ]),
    )
    const run = call(of, { 'customer.name': 'Mira' })
    run.answer(true)
    const { fields: set, followUps } = consequencesOf(of, run.state, { 'customer.name': 'Mira' })
    expect(set.priority).toBe('high')
    expect(followUps).toMatchObject([
      { stepId: 'call', note: 'Call Mira about …', due: { at: at(7201) }, assign: 'me' },
    ])
    run.back()
    run.answer(false)
    expect(consequencesOf(of, run.state, {})).toMatchObject({ fields: { priority: 'low' }, followUps: [] })
  })
})

describe('texts', () => {
  it('are filled, with what is missing marked', () => {
    const values = new Map([
      ['customer.firstName', { value: 'Mira', step: null }],
      ['colour', { value: 'red', step: ask('colour', choice({ red: null }), null) }],
    ])
    expect(fill('Hello {{customer.firstName}}, {{ colour }} and {{order.number}}.', values, 'en')).toEqual([
      { kind: 'text', text: 'Hello ' },
      { kind: 'value', variable: 'customer.firstName', text: 'Mira', value: 'Mira' },
      { kind: 'text', text: ', ' },
      { kind: 'value', variable: 'colour', text: 'red', value: 'red' },
      { kind: 'text', text: ' and ' },
      { kind: 'missing', variable: 'order.number' },
      { kind: 'text', text: '.' },
    ])
  })

  it('come in the language of the customer, else in that of the script', () => {
    const both = { de: 'Guten Tag', en: 'Hello', fr: ' ' }
    expect(inLanguage(both, 'de-AT', ['en'])).toEqual({ language: 'de', text: 'Guten Tag' })
    expect(inLanguage(both, 'fr', ['en'])).toEqual({ language: 'en', text: 'Hello' })
    expect(inLanguage({}, 'fr', ['en'])).toEqual({ language: 'fr', text: '' })
  })
})

describe('a script that is wrong', () => {
  it('does not hang in a loop of a million steps that ask nothing', () => {
    const parts = Array.from({ length: scriptLimits.steps }, (_, i) =>
      branch(`s${i}`, [], `s${(i + 1) % scriptLimits.steps}`),
    )
    expect(call(program(graph(parts))).here()).toBe('loop')
    const twice = graph([branch('a', [], 'b'), branch('b', [], 'a')])
    expect(call(program(twice)).here()).toBe('loop')
  })

  it('does not go a million steps through parts that ask nothing, and says so within a moment', () => {
    const thousand = 1_000
    const part = graph([
      ...Array.from({ length: thousand }, (_, i) => branch(`p${i}`, [], i === thousand - 1 ? 'over' : `p${i + 1}`)),
      end('over', { dispositionId: null }),
    ])
    const root = graph([
      ...Array.from({ length: thousand }, (_, i) => sub(`s${i}`, partId, i === thousand - 1 ? 'done' : `s${i + 1}`)),
      end('done'),
    ])
    const start = performance.now()
    expect(call(program(root, { [partId]: part })).here()).toBe('too-long')
    expect(performance.now() - start).toBeLessThan(1_000)
  })

  it('stops a script that goes through itself', () => {
    const itself = graph([sub('again', scriptId, 'done'), end('done')])
    expect(call(program(itself)).here()).toBe('too-deep')
  })

  it('stops where a way leads nowhere, and lets one go back', () => {
    const run = call(program(graph([ask('q', choice({ a: 'gone', b: 'done' }), null), end('done')])))
    run.answer('a')
    expect(run.here()).toBe('dead-end')
    run.back()
    expect(run.here()).toBe('q')
    run.answer('b')
    expect(run.here()).toBe('done')
    expect(call(program(emptyGraph)).here()).toBe('no-start')
    expect(call(program(graph([sub('x', partId, null)]))).here()).toBe('unknown-script')
  })

  it('ends a loop that a person never leaves at the longest path that is kept', () => {
    const run = call(program(graph([say('a', 'b'), say('b', 'a')])))
    for (let i = 0; i < scriptLimits.path + 10 && run.place().kind === 'waiting'; i++) run.answer()
    expect(run.here()).toBe('too-long')
    expect(runState.safeParse(run.state).success).toBe(true)
  })
})

it('knows every kind of step', () => {
  expect(stepKinds).toEqual([
    'say',
    'ask',
    'look-up',
    'show-article',
    'set-field',
    'follow-up',
    'branch',
    'sub-script',
    'end',
  ])
})
