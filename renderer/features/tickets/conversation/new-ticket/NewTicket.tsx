import { useState } from 'react'
import type { AppContext } from '#shared/ipc/views'
import { ask, useAsk } from '../../../../app/data.ts'
import { type KeptForm, useUnsaved } from '../../../../app/unsaved.ts'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { blankDraft, draftFrom, type NewTicketDraft } from './draft.ts'
import { NewTicketForm } from './NewTicketForm.tsx'
import type { NewTicketStart } from './open.tsx'

interface NewTicketProps {
  readonly start: NewTicketStart
  readonly onClose: () => void
}

/** Waits for the cache to say who the person is, then shows what they began. */
export function NewTicket(props: NewTicketProps) {
  const context = useAsk('app.context', {})
  if (context.error && !context.data) return <ErrorState error={context.error} />
  return context.data ? <Begun key={context.data.me.id} {...props} context={context.data} /> : null
}

function Begun({ start, onClose, context }: NewTicketProps & { readonly context: AppContext }) {
  const { begun, kept } = useUnsaved(context.me.id, 'new-ticket', unlessMade)
  // A form in use stays when asking again fails, e.g. after the data process was started anew.
  if (begun.error && begun.data === undefined)
    return <ErrorState error={begun.error} onRetry={() => void begun.refetch()} />
  if (begun.data === undefined) return null
  return <Started draft={begun.data} start={start} context={context} kept={kept} onClose={onClose} />
}

/** A ticket whose form was still kept when the machine failed, though the ticket was on disk, is not begun any more. */
async function unlessMade(content: string | null): Promise<NewTicketDraft | null> {
  const draft = draftFrom(content)
  return draft && (await ask('ticket.get', { ticketId: draft.ids.ticketId })) ? null : draft
}

function Started(props: {
  readonly draft: NewTicketDraft | null
  readonly start: NewTicketStart
  readonly context: AppContext
  readonly kept: KeptForm
  readonly onClose: () => void
}) {
  const { draft, start, context, kept, onClose } = props
  const [initial] = useState(() => withStart(draft, start, context))
  return <NewTicketForm initial={initial} onDisk={draft} context={context} kept={kept} onClose={onClose} />
}

function withStart(draft: NewTicketDraft | null, start: NewTicketStart, context: AppContext): NewTicketDraft {
  return {
    ...(draft ?? blankDraft(context)),
    ...(start.customer ? { customerId: start.customer.id, newCustomer: null } : {}),
    // Words that were handed over come after those that were there: none of them are lost, and none doubled.
    ...(start.bodyHtml && !draft?.bodyHtml.includes(start.bodyHtml)
      ? { bodyHtml: `${draft?.bodyHtml ?? ''}${start.bodyHtml}`, words: 'reply' as const }
      : {}),
  }
}
