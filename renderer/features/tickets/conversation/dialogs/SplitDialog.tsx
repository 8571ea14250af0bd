import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { limits } from '#shared/domain/primitives'
import type { Ticket } from '#shared/domain/tickets'
import { run } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { openTicket } from '../../../../app/navigation.ts'
import { showDone, showFailure } from '../../../../app/toasts.tsx'
import classes from './dialogs.module.css'

/** Copies one message into a ticket of its own. */
export function SplitDialog(props: {
  readonly ticket: Ticket
  readonly messageId: string
  readonly onClose: () => void
}) {
  const { ticket, messageId, onClose } = props
  const { t } = useTranslation('conversation')
  const [subject, setSubject] = useState(ticket.subject)
  const [missing, setMissing] = useState(false)
  const [newTicketId] = useState(() => uuidv7())

  const split = (event: FormEvent) => {
    event.preventDefault()
    if (subject.trim() === '') {
      setMissing(true)
      return
    }
    run('ticket.split', { ticketId: ticket.id, messageId, newTicketId, newMessageId: uuidv7(), subject }).then(() => {
      onClose()
      openTicket(newTicketId)
      showDone(t('conversation:split.done'))
    }, showFailure)
  }

  return (
    <form className={classes.form} onSubmit={split} noValidate>
      <p className={classes.hint}>{t('conversation:split.explain')}</p>
      <TextInput
        data-autofocus
        label={t('conversation:split.subject')}
        value={subject}
        maxLength={limits.subject}
        error={missing && subject.trim() === '' ? t('conversation:required.subject') : null}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <span className={classes.spring} />
        <Button onClick={onClose}>{t('conversation:cancel')}</Button>
        <Button type="submit" variant="filled">
          {t('conversation:split.confirm')}
        </Button>
      </div>
    </form>
  )
}
