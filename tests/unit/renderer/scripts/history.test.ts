import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyGraph, type ScriptGraph, stepKinds } from '#shared/domain/scripts'
import {
  addPart,
  addStep,
  connect,
  copyStep,
  movePart,
  partsIn,
  removePart,
  removeStep,
  updateStep,
} from '../../../../renderer/features/scripts/graph/edits.ts'
import {
  beginHistory,
  change,
  type History,
  mostUndone,
  redo,
  undo,
} from '../../../../renderer/features/scripts/graph/history.ts'
import { flowOrder, slotsOf } from '../../../../renderer/features/scripts/graph/slots.ts'

type Pick = readonly [number, number, number, number]

/** One of the things an editor does, chosen by numbers. */
function act(graph: ScriptGraph, [what, which, other, more]: Pick): ScriptGraph {
  const step = graph.steps[which % Math.max(1, graph.steps.length)]
  const kind = stepKinds[more % stepKinds.length] ?? 'say'
  if (!step || what < 3) {
    const slots = step ? slotsOf(step) : []
    return addStep(
      graph,
      kind,
      step ? { stepId: step.id, by: slots[other % Math.max(1, slots.length)]?.by ?? null } : null,
    ).graph
  }
  const target = graph.steps[other % graph.steps.length]
  const slot = slotsOf(step)[more % Math.max(1, slotsOf(step).length)]
  const part = partsIn(step)[more % Math.max(1, partsIn(step).length)]
  switch (what) {
    case 3:
      return removeStep(graph, step.id)
    case 4:
      return slot ? connect(graph, step.id, slot.by, more % 5 === 0 ? null : (target?.id ?? null)) : graph
    case 5:
      return updateStep(graph, step.id, addPart)
    case 6:
      return part ? updateStep(graph, step.id, (each) => removePart(each, part.id)) : graph
    case 7:
      return part ? updateStep(graph, step.id, (each) => movePart(each, part.id, other % 2 === 0 ? 1 : -1)) : graph
    case 8:
      return copyStep(graph, step.id).graph
    default:
      return updateStep(graph, step.id, (each) => ({ ...each, title: `Title ${more}` }))
  }
}

const picks = fc.array(fc.tuple(fc.nat(9), fc.nat(50), fc.nat(50), fc.nat(50)), { maxLength: 60 })

describe('the history of a script', () => {
  it('gives the first graph back when everything is undone, and the last when everything is done again', () => {
    fc.assert(
      fc.property(picks, fc.array(fc.nat(2), { maxLength: 60 }), (acts, marks) => {
        let history = beginHistory<ScriptGraph>(emptyGraph)
        acts.forEach((each, index) => {
          const mark = marks[index] === 1 ? 'field' : null
          history = change(history, act(history.present, each), index * 100, mark)
        })
        const last = history.present
        for (let step = 0; step <= acts.length; step += 1) history = undo(history)
        expect(history.present).toBe(emptyGraph)
        for (let step = 0; step <= acts.length; step += 1) history = redo(history)
        expect(history.present).toBe(last)
      }),
    )
  })

  it('stands where a plain list of states would, whatever is done, undone and redone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 120 }), (moves) => {
        let history: History<number> = beginHistory(0)
        let states = [0]
        let at = 0
        moves.forEach((move, index) => {
          if (move === 0) {
            history = undo(history)
            at = Math.max(0, at - 1)
          } else if (move === 1) {
            history = redo(history)
            at = Math.min(states.length - 1, at + 1)
          } else {
            history = change(history, index + 1)
            states = [...states.slice(0, at + 1), index + 1]
            at = states.length - 1
          }
          expect(history.present).toBe(states[at])
        })
      }),
    )
  })

  it('takes typing in one field as one change until there is a rest', () => {
    let history = beginHistory('')
    history = change(history, 'a', 1_000, 'title')
    history = change(history, 'ab', 1_500, 'title')
    history = change(history, 'abc', 9_000, 'title')
    expect(undo(history).present).toBe('ab')
    expect(undo(undo(history)).present).toBe('')
  })

  it('forgets the oldest states only', () => {
    let history = beginHistory(0)
    for (let value = 1; value <= mostUndone + 5; value += 1) history = change(history, value)
    for (let step = 0; step < mostUndone + 20; step += 1) history = undo(history)
    expect(history.present).toBe(5)
  })
})

describe('edits of a script', () => {
  it('leave no way to a step that is gone, keep every id once, and list every step once', () => {
    fc.assert(
      fc.property(picks, (acts) => {
        let graph: ScriptGraph = emptyGraph
        for (const each of acts) graph = act(graph, each)
        const ids = graph.steps.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(graph.startId === null).toBe(ids.length === 0)
        if (graph.startId !== null) expect(ids).toContain(graph.startId)
        for (const step of graph.steps) {
          for (const { to } of slotsOf(step)) if (to !== null) expect(ids).toContain(to)
          const parts = partsIn(step).map(({ id }) => id)
          expect(new Set(parts).size).toBe(parts.length)
        }
        expect(
          flowOrder(graph)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(ids.toSorted())
      }),
    )
  })

  it('put a step into a way, and closing the gap again leads as before', () => {
    const first = addStep(emptyGraph, 'say', null)
    const second = addStep(first.graph, 'end', { stepId: first.stepId, by: null })
    const between = addStep(second.graph, 'ask', { stepId: first.stepId, by: null })
    const order = flowOrder(between.graph).map(({ id }) => id)
    expect(order).toEqual([first.stepId, between.stepId, second.stepId])
    const closed = removeStep(between.graph, between.stepId)
    expect(closed.steps.map(({ id }) => id)).toEqual([first.stepId, second.stepId])
    expect(flowOrder(closed).map(({ id }) => id)).toEqual([first.stepId, second.stepId])
  })
})
