import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../app/i18n.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import classes from './customers.module.css'
import { changesOf, type FormProblems } from './fields.ts'
import type { OrganizationProblems } from './organization-fields.ts'

/** Keys under `customers:problem`. */
type Problem = NonNullable<FormProblems[keyof FormProblems] | OrganizationProblems[keyof OrganizationProblems]>
type Problems<Form> = Partial<Record<keyof Form, Problem>>

/**
 * A form over a record as it was when the form was opened: only fields that were touched are sent, so that two people
 * can edit different ones.
 */
export function useRecordForm<Form extends object, Fields extends object>(record: {
  readonly begun: Form
  readonly before: Fields
  readonly read: (form: Form) => { readonly fields: Fields } | { readonly problems: Problems<Form> }
  readonly save: (change: { readonly set: Partial<Fields>; readonly base: Partial<Fields> }) => Promise<unknown>
  /** What is said when it was saved. */
  readonly done: string
  readonly onClose: () => void
}) {
  const { before, read, save, done, onClose } = record
  const { t } = useTranslation('customers')
  const [begun] = useState(record.begun)
  const [form, setForm] = useState(begun)
  const [problems, setProblems] = useState<Problems<Form>>({})
  const [busy, setBusy] = useState(false)
  const set = (change: Partial<Form>) => {
    setForm((now) => ({ ...now, ...change }))
    setProblems((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in change))) as typeof now)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = read(form)
    if ('problems' in found) return setProblems(found.problems)
    const change = changesOf(before, found.fields)
    if (Object.keys(change.set).length === 0) return onClose()
    setBusy(true)
    try {
      await save(change)
      onClose()
      showDone(done)
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  return {
    form,
    set,
    error: (field: keyof Form) => {
      const problem: Problem | undefined = problems[field]
      return problem === undefined ? null : t(`customers:problem.${problem}`)
    },
    dialog: { dirty: JSON.stringify(form) !== JSON.stringify(begun), busy, onSubmit: submit, onClose },
  }
}

/**
 * The dialog of such a form. It belongs to no pane: a record that goes, or another that is shown behind it, takes no
 * word with it. Untouched, it leaves with the place it was opened from.
 */
export function RecordDialog(props: {
  readonly title: string
  /** Width in pixels. */
  readonly size: number
  readonly dirty: boolean
  readonly busy: boolean
  readonly onSubmit: (event: FormEvent) => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { title, size, dirty, busy, onSubmit, onClose, children } = props
  const { t } = useTranslation('customers')
  const { history } = useRouter()
  const untouched = useRef(onClose)
  useEffect(() => {
    untouched.current = dirty ? () => undefined : onClose
  })
  useEffect(() => history.subscribe(() => untouched.current()), [history])
  return (
    <FormDialog title={title} size={size} dirty={dirty} onClose={onClose}>
      <form className={classes.editForm} onSubmit={(event) => void onSubmit(event)} noValidate>
        {children}
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('customers:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('customers:edit.save')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
