import { useEffect, useState } from 'react'
import { useAsk } from '../../../../app/data.ts'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { dropForgotten, keptDraft, type NewTicketDraft } from './draft.ts'
import { NewTicketForm } from './NewTicketForm.tsx'
import type { NewTicketStart } from './open.tsx'

/** Waits for the cache to say who the person is, then shows what they began. */
export function NewTicket({ start, onClose }: { readonly start: NewTicketStart; readonly onClose: () => void }) {
  const context = useAsk('app.context', {})
  const [initial, setInitial] = useState<NewTicketDraft | null>(null)
  useEffect(() => {
    dropForgotten().catch(() => undefined)
  }, [])
  if (context.error) return <ErrorState error={context.error} />
  if (!context.data) return null
  if (!initial) {
    const { me, teams } = context.data
    const kept = keptDraft(me.id)
    const blank: NewTicketDraft = {
      customerId: null,
      newCustomer: null,
      subject: '',
      teamId: me.teamIds.find((team) => teams.some(({ id }) => id === team)) ?? teams[0]?.id ?? '',
      assigneeId: me.id,
      priority: 'normal',
      channel: 'phone',
      words: 'customer',
      bodyHtml: '',
      attachments: [],
      tags: [],
    }
    setInitial({
      ...(kept ?? blank),
      ...(start.customer ? { customerId: start.customer.id, newCustomer: null } : {}),
      // Words that were handed over come after those that were there: none of them are lost, and none doubled.
      ...(start.bodyHtml && !kept?.bodyHtml.includes(start.bodyHtml)
        ? { bodyHtml: `${kept?.bodyHtml ?? ''}${start.bodyHtml}`, words: 'reply' as const }
        : {}),
    })
    return null
  }
  return <NewTicketForm initial={initial} context={context.data} onClose={onClose} />
}
