import type { RunStep, TicketFields } from '../../domain/scripts.ts'
import { typedAnswer } from './engine.ts'
import { type Facts, fill, inLanguage, type Program, stepAt, valuesAt } from './program.ts'
import type { RunState } from './run-state.ts'

/** What a call has led to: its path, and what the script wants written along with it. */

/** The steps up to where the call stands. `at`: when it ended. */
export function pathOf(state: RunState, at: string): RunStep[] {
  return state.visits.slice(0, state.cursor + 1).map((visit, index) => {
    const here = index === state.cursor && visit.leftAt === null
    const stay =
      index === state.cursor && state.since !== null ? Math.max(0, Date.parse(at) - Date.parse(state.since)) : 0
    // What stands in the field when the call ends was said, if nobody pressed on.
    const typed = index === state.cursor ? typedAnswer(state) : undefined
    const leftAt = here ? at : (visit.leftAt ?? at)
    return {
      scriptId: visit.scriptId,
      stepId: visit.stepId,
      enteredAt: visit.enteredAt,
      leftAt: leftAt < visit.enteredAt ? visit.enteredAt : leftAt,
      spentMs: Math.round(visit.spentMs + stay),
      answer: typed === undefined ? visit.answer : typed === '' ? null : typed,
    }
  })
}

export interface FollowUp {
  readonly scriptId: string
  readonly stepId: string
  readonly note: string
  /** A moment, or a day whose hour is left to the contact window of the customer; null: the date was not given. */
  readonly due: { readonly at: string } | { readonly date: string } | null
  readonly assign: 'me' | 'team'
  readonly teamId: string | null
}

/** Ticket fields by the last step that sets them, and the follow-ups, of the way that was really gone. */
export function consequencesOf(
  program: Program,
  state: RunState,
  facts: Facts,
): { readonly fields: TicketFields; readonly followUps: readonly FollowUp[] } {
  let fields: TicketFields = { status: null, priority: null, teamId: null, addTagIds: [], removeTagIds: [] }
  const followUps: FollowUp[] = []
  state.visits.slice(0, state.cursor + 1).forEach((visit, index) => {
    const step = stepAt(program, visit)
    if (step?.kind === 'set-field') fields = merged(fields, step.set)
    if (step?.kind !== 'follow-up') return
    const values = valuesAt(program, state, facts, index)
    const written = program.scripts.get(visit.scriptId)?.languages ?? []
    const { language, text } = inLanguage(step.note, state.language, written)
    followUps.push({
      scriptId: visit.scriptId,
      stepId: visit.stepId,
      note: fill(text, values, language)
        .map((part) => (part.kind === 'missing' ? '…' : part.text))
        .join(''),
      due: dueOf(step.due, visit.enteredAt, (name) => values.get(name)?.value),
      assign: step.assign,
      teamId: step.teamId,
    })
  })
  return { fields, followUps }
}

function dueOf(
  due: { type: 'hours'; hours: number } | { type: 'variable'; variable: string },
  enteredAt: string,
  answerTo: (name: string) => unknown,
): FollowUp['due'] {
  if (due.type === 'hours') return { at: new Date(Date.parse(enteredAt) + due.hours * 3_600_000).toISOString() }
  const value = answerTo(due.variable)
  return typeof value === 'string' && value !== '' ? { date: value } : null
}

function merged(earlier: TicketFields, later: TicketFields): TicketFields {
  const without = (ids: readonly string[], others: readonly string[]) => ids.filter((id) => !others.includes(id))
  return {
    status: later.status ?? earlier.status,
    priority: later.priority ?? earlier.priority,
    teamId: later.teamId ?? earlier.teamId,
    addTagIds: [...new Set([...without(earlier.addTagIds, later.removeTagIds), ...later.addTagIds])],
    removeTagIds: [...new Set([...without(earlier.removeTagIds, later.addTagIds), ...later.removeTagIds])],
  }
}
