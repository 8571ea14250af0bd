import { Graph, layout } from '@dagrejs/dagre'
import type { ScriptGraph, ScriptStep } from '#shared/domain/scripts'
import { isUnplaced } from './edits.ts'
import { flowOrder, slotsOf } from './slots.ts'

/** Where the steps stand. From the left to the right, as one reads. */

export const nodeWidth = 232
const head = 68
const slotLine = 24

/** Room that a step takes, with a line for each way out where there are several. */
export function nodeHeight(step: ScriptStep): number {
  const ways = slotsOf(step).length
  return head + (ways > 1 ? ways * slotLine + 4 : 0)
}

/** Beyond this the drawing of few crossings takes seconds, and a long way goes deeper than the stack. */
const mostDrawn = 300
const between = { ranks: 72, steps: 32 }

/** A tidy place for every step. */
export function tidy(graph: ScriptGraph): ReadonlyMap<string, ScriptStep['position']> {
  return graph.steps.length > mostDrawn ? inRanks(graph) : drawnTidily(graph)
}

/** Each step as far to the right as it is steps away from the first, one below the other. */
function inRanks(graph: ScriptGraph): ReadonlyMap<string, ScriptStep['position']> {
  const order = flowOrder(graph)
  const byId = new Map(order.map((step) => [step.id, step]))
  const ranks = new Map<string, number>()
  // Whatever no way leads to begins anew at the left.
  for (const first of order) {
    if (ranks.has(first.id)) continue
    ranks.set(first.id, 0)
    const waiting = [first]
    for (const step of waiting) {
      for (const { to } of slotsOf(step)) {
        const next = to === null ? undefined : byId.get(to)
        if (!next || ranks.has(next.id)) continue
        ranks.set(next.id, (ranks.get(step.id) ?? 0) + 1)
        waiting.push(next)
      }
    }
  }
  const free = new Map<number, number>()
  return new Map(
    order.map((step) => {
      const rank = ranks.get(step.id) ?? 0
      const y = free.get(rank) ?? 0
      free.set(rank, y + nodeHeight(step) + between.steps)
      return [step.id, { x: rank * (nodeWidth + between.ranks), y }]
    }),
  )
}

function drawnTidily(graph: ScriptGraph): ReadonlyMap<string, ScriptStep['position']> {
  const drawn = new Graph()
  drawn.setGraph({ rankdir: 'LR', nodesep: between.steps, ranksep: between.ranks, edgesep: 16 })
  drawn.setDefaultEdgeLabel(() => ({}))
  const order = flowOrder(graph)
  const ids = new Set(order.map(({ id }) => id))
  for (const step of order) drawn.setNode(step.id, { width: nodeWidth, height: nodeHeight(step) })
  for (const step of order)
    for (const { to } of slotsOf(step)) if (to !== null && ids.has(to)) drawn.setEdge(step.id, to)
  layout(drawn)
  return new Map(
    order.map((step) => {
      const { x, y } = drawn.node(step.id) as { x: number; y: number }
      return [step.id, { x: Math.round(x - nodeWidth / 2), y: Math.round(y - nodeHeight(step) / 2) }]
    }),
  )
}

/** As somebody has put them, or tidy where nobody has. */
export function placesOf(graph: ScriptGraph): ReadonlyMap<string, ScriptStep['position']> {
  return isUnplaced(graph) ? tidy(graph) : new Map(graph.steps.map(({ id, position }) => [id, position]))
}

export function withPlaces(graph: ScriptGraph, places: ReadonlyMap<string, ScriptStep['position']>): ScriptGraph {
  return {
    ...graph,
    steps: graph.steps.map((step) => ({ ...step, position: places.get(step.id) ?? step.position })),
  }
}
