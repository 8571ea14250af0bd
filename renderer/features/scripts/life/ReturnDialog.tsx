import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import classes from '../library/library.module.css'

/** Back to its author, with what is to be changed. */
export function ReturnDialog({ scriptId, onClose }: { readonly scriptId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('scripts')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const limit = useLimit()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await run('script.return', { scriptId, note: note.trim() })
      onClose()
      showDone(t('scripts:life.returnDone'))
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  return (
    <FormDialog title={t('scripts:life.return')} size={440} dirty={note.trim() !== ''} onClose={onClose}>
      <form className={classes.form} onSubmit={(event) => void send(event)} noValidate>
        <Textarea
          data-autofocus
          autosize
          minRows={4}
          maxRows={12}
          label={t('scripts:life.returnNote')}
          {...limit(note, 5_000)}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('scripts:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('scripts:life.return')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
