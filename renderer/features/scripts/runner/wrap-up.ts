import type { CommandInput } from '#shared/commands/index'
import type { Customer } from '#shared/domain/people'
import type { TicketFields } from '#shared/domain/scripts'
import type { Ticket } from '#shared/domain/tickets'
import { AppFailure } from '#shared/ipc/errors'
import type { Place } from '#shared/rules/scripts/engine'
import { consequencesOf, pathOf } from '#shared/rules/scripts/outcome'
import type { RunState } from '#shared/rules/scripts/run-state'
import { run } from '../../../app/data.ts'
import type { RunController } from './controller.ts'
import { callbacksOf } from './promises.ts'

/** What a call has come to: everything that is written down together when it is over. */
export interface WrapUpSummary {
  readonly run: CommandInput<'scriptRun.finish'>
  /** What the script wants of the ticket, for one that is only made now. */
  readonly fields: TicketFields
  /** Null without a ticket, or when the script changes nothing of it. */
  readonly ticket: CommandInput<'ticket.update'> | null
  readonly callbacks: readonly CommandInput<'callback.create'>[]
}

export type About = Pick<RunController['run'], 'ticketId' | 'customerId'>

export function summaryOf(
  call: RunController,
  state: RunState,
  place: Place,
  given: {
    readonly dispositionId: string | null
    readonly teamId: string
    /** Whom and what the call is about by now: when it began, that need not have been known. */
    readonly about: About
    readonly ticket: Ticket | null
    readonly customer: Customer | null
    readonly agentId: string
    readonly at: string
  },
): WrapUpSummary {
  const { run: open, bundle, program } = call
  const { fields, followUps } = consequencesOf(program, state, call.facts())
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
    fields,
    ticket: given.ticket ? changeOf(given.ticket, fields) : null,
    callbacks: given.customer
      ? callbacksOf(followUps, {
          customer: given.customer,
          teamId: given.teamId,
          agentId: given.agentId,
          ticketId: given.about.ticketId,
          callId: open.callId,
          now: Date.parse(given.at),
        })
      : [],
  }
}

/** Only what is not so already, over what the ticket is now. */
function changeOf(ticket: Ticket, fields: TicketFields): CommandInput<'ticket.update'> | null {
  const set: Partial<Pick<Ticket, 'status' | 'priority' | 'teamId'>> = {}
  if (fields.status !== null && fields.status !== ticket.status) set.status = fields.status
  if (fields.priority !== null && fields.priority !== ticket.priority) set.priority = fields.priority
  if (fields.teamId !== null && fields.teamId !== ticket.teamId) set.teamId = fields.teamId
  const addTagIds = fields.addTagIds.filter((id) => !ticket.tagIds.includes(id))
  const removeTagIds = fields.removeTagIds.filter((id) => ticket.tagIds.includes(id))
  if (Object.keys(set).length + addTagIds.length + removeTagIds.length === 0) return null
  const base = Object.fromEntries(Object.keys(set).map((field) => [field, ticket[field as keyof typeof set]]))
  return { ticketId: ticket.id, set, base, addTagIds, removeTagIds }
}

/**
 * The run, the ticket's fields and what was promised, in one transaction. Throws when the record of the call was refused.
 */
export async function finishCall({ run: finished, ticket, callbacks }: WrapUpSummary): Promise<void> {
  const commands = [
    { name: 'scriptRun.finish' as const, args: finished },
    ...(ticket ? [{ name: 'ticket.update' as const, args: ticket }] : []),
    ...callbacks.map((args) => ({ name: 'callback.create' as const, args })),
  ]
  const { rejected } = await run('command.batch', { commands })
  const refused = rejected.find(({ index }) => index === 0)
  if (refused) throw new AppFailure('rejected', { code: refused.code })
}
