import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Script } from '#shared/domain/scripts'
import type { AppContext } from '#shared/ipc/views'
import { mayWriteScripts } from '#shared/rules/scripts/roles'
import { run } from '../../../app/data.ts'
import { endOfDay, isPast, today } from '../../../app/days.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import classes from '../library/library.module.css'
import { wouldReviewOwn } from './life.ts'

/** Asks somebody to look at the script, until a day. */
export function SubmitDialog(props: {
  readonly script: Script
  /** Whoever wrote its newest text. */
  readonly authorId: string | null
  readonly errors: number
  readonly context: AppContext
  readonly onClose: () => void
}) {
  const { script, authorId, errors, context, onClose } = props
  const { t } = useTranslation('scripts')
  const { me, users } = context
  const [due, setDue] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [dueProblem, setDueProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const reviewers = users
    .filter(({ id, active, role }) => active && mayWriteScripts(role) && !wouldReviewOwn(id, authorId, context))
    .toSorted((a, b) => Number(a.id === me.id) - Number(b.id === me.id) || a.name.localeCompare(b.name))
    .map(({ id, name }) => ({ value: id, label: id === me.id ? t('scripts:life.me', { name }) : name }))
  const [before] = useState(() => reviewers.find(({ value }) => value === script.reviewerId)?.value ?? null)
  const [reviewerId, setReviewerId] = useState(before)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (reviewerId === null) {
      setProblem(t('scripts:life.noReviewer'))
      return
    }
    if (isPast(due)) {
      setDueProblem(t('scripts:life.pastDue'))
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
      dirty={due !== '' || reviewerId !== before}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={(event) => void send(event)} noValidate>
        <Select
          data-autofocus
          openOnFocus={false}
          label={t('scripts:life.reviewer')}
          description={t('scripts:life.reviewerHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
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
          min={today()}
          value={due}
          error={dueProblem}
          onChange={(event) => {
            setDue(event.currentTarget.value)
            setDueProblem(null)
          }}
        />
        {errors > 0 && <p className={classes.formNote}>{t('scripts:life.submitHasErrors', { count: errors })}</p>}
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
