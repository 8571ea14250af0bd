import { modals } from '@mantine/modals'
import i18next from 'i18next'
import type { Customer } from '#shared/domain/people'
import { NewTicket } from './NewTicket.tsx'

export interface NewTicketStart {
  readonly customer?: Customer
  readonly bodyHtml?: string
}

const modalId = 'new-ticket'

/** Opens the dialog for a new ticket. What was begun there before and not sent is still in it. */
export function openNewTicket(start: NewTicketStart = {}): void {
  void i18next.loadNamespaces(['conversation', 'customers']).then(() => {
    modals.open({
      modalId,
      title: i18next.t('conversation:newTicket.title'),
      size: 720,
      // A click beside it would look like losing everything, though nothing is lost.
      closeOnClickOutside: false,
      closeButtonProps: { 'aria-label': i18next.t('conversation:close') },
      children: <NewTicket start={start} onClose={() => modals.close(modalId)} />,
    })
  })
}
