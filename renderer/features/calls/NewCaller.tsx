import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { CallDetail } from '#shared/ipc/calls'
import { useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { keptForm } from '../../app/kept-forms.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { useUnsaved } from '../../app/unsaved.ts'
import { type Refusal, Refused, runWhole } from '../../app/whole.ts'
import { Refusals } from '../../ui/Refusals.tsx'
import { emptyCustomer, formOf, readForm } from '../customers/index.ts'
import { nowWith } from './call-actions.ts'
import classes from './calls.module.css'

interface Fields {
  readonly name: string
  readonly phones: string
  readonly emails: string
  readonly city: string
}

/** A customer made of a call: the number is there already, the name is what one asks for first. */
export function NewCaller({ detail, onClose }: { readonly detail: CallDetail; readonly onClose: () => void }) {
  const { data: context } = useAsk('app.context', {})
  return context ? <Form detail={detail} me={context.me} onClose={onClose} /> : null
}

function Form(props: {
  readonly detail: CallDetail
  readonly me: { readonly id: string; readonly language: string }
  readonly onClose: () => void
}) {
  const { detail, me, onClose } = props
  const { call } = detail
  const { t } = useTranslation(['calls', 'customers'])
  const blank: Fields = { name: '', phones: call.number ?? '', emails: '', city: '' }
  const { begun, kept } = useUnsaved(me.id, `call-customer:${call.id}`, keptForm<Fields>)
  const [typed, setTyped] = useState<Fields | null>(null)
  const [problems, setProblems] = useState<Partial<Record<keyof Fields, string>>>({})
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [busy, setBusy] = useState(false)
  if (begun.data === undefined && !begun.error) return null
  const fields = typed ?? { ...blank, ...begun.data }
  const set = (change: Partial<Fields>) => {
    const next = { ...fields, ...change }
    setTyped(next)
    kept.keep(JSON.stringify(next))
    setProblems({})
    setRefusals([])
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const begin = emptyCustomer(me.language)
    const read = readForm({ ...formOf(begin), ...fields, country: detail.country ?? '' })
    if ('problems' in read) {
      setProblems(
        Object.fromEntries(
          Object.entries(read.problems).map(([field, what]) => [field, t(`customers:problem.${what}`)]),
        ),
      )
      return
    }
    setBusy(true)
    setRefusals([])
    const customerId = uuidv7()
    try {
      await runWhole([
        { name: 'customer.create', args: { customerId, fields: read.fields } },
        { name: 'call.link', args: { callId: call.id, set: nowWith(call, customerId) } },
      ])
      await kept.drop()
      showDone(t('calls:new.done', { name: read.fields.name }))
      onClose()
    } catch (caught) {
      if (caught instanceof Refused) setRefusals(caught.refusals)
      else showFailure(caught)
    }
    setBusy(false)
  }
  return (
    <form
      className={classes.newCaller}
      onSubmit={(event) => void save(event)}
      noValidate
      aria-label={t('calls:new.label')}
    >
      <TextInput
        label={t('customers:field.name')}
        value={fields.name}
        error={problems.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('customers:field.phones')}
        value={fields.phones}
        error={problems.phones}
        onChange={(event) => set({ phones: event.currentTarget.value })}
      />
      <TextInput
        label={t('customers:field.emails')}
        value={fields.emails}
        error={problems.emails}
        onChange={(event) => set({ emails: event.currentTarget.value })}
      />
      <TextInput
        label={t('customers:field.city')}
        value={fields.city}
        error={problems.city}
        onChange={(event) => set({ city: event.currentTarget.value })}
      />
      <Refusals of={refusals} />
      <div className={classes.formActions}>
        <Button onClick={onClose}>{t('calls:new.cancel')}</Button>
        <Button type="submit" loading={busy}>
          {t('calls:new.save')}
        </Button>
      </div>
    </form>
  )
}
