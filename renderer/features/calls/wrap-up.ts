import { v7 as uuidv7 } from 'uuid'
import type { Disposition, DispositionMeaning } from '#shared/domain/calls'
import type { User } from '#shared/domain/people'
import { type TicketFields, ticketFields } from '#shared/domain/scripts'
import type { Ticket } from '#shared/domain/tickets'
import type { CallDetail } from '#shared/ipc/calls'
import { numberToCallBack } from '#shared/rules/calls/call-back'
import { paragraphsHtml } from '#shared/rules/plain-html'
import { liesBehind } from '../../app/when.ts'
import type { Commands } from '../../app/whole.ts'
import { type ScriptEnd, ticketChange } from '../scripts/index.tsx'
import { besideScript, type FollowUp, type OfScript, promisesCallback } from './promise.ts'

/** What an agent fills in after a call, and what is written of it: everything in one go. */
export interface WrapUpForm {
  readonly dispositionId: string | null
  /** `none`, `new`, or the id of a ticket; null until one is chosen: the one that the call has. */
  readonly ticket: string | null
  readonly subject: string
  /** The notes go into the ticket as an internal note too. */
  readonly noteInTicket: boolean
  readonly followUp: FollowUp | null
  /** Open callbacks of which the agent said whether this call keeps them. */
  readonly keeps: Readonly<Record<string, boolean>>
  /** The script promises a callback that cannot be made, and the agent has agreed to go without it. */
  readonly goesWithout: boolean
  /** What a script that is on record already sets of whatever ticket this call turns out to be about. */
  readonly fields: TicketFields | null
}

/**
 * A form as it was kept, maybe by an older version: there a script could go on record before the form did, and left in it
 * what it sets of the ticket.
 */
export function begunWrapUp(detail: CallDetail, kept: Partial<WrapUpForm>): WrapUpForm {
  const fields = ticketFields.safeParse(kept.fields)
  return { ...emptyWrapUp(detail), ...kept, fields: fields.success ? fields.data : null }
}

export function emptyWrapUp({ call }: CallDetail): WrapUpForm {
  return {
    dispositionId: call.dispositionId,
    ticket: null,
    subject: '',
    noteInTicket: true,
    followUp: null,
    keeps: {},
    goesWithout: false,
    fields: null,
  }
}

/** What the form comes to, for the call as it is now: what the screen shows is what is written. */
export interface Outcome extends Omit<WrapUpForm, 'ticket' | 'keeps'> {
  readonly ticket: string
  /** Open callbacks that this call keeps. */
  readonly keeps: readonly string[]
}

/** A promise that was due by then, or soon will be, is what the customer was called about. Milliseconds. */
const soon = 3_600_000

/**
 * What was chosen for a caller who turned out to be somebody else is offered no more, and counts no more. `suggested`: the
 * outcome that stands there until the agent chooses one.
 */
export function outcomeOf(
  form: WrapUpForm,
  detail: CallDetail,
  opened: number,
  suggested: string | null = null,
): Outcome {
  const { call, openCallbacks } = detail
  const isOffered = form.ticket === 'none' || form.ticket === 'new' || isInSight(form.ticket, detail)
  return {
    ...form,
    dispositionId: form.dispositionId ?? suggested,
    ticket: (isOffered ? form.ticket : call.ticketId) ?? 'none',
    keeps: openCallbacks
      .filter(({ id, dueAt }) => form.keeps[id] ?? Date.parse(dueAt) <= opened + soon)
      .map(({ id }) => id),
  }
}

/** The tickets that may be chosen: the one that the call has, and the customer's open ones. */
export function ticketsOf({ ticket, openTickets }: CallDetail): CallDetail['openTickets'] {
  return ticket && !openTickets.some(({ id }) => id === ticket.id) ? [ticket, ...openTickets] : openTickets
}

/** A call may have a ticket of another team: it stays with the call, and nothing can be written into it. */
function isInSight(ticketId: string | null, detail: CallDetail): boolean {
  return ticketsOf(detail).some(({ id }) => id === ticketId)
}

/** The outcome that says so, among those that are offered. */
const meaning = (dispositions: readonly Disposition[], means: DispositionMeaning) =>
  dispositions.find((each) => each.active && each.means === means)?.id ?? null

/** By the script's end; else, when nobody picked up, that they were not reached. */
export function suggestionFor(
  { direction, state, answeredAt }: CallDetail['call'],
  dispositions: readonly Disposition[],
  ofScript: string | null,
): string | null {
  if (ofScript !== null) return ofScript
  const unanswered = direction === 'outbound' && state === 'wrap-up' && answeredAt === null
  return unanswered ? meaning(dispositions, 'not-reached') : null
}

/**
 * The outcome says that a callback is promised, and there is none: neither in the form, nor by the script, nor one that
 * was promised earlier in this call. An outcome that is only corrected asks for no new one.
 */
function lacksPromise(
  { dispositionId, followUp }: Outcome,
  { call, callbacks }: CallDetail,
  dispositions: readonly Disposition[],
  { made }: OfScript,
): boolean {
  if (followUp !== null || made > 0 || dispositionId === call.dispositionId) return false
  return promisesCallback(dispositionId, dispositions) && !callbacks.some(({ callId }) => callId === call.id)
}

export type WrapUpProblems = Partial<
  Record<'dispositionId' | 'ticket' | 'subject' | 'dueAt' | 'number' | 'promise' | 'unmade', true>
>

export function problemsOf(
  outcome: Outcome,
  detail: CallDetail,
  { dispositions, ofScript }: { readonly dispositions: readonly Disposition[]; readonly ofScript: OfScript },
): WrapUpProblems {
  const { dispositionId, ticket, subject, goesWithout } = outcome
  const { followUp } = besideScript(outcome.followUp, ofScript)
  const lacks = lacksPromise({ ...outcome, followUp }, detail, dispositions, ofScript)
  return {
    ...(dispositionId === null ? { dispositionId: true } : {}),
    ...(ticket === 'new' && detail.call.customerId === null ? { ticket: true } : {}),
    ...(ticket === 'new' && subject.trim() === '' ? { subject: true } : {}),
    ...(followUp && (followUp.dueAt === null || liesBehind(followUp.dueAt)) ? { dueAt: true } : {}),
    ...(followUp && numberToCallBack(detail.call, detail.customer) === '' ? { number: true } : {}),
    ...(lacks ? { promise: true } : {}),
    ...(!lacks && ofScript.unmade > 0 && !goesWithout ? { unmade: true } : {}),
  }
}

interface Given {
  readonly me: Pick<User, 'id' | 'teamIds'>
  /** The chosen ticket as it is now, when something is set of it. */
  readonly ticketNow: Ticket | null
  /** A script that ends together with the call. */
  readonly script: ScriptEnd | null
}

export function wrapUpCommands(outcome: Outcome, notes: string, detail: CallDetail, given: Given): Commands {
  const { call } = detail
  const { script } = given
  const isNew = outcome.ticket === 'new'
  const ticketId = isNew ? uuidv7() : outcome.ticket === 'none' ? null : outcome.ticket
  const named = isNew || isInSight(ticketId, detail) ? ticketId : null
  const scriptRunId = script?.run.runId ?? call.scriptRunId
  const ofScript = script?.callbacks ?? []
  const { followUp, replaces } = besideScript(outcome.followUp, { made: ofScript.length, unmade: 0 })
  const callbacks = replaces ? ofScript.slice(1) : ofScript
  const noteOfScript = replaces ? ofScript[0]?.fields.note : undefined
  const promised = promiseOf(followUp, noteOfScript ?? '', detail, named)
  return [
    ...(named === null ? [] : ticketCommands(named, outcome, notes.trim(), detail, given)),
    ...(script ? [{ name: 'scriptRun.finish' as const, args: { ...script.run, ticketId } }] : []),
    {
      name: 'call.wrapUp',
      args: {
        callId: call.id,
        dispositionId: outcome.dispositionId,
        notes,
        scriptRunId,
        ...(ticketId === call.ticketId ? {} : { ticketId }),
      },
    },
    ...outcome.keeps.map((callbackId) => ({ name: 'callback.done' as const, args: { callbackId, callId: call.id } })),
    ...callbacks.map(({ callbackId, fields }) => ({
      name: 'callback.create' as const,
      args: { callbackId, fields: { ...fields, ticketId: named } },
    })),
    ...(promised ? [promised] : []),
  ]
}

const noExtras = { cc: [], mentionedUserIds: [], attachments: [] }

/** The ticket is made, or gets the notes; what the script sets of it is set. */
function ticketCommands(
  ticketId: string,
  { ticket, subject, noteInTicket, fields: waiting }: Outcome,
  text: string,
  { call }: CallDetail,
  { me, ticketNow, script }: Given,
): Commands {
  const fields = script?.fields ?? waiting
  if (ticket === 'new') {
    const teamId = fields?.teamId ?? call.teamId
    const title = subject.trim()
    return [
      {
        name: 'ticket.create',
        args: {
          ticketId,
          messageId: uuidv7(),
          subject: title,
          priority: fields?.priority ?? 'normal',
          channel: 'phone',
          teamId,
          // With a team of others it waits for one of them.
          assigneeId: teamId === call.teamId || me.teamIds.includes(teamId) ? me.id : null,
          customerId: call.customerId,
          tagIds: fields?.addTagIds ?? [],
          author: 'user',
          kind: 'note',
          bodyHtml: paragraphsHtml(text === '' ? title : text),
          ...noExtras,
        },
      },
      ...(fields?.status
        ? [
            {
              name: 'ticket.update' as const,
              args: { ticketId, set: { status: fields.status }, base: { status: 'new' } },
            },
          ]
        : []),
    ]
  }
  const change = fields && ticketNow?.id === ticketId ? ticketChange(ticketNow, fields) : null
  return [
    ...(noteInTicket && text !== ''
      ? [
          {
            name: 'ticket.reply' as const,
            args: { ticketId, messageId: uuidv7(), kind: 'note', bodyHtml: paragraphsHtml(text), ...noExtras },
          },
        ]
      : []),
    ...(change ? [{ name: 'ticket.update' as const, args: change }] : []),
  ]
}

/** `otherwise`: what it is about, where the agent said nothing. */
function promiseOf(
  followUp: FollowUp | null,
  otherwise: string,
  detail: CallDetail,
  ticketId: string | null,
): Commands[number] | null {
  if (!followUp?.dueAt) return null
  const { call } = detail
  return {
    name: 'callback.create',
    args: {
      callbackId: uuidv7(),
      fields: {
        teamId: call.teamId,
        assigneeId: followUp.assigneeId,
        customerId: call.customerId,
        number: numberToCallBack(detail.call, detail.customer),
        dueAt: followUp.dueAt,
        note: followUp.note.trim() || otherwise,
        ticketId,
        callId: call.id,
      },
    },
  }
}

/** As many signs as the record of a call takes. */
export const mostNotes = 20_000

/**
 * What was noted in the script stands behind what was noted in the call, unless it is there already. Where there is no
 * room for it, it stands in the record of the script alone.
 */
export function notesWith(notes: string, ofScript: string): string {
  const more = ofScript.trim()
  if (more === '' || notes.includes(more)) return notes
  const both = notes.trim() === '' ? more : `${notes.trimEnd()}\n\n${more}`
  return both.length > mostNotes ? notes : both
}
