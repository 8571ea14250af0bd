import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { CallDetail } from '#shared/ipc/calls'
import { isUnfinished } from '#shared/rules/calls/state'
import { zoneOfCountry } from '#shared/rules/calls/zone-of-country'
import { useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { keptForm } from '../../app/kept-forms.ts'
import { isTyping } from '../../app/shortcuts.ts'
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
  const name = useRef<HTMLInputElement>(null)
  const isReady = begun.data !== undefined || begun.error !== null
  const element = useRef<HTMLFormElement>(null)
  useNameFirst(call, name, isReady)
  useKeysPassedOn(call, element)
  if (!isReady) return null
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
    const guess = emptyCustomer(me.language)
    const begin = { ...guess, timeZone: zoneOfCountry(detail.country, guess.timeZone) ?? guess.timeZone }
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
      ref={element}
      className={classes.newCaller}
      onSubmit={(event) => void save(event)}
      noValidate
      aria-label={t('calls:new.label')}
    >
      <TextInput
        ref={name}
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

/**
 * The name is the first thing to ask for while somebody is there: it has the keys, unless they are at work elsewhere. An
 * untouched field lets go of them when the caller has gone, so that the next call is shown.
 */
function useNameFirst(call: CallDetail['call'], name: RefObject<HTMLInputElement | null>, isReady: boolean): void {
  const runs = isUnfinished(call)
  useEffect(() => {
    const field = name.current
    if (!isReady || !field) return
    const { activeElement } = document
    if (!runs) {
      if (activeElement === field && field.value === '') field.blur()
      return
    }
    if (isTyping(activeElement) || document.querySelector('[aria-modal="true"]')) return
    if (activeElement?.closest('[data-pane="list"], [data-script-panel]')) return
    field.focus({ preventScroll: true })
  }, [isReady, runs, name])
}

/** Whoever turns out to be known meanwhile needs no form: what had the keys in it passes them on. */
function useKeysPassedOn(call: CallDetail['call'], form: RefObject<HTMLFormElement | null>): void {
  const latest = useRef(call)
  useEffect(() => {
    latest.current = call
  })
  useLayoutEffect(
    () => () => {
      if (!form.current?.contains(document.activeElement)) return
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) keysAfter(latest.current)
      })
    },
    [form],
  )
}

/** The form has gone: on to the notes, or while it rings still to the call. */
function keysAfter({ id, state }: CallDetail['call']): void {
  const notes = state === 'ringing' ? null : document.querySelector<HTMLElement>(`[data-call-notes="${id}"]`)
  ;(notes ?? document.querySelector<HTMLElement>('[data-pane="call"]'))?.focus()
}
