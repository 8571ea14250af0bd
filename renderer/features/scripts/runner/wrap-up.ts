import type { Customer } from '#shared/domain/people'
import type { TicketFields } from '#shared/domain/scripts'
import type { Ticket } from '#shared/domain/tickets'
import type { Place } from '#shared/rules/scripts/engine'
import { consequencesOf, pathOf } from '#shared/rules/scripts/outcome'
import type { RunState } from '#shared/rules/scripts/run-state'
import type { About, RunController } from './controller.ts'
import { type ScriptEnd, ticketChange } from './end.ts'
import { callbacksOf } from './promises.ts'

/** What the script has come to, as the call stands. */
export function endOf(
  call: RunController,
  state: RunState,
  place: Place,
  given: {
    /** Whom and what the call is about by now: when it began, that need not have been known. */
    readonly about: About
    readonly dispositionId: string | null
    readonly teamId: string
    readonly ticket: Ticket | null
    readonly customer: Customer | null
    /** Where callbacks go; empty when there is no number. */
    readonly number: string
    readonly agentId: string
    readonly at: string
  },
): ScriptEnd {
  const { run: open, bundle, program } = call
  const { fields, followUps } = consequencesOf(program, state, call.facts())
  const callbacks = callbacksOf(followUps, {
    customer: given.customer,
    number: given.number,
    teamId: given.teamId,
    agentId: given.agentId,
    ticketId: given.about.ticketId,
    callId: open.callId,
    now: Date.parse(given.at),
  })
  return {
    run: {
      runId: open.runId,
      scriptId: bundle.scriptId,
      revisionId: bundle.revisionId,
      revisionNumber: bundle.revisionNumber,
      teamId: given.teamId,
      callId: open.callId,
      ticketId: given.about.ticketId,
      customerId: given.about.customerId,
      language: state.language,
      startedAt: state.startedAt,
      endedAt: given.at < state.startedAt ? state.startedAt : given.at,
      outcome: place.kind === 'ended' ? 'completed' : 'abandoned',
      dispositionId: given.dispositionId,
      path: pathOf(state, given.at),
      confirmations: state.confirmations,
      notes: state.notes,
    },
    fields: changes(fields) ? fields : null,
    ticket: given.ticket ? ticketChange(given.ticket, fields) : null,
    callbacks,
    unmade: followUps.length - callbacks.length,
  }
}

const changes = ({ status, priority, teamId, addTagIds, removeTagIds }: TicketFields) =>
  status !== null || priority !== null || teamId !== null || addTagIds.length + removeTagIds.length > 0
