import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Script } from '#shared/domain/scripts'
import type { AppContext } from '#shared/ipc/views'
import { mayWriteScripts } from '#shared/rules/scripts/roles'
import { run } from '../../../app/data.ts'
import { endOfDay } from '../../../app/days.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import classes from '../library/library.module.css'

/** Asks somebody to look at the script, until a day. */
export function SubmitDialog(props: {
  readonly script: Script
  readonly context: AppContext
  readonly onClose: () => void
}) {
  const { script, context, onClose } = props
  const { t } = useTranslation('scripts')
  const { me, users } = context
  const [reviewerId, setReviewerId] = useState(script.reviewerId)
  const [due, setDue] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const reviewers = users
    .filter(({ active, role }) => active && mayWriteScripts(role))
    .toSorted((a, b) => Number(a.id === me.id) - Number(b.id === me.id) || a.name.localeCompare(b.name))
    .map(({ id, name }) => ({ value: id, label: id === me.id ? t('scripts:life.me', { name }) : name }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (reviewerId === null) {
      setProblem(t('scripts:life.noReviewer'))
      return
    }
    setBusy(true)
    try {
      await run('script.submit', { scriptId: script.id, reviewerId, reviewDueAt: endOfDay(due) })
      onClose()
      showDone(t('scripts:life.submitDone'))
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  return (
    <FormDialog
      title={t('scripts:life.submit')}
      size={400}
      dirty={due !== '' || reviewerId !== script.reviewerId}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={(event) => void send(event)} noValidate>
        <Select
          data-autofocus
          label={t('scripts:life.reviewer')}
          searchable
          data={reviewers}
          value={reviewerId}
          error={problem}
          onChange={(value) => {
            setReviewerId(value)
            setProblem(null)
          }}
        />
        <TextInput
          type="date"
          label={t('scripts:life.due')}
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('scripts:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('scripts:life.submit')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
