import { v7 as uuidv7 } from 'uuid'
import type { Disposition, DispositionMeaning } from '#shared/domain/calls'
import type { ContactWindow, User } from '#shared/domain/people'
import type { Ticket } from '#shared/domain/tickets'
import type { CallDetail } from '#shared/ipc/calls'
import { numberToCallBack } from '#shared/rules/calls/call-back'
import { nextContactTime } from '#shared/rules/calls/contact'
import { isKnownZone } from '#shared/rules/calls/zone'
import { paragraphsHtml } from '#shared/rules/plain-html'
import { liesBehind, nextQuarter, ownZone } from '../../app/when.ts'
import type { Commands } from '../../app/whole.ts'
import { type ScriptEnd, ticketChange } from '../scripts/index.tsx'

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
}

export interface FollowUp {
  /** ISO 8601 UTC; null while it is being chosen. */
  readonly dueAt: string | null
  /** Null: whoever of the team is free. */
  readonly assigneeId: string | null
  readonly note: string
}

export function emptyWrapUp({ call }: CallDetail): WrapUpForm {
  return {
    dispositionId: call.dispositionId,
    ticket: null,
    subject: '',
    noteInTicket: true,
    followUp: null,
    keeps: {},
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

export function promisesCallback(dispositionId: string | null, dispositions: readonly Disposition[]): boolean {
  return dispositions.some(({ id, means }) => id === dispositionId && means === 'callback')
}

/**
 * The outcome says that a callback is promised, and there is none: neither in the form, nor by the script, nor one that
 * was promised earlier in this call. An outcome that is only corrected asks for no new one.
 */
function lacksPromise(
  { dispositionId, followUp }: Outcome,
  { call, callbacks }: CallDetail,
  dispositions: readonly Disposition[],
  ofScript: number,
): boolean {
  if (followUp !== null || ofScript > 0 || dispositionId === call.dispositionId) return false
  return promisesCallback(dispositionId, dispositions) && !callbacks.some(({ callId }) => callId === call.id)
}

const day = 86_400_000

/** When most people can be called who have not said when they want to be. */
const daytime: ContactWindow = { from: '09:00', to: '18:00', days: [1, 2, 3, 4, 5] }

/** A callback as it is promised most often: by the agent, a day from now within the customer's hours. */
export function usualFollowUp({ call, customer }: CallDetail, me: Pick<User, 'id'>, now: number): FollowUp {
  const wanted = nextQuarter(now + day)
  const zone = customer && isKnownZone(customer.timeZone) ? customer.timeZone : ownZone()
  const dueAt = nextContactTime(customer?.contactWindow ?? daytime, zone, wanted) ?? wanted
  return { dueAt: new Date(dueAt).toISOString(), assigneeId: me.id, note: call.reason }
}

export type WrapUpProblems = Partial<
  Record<'dispositionId' | 'ticket' | 'subject' | 'dueAt' | 'number' | 'promise', true>
>

export function problemsOf(
  outcome: Outcome,
  detail: CallDetail,
  { dispositions, ofScript }: { readonly dispositions: readonly Disposition[]; readonly ofScript: number },
): WrapUpProblems {
  const { dispositionId, ticket, subject, followUp } = outcome
  return {
    ...(dispositionId === null ? { dispositionId: true } : {}),
    ...(ticket === 'new' && detail.call.customerId === null ? { ticket: true } : {}),
    ...(ticket === 'new' && subject.trim() === '' ? { subject: true } : {}),
    ...(followUp && (followUp.dueAt === null || liesBehind(followUp.dueAt)) ? { dueAt: true } : {}),
    ...(followUp && numberToCallBack(detail.call, detail.customer) === '' ? { number: true } : {}),
    ...(lacksPromise(outcome, detail, dispositions, ofScript) ? { promise: true } : {}),
  }
}

interface Given {
  readonly me: Pick<User, 'id' | 'teamIds'>
  /** The chosen ticket as it is now, when a script sets something of it. */
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
  const callbacks = script?.callbacks ?? []
  const promised = promiseOf(outcome, detail, named)
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
  { ticket, subject, noteInTicket }: Outcome,
  text: string,
  { call }: CallDetail,
  { me, ticketNow, script }: Given,
): Commands {
  const fields = script?.fields ?? null
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

function promiseOf({ followUp }: Outcome, detail: CallDetail, ticketId: string | null): Commands[number] | null {
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
        note: followUp.note.trim(),
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
