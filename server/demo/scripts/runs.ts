import type { AnswerValue, ScriptRun, ScriptStep } from '../../../shared/domain/scripts.ts'
import { answer, begin, confirm, where } from '../../../shared/rules/scripts/engine.ts'
import { rank } from '../../../shared/rules/scripts/offer.ts'
import { pathOf } from '../../../shared/rules/scripts/outcome.ts'
import { type Facts, type Program, prepare } from '../../../shared/rules/scripts/program.ts'
import type { RunState } from '../../../shared/rules/scripts/run-state.ts'
import { serialNumber } from '../company.ts'
import { members, people, type TeamKey, teamId } from '../people.ts'
import type { TicketPlan } from '../plan.ts'
import { createRandom, mixSeed, type Random, timeOrderedId } from '../random.ts'
import { day, isDeskOpen, minute, whenDeskWorks } from '../rhythm.ts'
import { type DemoScript, demoScriptId, offered } from './build.ts'
import { demoScripts, revisionId, secondRevisionDays } from './records.ts'

/** Calls that the scripts have led in the last year, each belonging to a ticket. The engine itself walks them. */
export interface ScriptRuns {
  /** To be called with every ticket, oldest first. */
  see(plan: TicketPlan): void
  runs(): ScriptRun[]
}

/** Of the tickets for which there is a script: those by telephone are calls, of the others some are called back. */
const chances = { phone: 0.97, other: 0.55 } as const

export function createScriptRuns(seed: number, now: number): ScriptRuns {
  const programs = { 1: programsOf(1), 2: programsOf(2) } as const
  const offerable = demoScripts
    .filter(({ state, graph }) => state === 'published' && !graph.part)
    .map((script) => ({ script, name: script.name, offeredFor: offered(script), runs: 0 }))
  const made: ScriptRun[] = []
  return {
    see(plan) {
      const { ticket, customer } = plan
      const random = createRandom(mixSeed(seed, 97, plan.seed))
      if (!random.chance(ticket.channel === 'phone' ? chances.phone : chances.other)) return
      const call = {
        teamId: ticket.teamId,
        tagIds: ticket.tagIds,
        productIds: [],
        language: customer.record.language,
        reason: ticket.subject,
      }
      // Colleagues speak more languages than the scripts: those go by the English text.
      const found = rank(offerable, call)[0] ?? rank(offerable, { ...call, language: 'en' })[0]
      const script = found?.script.script
      if (!script || found.why.every((why) => why === 'team' || why === 'language')) return
      const from = Date.parse(ticket.createdAt) + minute * (ticket.channel === 'phone' ? 1 : 90)
      const startedAt = isDeskOpen(from) ? from : whenDeskWorks(random, from)
      const number = now - startedAt > secondRevisionDays * day ? 1 : 2
      const run = walk(random, { plan, script, number, program: programs[number], startedAt })
      if (Date.parse(run.endedAt) < now - 5 * minute) made.push(run)
    },
    runs: () => [...made].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

function programsOf(number: 1 | 2): (script: DemoScript) => Program {
  const scripts = demoScripts.map((each) => ({
    scriptId: demoScriptId(each.key),
    name: each.name,
    languages: each.languages,
    graph: number === 1 ? each.earlier : each.graph,
  }))
  return (script) => prepare({ scriptId: demoScriptId(script.key), scripts })
}

interface Call {
  readonly plan: TicketPlan
  readonly script: DemoScript
  readonly number: 1 | 2
  readonly program: (script: DemoScript) => Program
  readonly startedAt: number
}

function walk(random: Random, call: Call): ScriptRun {
  const { plan, script, number, startedAt } = call
  const { ticket, customer } = plan
  const program = call.program(script)
  const facts: Facts = { 'customer.name': customer.record.name, 'customer.email': customer.record.emails[0] ?? '' }
  const language = script.languages.find((each) => each === customer.record.language) ?? script.languages[0] ?? 'en'
  const iso = (at: number) => new Date(Math.round(at)).toISOString()
  let at = startedAt
  let state = begin(language, { program, facts, at: iso(at) })
  let hungUp = false
  while (!hungUp) {
    const place = where(program, state)
    if (place.kind !== 'waiting') break
    at += seconds(random, place.step) * 1000
    hungUp = random.chance(0.011)
    if (hungUp) break
    const context = { program, facts, at: iso(at) }
    const holds = (place.step.kind === 'say' || place.step.kind === 'show-article') && place.step.compliance
    const moved = holds ? confirm(state, context) : answer(state, answerTo(random, place.step, call), context)
    if (!moved.ok) throw new Error(`${script.key}: ${place.step.id} ${moved.problem}`)
    state = moved.state
  }
  const place = where(program, state)
  const completed = !hungUp && place.kind === 'ended'
  at += completed ? random.between(8, 40) * 1000 : 0
  return {
    id: timeOrderedId(startedAt, random.int(4096), mixSeed(plan.seed, 98)),
    version: 1,
    scriptId: demoScriptId(script.key),
    revisionId: revisionId(script.key, number),
    revisionNumber: number,
    agentId: ticket.assigneeId ?? someoneOf(random, ticket.teamId),
    teamId: ticket.teamId,
    callId: null,
    ticketId: ticket.id,
    customerId: ticket.customerId,
    language,
    startedAt: iso(startedAt),
    endedAt: iso(at),
    outcome: completed ? 'completed' : 'abandoned',
    dispositionId: completed ? place.step.dispositionId : null,
    path: pathOf(state, iso(at)),
    confirmations: [...state.confirmations],
    notes: notesOf(random, state, completed),
  }
}

/** Reading aloud takes as long as the text; thinking about a question takes longer than the question. */
function seconds(random: Random, step: ScriptStep): number {
  const words = 'text' in step ? (Object.values(step.text)[0] ?? '').split(/\s+/).length : 10
  const pace = step.kind === 'say' ? 0.42 : step.kind === 'ask' ? 0.8 : 0.6
  return 4 + words * pace * Math.exp(0.7 * (random.next() + random.next() - 1))
}

function answerTo(random: Random, step: ScriptStep, { plan, script }: Call): AnswerValue {
  if (step.kind === 'look-up') return step.variable === 'order.number' ? `W-${200_000 + random.int(700_000)}` : null
  if (step.kind !== 'ask') return null
  const solved = plan.ticket.status === 'solved' || plan.ticket.status === 'closed'
  const habits = habitsOf(script, step.id, solved)
  const typed = demoScripts.find(({ typed }) => Object.hasOwn(typed, step.id))?.typed[step.id]
  switch (step.input.type) {
    case 'choice':
      return pickBy(
        random,
        step.input.options.map(({ id }) => id),
        habits,
      )
    case 'yes-no':
      return pickBy(random, ['true', 'false'], habits) === 'true'
    case 'date':
      return new Date(Date.parse(plan.ticket.createdAt) - random.between(20, 900) * day).toISOString().slice(0, 10)
    case 'number':
      return typed ? random.pick(typed) : (step.input.min ?? 1)
    case 'text':
      return step.id === 'serial' ? serialNumber(random) : String(typed ? random.pick(typed) : '…')
  }
}

/** Whether it helped is what became of the ticket, most of the time. */
function habitsOf(script: DemoScript, stepId: string, solved: boolean): Readonly<Record<string, number>> {
  if (stepId === 'helped') return solved ? { yes: 0.72, wait: 0.18, no: 0.1 } : { yes: 0.12, wait: 0.38, no: 0.5 }
  const own = script.habits[stepId]
  if (own) return own
  return demoScripts.find(({ habits }) => Object.hasOwn(habits, stepId))?.habits[stepId] ?? {}
}

function pickBy(random: Random, answers: readonly string[], weights: Readonly<Record<string, number>>): string {
  const weighed = answers.map((each) => weights[each] ?? 1 / answers.length)
  let rest = random.next() * weighed.reduce((a, b) => a + b, 0)
  for (let i = 0; i < answers.length; i++) {
    rest -= weighed[i] ?? 0
    if (rest < 0) return answers[i] ?? ''
  }
  return answers.at(-1) ?? ''
}

const remarks = [
  'Line was bad, had to repeat.',
  'Very friendly.',
  'In a hurry, kept it short.',
  'Wants an e-mail with the steps.',
  'Second call about this.',
]

function notesOf(random: Random, state: RunState, completed: boolean): string {
  if (!completed) return random.chance(0.5) ? 'Hung up.' : 'Had to go, calls again.'
  return random.chance(0.12) && state.visits.length > 3 ? random.pick(remarks) : ''
}

function someoneOf(random: Random, ofTeam: string): string {
  const key = (['network', 'home', 'orders'] as const satisfies readonly TeamKey[]).find(
    (each) => teamId(each) === ofTeam,
  )
  return people[random.pick(members[key ?? 'home'])]?.id ?? ''
}
