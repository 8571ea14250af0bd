import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useLimit } from '../../ui/limit.tsx'
import { useTranslation } from '../i18n.ts'
import { showFailure } from '../toasts.tsx'
import classes from './life.module.css'

/** A dialog with one text to write. */
export function TextDialog(props: {
  readonly title: string
  readonly label: string
  readonly hint?: string
  /** Characters. */
  readonly most: number
  readonly submit: string
  /** Left out, it may be empty. */
  readonly missing?: string
  /** Rejects when it did not happen: the dialog stays with the text. */
  readonly onSend: (text: string) => Promise<unknown>
  readonly onClose: () => void
}) {
  const { title, label, hint, most, submit, missing, onSend, onClose } = props
  const { t } = useTranslation('app')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const limit = useLimit()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (missing !== undefined && text.trim() === '') {
      setProblem(missing)
      return
    }
    setBusy(true)
    try {
      await onSend(text.trim())
      onClose()
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  return (
    <FormDialog title={title} size={440} dirty={text.trim() !== ''} onClose={onClose}>
      <form className={classes.form} onSubmit={(event) => void send(event)} noValidate>
        <Textarea
          data-autofocus
          autosize
          minRows={4}
          maxRows={12}
          label={label}
          error={problem}
          {...limit(text, most, hint)}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setProblem(null)
          }}
        />
        <div className={classes.actions}>
          <Button onClick={onClose}>{t('app:life.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {submit}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
