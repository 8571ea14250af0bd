import { IconPencil } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { limits } from '#shared/domain/primitives'
import type { Ticket } from '#shared/domain/tickets'
import { useTranslation } from '../../../../app/i18n.ts'
import classes from './header.module.css'
import { updateTicket } from './update-ticket.ts'

/** The subject; a click or Enter makes it a field, Enter saves, Escape leaves it as it was. */
export function Subject({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('conversation')
  const [text, setText] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const locked = ticket.mergedIntoId !== null

  const finish = (save: boolean) => {
    const subject = text?.trim() ?? ''
    setText(null)
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }))
    if (save && subject !== '' && subject !== ticket.subject) void updateTicket(ticket, { subject })
  }

  if (text !== null) {
    return (
      <input
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit it
        autoFocus
        className={classes.subjectInput}
        value={text}
        maxLength={limits.subject}
        aria-label={t('conversation:field.subject')}
        aria-invalid={text.trim() === ''}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => {
          const subject = text.trim()
          setText(null)
          if (subject !== '' && subject !== ticket.subject) void updateTicket(ticket, { subject })
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') finish(true)
          if (event.key === 'Escape') {
            event.stopPropagation()
            finish(false)
          }
        }}
      />
    )
  }
  return (
    <h1 className={classes.subject}>
      <button
        ref={button}
        type="button"
        className={classes.subjectButton}
        disabled={locked}
        onClick={() => setText(ticket.subject)}
        aria-label={t('conversation:subjectLabel', { subject: ticket.subject })}
        title={ticket.subject}
      >
        <span className={classes.subjectText}>{ticket.subject}</span>
        {!locked && <IconPencil size={14} stroke={1.5} aria-hidden className={classes.subjectPencil} />}
      </button>
    </h1>
  )
}
