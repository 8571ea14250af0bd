import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { User } from '#shared/domain/people'
import { run } from '../../../app/data.ts'
import { dayOf, endOfDay, isPast, today } from '../../../app/days.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import classes from './article.module.css'
import { isEditor, type TextView, wouldReviewOwn } from './life.ts'

export interface Seen {
  readonly articleId: string
  readonly language: string
  /** The text that the person has before their eyes. */
  readonly revisionId: string
}

/** Asks somebody to look at the text, until a day. */
export function SubmitDialog(props: {
  readonly me: User
  readonly users: readonly User[]
  readonly seen: Seen
  readonly text: TextView
  readonly onClose: () => void
}) {
  const { me, users, seen, text, onClose } = props
  const { t } = useTranslation('knowledge')
  const [busy, setBusy] = useState(false)
  const [dueProblem, setDueProblem] = useState<string | null>(null)
  // Whoever can approve stands first; the author does not judge their own words, but may be alone.
  const reviewers = users
    .filter(({ id, active }) => active && !wouldReviewOwn(id, text, me, users))
    .toSorted((a, b) => Number(isEditor(b)) - Number(isEditor(a)) || a.name.localeCompare(b.name))
    .map((user) => ({
      value: user.id,
      label: user.id === me.id ? t('knowledge:person.me', { name: user.name }) : user.name,
    }))
  const [begun] = useState(() => ({
    reviewerId: reviewers.find(({ value }) => value === text.reviewerId)?.value ?? null,
    due: dayOf(text.reviewDueAt),
  }))
  const [form, setForm] = useState(begun)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isPast(form.due)) {
      setDueProblem(t('knowledge:problem.pastDay'))
      return
    }
    setBusy(true)
    try {
      await run('translation.submit', { ...seen, reviewerId: form.reviewerId, reviewDueAt: endOfDay(form.due) })
      onClose()
      showDone(t('knowledge:life.submitDone'))
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  return (
    <FormDialog
      title={t('knowledge:life.submit')}
      size={400}
      dirty={JSON.stringify(form) !== JSON.stringify(begun)}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={(event) => void send(event)} noValidate>
        <Select
          data-autofocus
          openOnFocus={false}
          label={t('knowledge:field.reviewer')}
          description={t('knowledge:field.reviewerHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={t('knowledge:person.anyEditor')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('knowledge:person.anyEditor') }}
          data={reviewers}
          value={form.reviewerId}
          onChange={(reviewerId) => setForm({ ...form, reviewerId })}
        />
        <TextInput
          type="date"
          label={t('knowledge:field.due')}
          min={today()}
          value={form.due}
          error={dueProblem}
          onChange={(event) => {
            setForm({ ...form, due: event.currentTarget.value })
            setDueProblem(null)
          }}
        />
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('knowledge:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('knowledge:life.submit')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
