import type { AnswerValue, RunStep, ScriptRun } from '../../domain/scripts.ts'

/** What many runs of a script have shown. The result has the form of `scriptAnalysis` of shared/ipc. */

export type AnalysedRun = Pick<ScriptRun, 'outcome' | 'dispositionId' | 'path'> & {
  /** What became of the ticket; null without one, or when it is out of sight. */
  readonly ticket: { readonly solved: boolean; readonly reopened: boolean } | null
}

const mostAnswers = 20
const mostPaths = 20
const mostPathSteps = 60

export function analyse(runs: readonly AnalysedRun[]) {
  const steps = new Map<string, StepTally>()
  const edges = new Map<string, { from: string; fromScriptId: string; to: string; toScriptId: string; count: number }>()
  const ends = new Map<string, EndTally>()
  const paths = new Map<string, PathTally>()
  const totals: number[] = []
  let completed = 0
  for (const run of runs) {
    const isComplete = run.outcome === 'completed'
    if (isComplete) completed++
    totals.push(secondsOf(run.path))
    tallySteps(run, steps)
    for (let i = 1; i < run.path.length; i++) {
      const [from, to] = [run.path[i - 1], run.path[i]]
      if (!from || !to) continue
      const key = `${keyOf(from)} ${keyOf(to)}`
      const edge = edges.get(key)
      if (edge) edge.count++
      else
        edges.set(key, {
          from: from.stepId,
          fromScriptId: from.scriptId,
          to: to.stepId,
          toScriptId: to.scriptId,
          count: 1,
        })
    }
    const last = run.path.at(-1)
    if (last && isComplete) {
      const key = `${keyOf(last)} ${run.dispositionId}`
      const end = ends.get(key) ?? {
        scriptId: last.scriptId,
        stepId: last.stepId,
        dispositionId: run.dispositionId,
        count: 0,
        ...noTickets(),
      }
      ends.set(key, end)
      end.count++
      tallyTicket(end, run)
    }
    tallyPath(run, paths)
  }
  return {
    runs: runs.length,
    completed,
    abandoned: runs.length - completed,
    medianSeconds: median(totals),
    steps: [...steps.values()].map(finishStep),
    edges: [...edges.values()].sort((a, b) => b.count - a.count),
    ends: [...ends.values()].sort((a, b) => b.count - a.count),
    paths: [...paths.values()]
      .sort((a, b) => b.count - a.count)
      .slice(0, mostPaths)
      .map(({ seconds, ...path }) => ({ ...path, medianSeconds: median(seconds) ?? 0 })),
  }
}

interface TicketTally {
  tickets: number
  solved: number
  reopened: number
}
const noTickets = (): TicketTally => ({ tickets: 0, solved: 0, reopened: 0 })

interface StepTally {
  scriptId: string
  stepId: string
  visits: number
  runs: number
  abandonedHere: number
  seconds: number[]
  answers: Map<AnswerValue, number>
}
interface EndTally extends TicketTally {
  scriptId: string
  stepId: string
  dispositionId: string | null
  count: number
}
interface PathTally extends TicketTally {
  steps: { scriptId: string; stepId: string; answer: AnswerValue }[]
  count: number
  completed: number
  seconds: number[]
}

const keyOf = ({ scriptId, stepId }: Pick<RunStep, 'scriptId' | 'stepId'>) => `${scriptId}/${stepId}`

function secondsOf(path: readonly RunStep[]): number {
  return path.reduce((sum, { spentMs }) => sum + spentMs, 0) / 1000
}

function tallySteps({ path, outcome }: AnalysedRun, steps: Map<string, StepTally>): void {
  const seen = new Set<string>()
  path.forEach((each, i) => {
    const key = keyOf(each)
    let tally = steps.get(key)
    if (!tally) {
      const { scriptId, stepId } = each
      tally = { scriptId, stepId, visits: 0, runs: 0, abandonedHere: 0, seconds: [], answers: new Map() }
      steps.set(key, tally)
    }
    tally.visits++
    if (!seen.has(key)) tally.runs++
    seen.add(key)
    tally.seconds.push(each.spentMs / 1000)
    if (each.answer !== null) tally.answers.set(each.answer, (tally.answers.get(each.answer) ?? 0) + 1)
    if (outcome === 'abandoned' && i === path.length - 1) tally.abandonedHere++
  })
}

function finishStep({ seconds, answers, ...tally }: StepTally) {
  return {
    ...tally,
    medianSeconds: median(seconds),
    answers: [...answers]
      .map(([answer, count]) => ({ answer, count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, mostAnswers),
  }
}

/** A way is told by the choices in it: whoever typed another name went the same way. */
function tallyPath(run: AnalysedRun, paths: Map<string, PathTally>): void {
  const steps = run.path.slice(0, mostPathSteps).map(({ scriptId, stepId, answer }) => ({
    scriptId,
    stepId,
    answer: typeof answer === 'boolean' ? answer : null,
  }))
  const key = steps.map((each) => `${keyOf(each)}${each.answer ?? ''}`).join(' ')
  const tally = paths.get(key) ?? { steps, count: 0, completed: 0, seconds: [], ...noTickets() }
  paths.set(key, tally)
  tally.count++
  if (run.outcome === 'completed') tally.completed++
  tally.seconds.push(secondsOf(run.path))
  tallyTicket(tally, run)
}

function tallyTicket(tally: TicketTally, { ticket }: AnalysedRun): void {
  if (!ticket) return
  tally.tickets++
  if (ticket.solved) tally.solved++
  if (ticket.reopened) tally.reopened++
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
