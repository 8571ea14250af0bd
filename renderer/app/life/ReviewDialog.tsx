import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { User } from '#shared/domain/people'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { endOfDay, isPast, today } from '../days.ts'
import { useTranslation } from '../i18n.ts'
import { showFailure } from '../toasts.tsx'
import classes from './life.module.css'

interface Chosen<Reviewer extends string | null> {
  readonly reviewerId: Reviewer
  /** ISO 8601. */
  readonly reviewDueAt: string | null
}

interface Asked {
  readonly title: string
  readonly me: User
  /** Whoever may be asked, in the order they are offered. */
  readonly reviewers: readonly User[]
  readonly hint: string
  readonly reviewerId: string | null
  /** A day, `2026-11-29`; empty for none. */
  readonly due: string
  /** What is to be known before it is sent. */
  readonly note?: ReactNode
  readonly onClose: () => void
}

/** Sending rejects when it did not happen: the dialog stays with what was chosen. */
type Sent =
  | { readonly mustName: true; readonly onSend: (chosen: Chosen<string>) => Promise<unknown> }
  | {
      readonly mustName: false
      /** What it says while nobody is chosen: anybody may do it then. */
      readonly anybody: string
      readonly onSend: (chosen: Chosen<string | null>) => Promise<unknown>
    }

/** Asks somebody to look at a text, until a day. */
export function ReviewDialog(props: Asked & Sent) {
  const { title, me, reviewers, hint, note, onClose } = props
  const anybody = props.mustName ? undefined : props.anybody
  const { t } = useTranslation('app')
  const [begun] = useState(() => ({
    reviewerId: reviewers.find(({ id }) => id === props.reviewerId)?.id ?? null,
    due: props.due,
  }))
  const [form, setForm] = useState(begun)
  const [problem, setProblem] = useState<'reviewer' | 'due' | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const { reviewerId, due } = form
    if (reviewerId === null && props.mustName) return setProblem('reviewer')
    if (isPast(due)) return setProblem('due')
    const reviewDueAt = endOfDay(due)
    setBusy(true)
    try {
      if (!props.mustName) await props.onSend({ reviewerId, reviewDueAt })
      else if (reviewerId !== null) await props.onSend({ reviewerId, reviewDueAt })
      onClose()
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  const set = (change: Partial<typeof form>) => {
    setForm({ ...form, ...change })
    setProblem(null)
  }
  return (
    <FormDialog
      title={title}
      size={400}
      dirty={form.reviewerId !== begun.reviewerId || form.due !== begun.due}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={(event) => void send(event)} noValidate>
        <Select
          data-autofocus
          openOnFocus={false}
          label={t('app:life.reviewer')}
          description={hint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          searchable
          {...(anybody === undefined
            ? {}
            : { placeholder: anybody, clearable: true, clearButtonProps: { 'aria-label': anybody } })}
          data={reviewers.map(({ id, name }) => ({
            value: id,
            label: id === me.id ? t('app:life.me', { name }) : name,
          }))}
          value={form.reviewerId}
          error={problem === 'reviewer' ? t('app:life.noReviewer') : null}
          onChange={(reviewerId) => set({ reviewerId })}
        />
        <TextInput
          type="date"
          label={t('app:life.due')}
          min={today()}
          value={form.due}
          error={problem === 'due' ? t('app:life.pastDay') : null}
          onChange={(event) => set({ due: event.currentTarget.value })}
        />
        {note !== undefined && <p className={classes.note}>{note}</p>}
        <div className={classes.actions}>
          <Button onClick={onClose}>{t('app:life.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {title}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
