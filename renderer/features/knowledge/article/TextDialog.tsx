import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { knowledgeLimits } from '#shared/domain/knowledge'
import { useTranslation } from '../../../app/i18n.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import classes from './article.module.css'

/** A dialog with one text to write. */
export function TextDialog(props: {
  readonly title: string
  readonly label: string
  readonly hint?: string
  readonly submit: string
  /** Left out, it may be empty. */
  readonly missing?: string
  /** Rejects when it did not happen: the dialog stays with the text. */
  readonly onSend: (text: string) => Promise<unknown>
  readonly onClose: () => void
}) {
  const { title, label, hint, submit, missing, onSend, onClose } = props
  const { t } = useTranslation('knowledge')
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
          {...limit(text, knowledgeLimits.comment, hint)}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setProblem(null)
          }}
        />
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('knowledge:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {submit}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
