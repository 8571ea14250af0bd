import { Button, CopyButton } from '@mantine/core'
import { IconNotes, IconTicketOff } from '@tabler/icons-react'
import type { Draft } from '#shared/domain/tickets'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { closeTicket } from '../../../app/navigation.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import classes from './conversation.module.css'
import { cleanBodyOf } from './html/body-cache.ts'
import { MessageBody } from './html/MessageBody.tsx'
import { openNewTicket } from './new-ticket/open.tsx'

/** The ticket went to a team out of sight, or was deleted. What was written for it is still here. */
export function GoneState({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('conversation')
  const { data: draft } = useAsk('draft.get', { ticketId })
  return (
    <div className={classes.gone}>
      <div className={classes.goneState}>
        <EmptyState icon={IconTicketOff} title={t('conversation:gone.title')} body={t('conversation:gone.body')}>
          <Button onClick={closeTicket}>{t('conversation:gone.back')}</Button>
        </EmptyState>
      </div>
      {draft && <LostDraft draft={draft} />}
    </div>
  )
}

/** A draft that can no longer be sent where it was begun: to copy, or to begin a new ticket with. */
export function LostDraft({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('conversation')
  const discard = async () => {
    const agreed = await confirm({
      title: t('conversation:lost.discardTitle'),
      body: t('conversation:lost.discardBody'),
      confirm: t('conversation:lost.discard'),
      cancel: t('conversation:cancel'),
      danger: true,
    })
    if (agreed) run('draft.discard', { ticketId: draft.ticketId }).catch(showFailure)
  }
  return (
    <section className={classes.lost} aria-label={t('conversation:lost.title')}>
      <h2 className={classes.lostTitle}>
        <IconNotes size={16} stroke={1.5} aria-hidden />
        {t('conversation:lost.title')}
      </h2>
      <div className={classes.lostBody} data-selectable>
        <MessageBody html={draft.bodyHtml} label={t('conversation:lost.title')} />
      </div>
      <div className={classes.lostActions}>
        <CopyButton value={plainText(draft.bodyHtml)}>
          {({ copied, copy }) => (
            <Button onClick={copy}>{copied ? t('conversation:lost.copied') : t('conversation:lost.copy')}</Button>
          )}
        </CopyButton>
        <Button onClick={() => openNewTicket({ bodyHtml: draft.bodyHtml })}>{t('conversation:lost.use')}</Button>
        <Button variant="subtle" onClick={() => void discard()}>
          {t('conversation:lost.discard')}
        </Button>
      </div>
    </section>
  )
}

function plainText(html: string): string {
  const { fragment, quoted } = cleanBodyOf(html)
  const host = document.createElement('div')
  host.append(document.importNode(fragment, true))
  if (quoted) host.append(document.importNode(quoted, true))
  for (const block of host.querySelectorAll('p, div, li, br, blockquote, pre')) block.after('\n')
  return (host.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim()
}
