import { modals } from '@mantine/modals'
import type { TFunction } from 'i18next'
import type { Ticket } from '#shared/domain/tickets'
import type { TicketDetail } from '#shared/ipc/views'
import { LinkDialog, UnlinkDialog } from './LinkDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { SplitDialog } from './SplitDialog.tsx'

function open(t: TFunction, title: string, content: (close: () => void) => React.ReactNode): void {
  const modalId = crypto.randomUUID()
  modals.open({
    modalId,
    title,
    size: 520,
    closeButtonProps: { 'aria-label': t('conversation:close') },
    children: content(() => modals.close(modalId)),
  })
}

export function openMerge(t: TFunction, detail: TicketDetail): void {
  open(t, t('conversation:merge.title'), (close) => <MergeDialog detail={detail} onClose={close} />)
}

export function openLink(t: TFunction, detail: TicketDetail): void {
  open(t, t('conversation:link.title'), (close) => <LinkDialog detail={detail} onClose={close} />)
}

export function openUnlink(t: TFunction, detail: TicketDetail): void {
  open(t, t('conversation:unlink.title'), (close) => <UnlinkDialog detail={detail} onClose={close} />)
}

/** Splits a message off; nothing happens without one. */
export function openSplit(t: TFunction, ticket: Ticket, messageId: string | null): void {
  if (messageId === null) return
  open(t, t('conversation:split.title'), (close) => (
    <SplitDialog ticket={ticket} messageId={messageId} onClose={close} />
  ))
}
