import { describe, expect, it } from 'vitest'
import { scriptAnalysis } from '#shared/ipc/scripts'
import { type AnalysedRun, analyse, median } from '#shared/rules/scripts/analyse'
import { type CallFacts, fitOf, rank } from '#shared/rules/scripts/offer'
import { at, disposition, scriptId } from './make.ts'

const nothing = { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] }
const call = (some: Partial<CallFacts> = {}): CallFacts => ({
  teamId: 'network',
  tagIds: [],
  productIds: [],
  language: 'de-AT',
  reason: '',
  ...some,
})

describe('a script is offered', () => {
  it('to its teams and in its languages only', () => {
    expect(fitOf({ ...nothing, teamIds: ['orders'] }, call())).toBeNull()
    expect(fitOf({ ...nothing, teamIds: ['network'] }, call())?.why).toEqual(['team'])
    expect(fitOf({ ...nothing, languages: ['en'] }, call())).toBeNull()
    expect(fitOf({ ...nothing, languages: ['en', 'de'] }, call())?.why).toEqual(['language'])
    expect(fitOf({ ...nothing, languages: ['en'] }, call({ language: null }))).not.toBeNull()
    expect(fitOf(nothing, call())?.why).toEqual([])
  })
  it('when one of the things that it is for is there', () => {
    const drops = { ...nothing, tagIds: ['drops'], reasons: ['Router startet neu'] }
    expect(fitOf(drops, call())).toBeNull()
    expect(fitOf(drops, call({ tagIds: ['drops'] }))?.why).toEqual(['tag'])
    expect(fitOf(drops, call({ reason: 'Mein Router startet ständig neu!' }))?.why).toEqual(['reason'])
    expect(fitOf(drops, call({ reason: 'Router' }))).toBeNull()
  })
  it('before those that fit less, then before those that are used less', () => {
    const scripts = [
      { name: 'general', offeredFor: nothing, runs: 900 },
      { name: 'b', offeredFor: { ...nothing, tagIds: ['drops'] }, runs: 1 },
      { name: 'a', offeredFor: { ...nothing, tagIds: ['drops'] }, runs: 5 },
      { name: 'product', offeredFor: { ...nothing, productIds: ['mesh'] }, runs: 0 },
    ]
    expect(rank(scripts, call({ tagIds: ['drops'], productIds: ['mesh'] })).map(({ script }) => script.name)).toEqual([
      'product',
      'a',
      'b',
      'general',
    ])
  })
})

describe('the analysis', () => {
  const step = (stepId: string, seconds: number, answer: string | boolean | null = null) => ({
    scriptId,
    stepId,
    enteredAt: at(0),
    leftAt: at(seconds),
    spentMs: seconds * 1000,
    answer,
  })
  const runs: AnalysedRun[] = [
    {
      outcome: 'completed',
      dispositionId: disposition,
      path: [step('q', 10, true), step('yes', 5), step('end', 1)],
      ticket: { solved: true, reopened: false },
    },
    {
      outcome: 'completed',
      dispositionId: disposition,
      path: [step('q', 20, true), step('yes', 5), step('end', 1)],
      ticket: { solved: true, reopened: true },
    },
    { outcome: 'abandoned', dispositionId: null, path: [step('q', 30, false), step('no', 8)], ticket: null },
  ]
  const found = analyse(runs)
  it('counts runs, where they end, and how long each step takes', () => {
    expect(scriptAnalysis.safeParse(found).success).toBe(true)
    expect(found).toMatchObject({ runs: 3, completed: 2, abandoned: 1 })
    expect(found.steps.find(({ stepId }) => stepId === 'q')).toMatchObject({
      visits: 3,
      runs: 3,
      medianSeconds: 20,
      answers: [
        { answer: true, count: 2 },
        { answer: false, count: 1 },
      ],
    })
    expect(found.steps.find(({ stepId }) => stepId === 'no')).toMatchObject({ abandonedHere: 1 })
    expect(found.ends).toMatchObject([{ stepId: 'end', count: 2, tickets: 2, solved: 2, reopened: 1 }])
    expect(found.edges[0]).toMatchObject({ from: 'q', to: 'yes', count: 2 })
  })
  it('tells the ways by the choices in them', () => {
    expect(found.paths.map(({ count, solved, reopened }) => [count, solved, reopened])).toEqual([
      [2, 2, 1],
      [1, 0, 0],
    ])
  })
  it('has a median', () => {
    expect([median([]), median([3]), median([4, 1, 2, 3])]).toEqual([null, 3, 2.5])
    expect(analyse([])).toMatchObject({ runs: 0, medianSeconds: null })
  })
})
