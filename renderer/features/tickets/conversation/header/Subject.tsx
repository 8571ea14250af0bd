import { IconPencil } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { limits } from '#shared/domain/primitives'
import type { Ticket } from '#shared/domain/tickets'
import { useTranslation } from '../../../../app/i18n.ts'
import { usePaletteActions } from '../../../../app/palette.ts'
import classes from './header.module.css'
import { updateTicket } from './update-ticket.ts'

/** The subject; a click or Enter makes it a field, Enter saves, Escape leaves it as it was. */
export function Subject({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('conversation')
  /** `base` is the subject with which the editing began: a colleague may change it meanwhile. */
  const [edit, setEdit] = useState<{ readonly text: string; readonly base: string } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const locked = ticket.mergedIntoId !== null

  const begin = () => setEdit({ text: ticket.subject, base: ticket.subject })
  usePaletteActions(() =>
    locked
      ? []
      : [{ id: 'conversation.subject', label: t('conversation:palette.subject'), icon: IconPencil, run: begin }],
  )

  const save = () => {
    if (edit === null) return
    const subject = edit.text.trim()
    setEdit(null)
    if (subject === '' || subject === edit.base || subject === ticket.subject) return
    void updateTicket({ ...ticket, subject: edit.base }, { subject })
  }
  const back = () => requestAnimationFrame(() => button.current?.focus({ preventScroll: true }))

  if (edit !== null) {
    return (
      <input
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit it
        autoFocus
        className={classes.subjectInput}
        value={edit.text}
        maxLength={limits.subject}
        aria-label={t('conversation:field.subject')}
        aria-invalid={edit.text.trim() === ''}
        onChange={(event) => setEdit({ ...edit, text: event.currentTarget.value })}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') {
            save()
            back()
          }
          if (event.key === 'Escape') {
            event.stopPropagation()
            setEdit(null)
            back()
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
        onClick={begin}
        aria-label={t('conversation:subjectLabel', { subject: ticket.subject })}
        title={ticket.subject}
      >
        <span className={classes.subjectText}>{ticket.subject}</span>
        {!locked && <IconPencil size={14} stroke={1.5} aria-hidden className={classes.subjectPencil} />}
      </button>
    </h1>
  )
}
