import { v7 as uuidv7 } from 'uuid'
import type { CommandInput } from '#shared/commands/index'
import type { TicketFields } from '#shared/domain/scripts'
import type { CallDetail } from '#shared/ipc/calls'
import type { Commands, ScriptEnd } from './script.ts'

/** What an agent fills in after a call, and what is written of it: everything in one go. */
export interface WrapUpForm {
  readonly dispositionId: string | null
  /** `none`, `new`, or the id of an open ticket. */
  readonly ticket: string
  readonly subject: string
  /** The notes go into the ticket as an internal note too. */
  readonly noteInTicket: boolean
  readonly followUp: FollowUp | null
  /** Open callbacks that this call keeps. */
  readonly keeps: readonly string[]
}

export interface FollowUp {
  /** ISO 8601 UTC; null while it is being chosen. */
  readonly dueAt: string | null
  /** Null: whoever of the team is free. */
  readonly assigneeId: string | null
  readonly note: string
}

/** A promise that was due by then, or soon will be, is what the customer was called about. Milliseconds. */
const soon = 3_600_000

export function emptyWrapUp(detail: CallDetail, now: number): WrapUpForm {
  const { call, openCallbacks } = detail
  return {
    dispositionId: call.dispositionId,
    ticket: call.ticketId ?? 'none',
    subject: '',
    noteInTicket: true,
    followUp: null,
    keeps: openCallbacks.filter(({ dueAt }) => Date.parse(dueAt) <= now + soon).map(({ id }) => id),
  }
}

export type WrapUpProblems = Partial<Record<'dispositionId' | 'ticket' | 'subject' | 'dueAt' | 'number', true>>

export function problemsOf(form: WrapUpForm, detail: CallDetail): WrapUpProblems {
  return {
    ...(form.dispositionId === null ? { dispositionId: true } : {}),
    ...(form.ticket === 'new' && detail.call.customerId === null ? { ticket: true } : {}),
    ...(form.ticket === 'new' && form.subject.trim() === '' ? { subject: true } : {}),
    ...(form.followUp && form.followUp.dueAt === null ? { dueAt: true } : {}),
    ...(form.followUp && numberOf(detail) === '' ? { number: true } : {}),
  }
}

/** Where the customer is called back: the number they called from, else one of theirs. */
export function numberOf({ call, customer }: CallDetail): string {
  return call.number ?? customer?.phones[0] ?? (call.withheld ? '' : call.rawNumber)
}

const noExtras = { cc: [], mentionedUserIds: [], attachments: [] }

export function wrapUpCommands(
  form: WrapUpForm,
  notes: string,
  detail: CallDetail,
  given: {
    readonly meId: string
    readonly scriptRunId: string | null
    /** What a script that led the call wants of a new ticket. */
    readonly fields?: TicketFields
  },
): Commands {
  const { call } = detail
  const { meId, scriptRunId, fields } = given
  const commands: Commands = []
  const isNew = form.ticket === 'new'
  const ticketId = isNew ? uuidv7() : form.ticket === 'none' ? null : form.ticket
  const text = notes.trim()
  if (isNew && ticketId !== null && call.customerId !== null) {
    commands.push({
      name: 'ticket.create',
      args: {
        ticketId,
        messageId: uuidv7(),
        subject: form.subject.trim(),
        priority: fields?.priority ?? 'normal',
        channel: 'phone',
        teamId: fields?.teamId ?? call.teamId,
        assigneeId: meId,
        customerId: call.customerId,
        tagIds: fields?.addTagIds ?? [],
        author: 'user',
        kind: 'note',
        bodyHtml: paragraphs(text === '' ? form.subject.trim() : text),
        ...noExtras,
      },
    })
    if (fields?.status) {
      commands.push({
        name: 'ticket.update',
        args: { ticketId, set: { status: fields.status }, base: {} },
      })
    }
  } else if (ticketId !== null && form.noteInTicket && text !== '') {
    commands.push({
      name: 'ticket.reply',
      args: { ticketId, messageId: uuidv7(), kind: 'note', bodyHtml: paragraphs(text), ...noExtras },
    })
  }
  commands.push({
    name: 'call.wrapUp',
    args: { callId: call.id, dispositionId: form.dispositionId, notes, ticketId, scriptRunId },
  })
  for (const callbackId of form.keeps) commands.push({ name: 'callback.done', args: { callbackId, callId: call.id } })
  if (form.followUp?.dueAt) {
    commands.push({
      name: 'callback.create',
      args: {
        callbackId: uuidv7(),
        fields: {
          teamId: call.teamId,
          assigneeId: form.followUp.assigneeId,
          customerId: call.customerId,
          number: numberOf(detail),
          dueAt: form.followUp.dueAt,
          note: form.followUp.note.trim(),
          ticketId,
          callId: call.id,
        },
      },
    })
  }
  return commands
}

/** The ticket that is made along with the outcome; null when there is none. */
export function ticketMadeBy(commands: Commands): string | null {
  const made = commands.find(({ name }) => name === 'ticket.create')
  return made === undefined ? null : (made.args as CommandInput<'ticket.create'>).ticketId
}

/** The end of a script, pointing to the ticket that is made with it. */
export function aboutTicket(end: ScriptEnd, ticketId: string | null): ScriptEnd {
  if (ticketId === null) return end
  const callbacks = end.callbacks?.map((each) => ({ ...each, fields: { ...each.fields, ticketId } })) ?? []
  return { ...end, run: { ...end.run, ticketId }, callbacks }
}

/** What was noted in the script stands behind what was noted in the call, unless it is there already. */
export function notesWith(notes: string, ofScript: string): string {
  const more = ofScript.trim()
  if (more === '' || notes.includes(more)) return notes
  return notes.trim() === '' ? more : `${notes.trimEnd()}\n\n${more}`
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Plain lines as the editor would have made them. */
function paragraphs(text: string): string {
  const safe = text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)
  return safe
    .split(/\n{2,}/)
    .map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
    .join('')
}
