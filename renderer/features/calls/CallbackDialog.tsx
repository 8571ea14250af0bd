import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Customer } from '#shared/domain/people'
import type { CallbackRow } from '#shared/ipc/calls'
import { run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCallbacks } from '../../app/navigation.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { liesBehind } from '../../app/when.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useLimit } from '../../ui/limit.tsx'
import { CustomerPicker } from '../customers/index.ts'
import classes from './calls.module.css'
import { WhenField } from './WhenField.tsx'

interface Begin {
  readonly customer: Customer | null
  readonly number: string
  readonly ticketId: string | null
  readonly callId: string | null
}
interface Props {
  /** One that is moved; without it a new one is promised. */
  readonly callback?: CallbackRow
  readonly begin?: Begin
  readonly onClose: () => void
}

/** Promises a callback, or moves one, by the customer's own clock. */
export function CallbackDialog({ callback, begin, onClose }: Props) {
  const { t } = useTranslation('calls')
  const limit = useLimit()
  const { data: context } = useAsk('app.context', {})
  const [customer, setCustomer] = useState<Customer | null>(begin?.customer ?? null)
  const [number, setNumber] = useState(begin?.number || (begin?.customer?.phones[0] ?? ''))
  const [dueAt, setDueAt] = useState<string | null>(callback?.dueAt ?? null)
  const [note, setNote] = useState(callback?.note ?? '')
  const [assigneeId, setAssigneeId] = useState<string | null | undefined>(undefined)
  const [wrong, setWrong] = useState<'number' | 'dueAt' | null>(null)
  const [busy, setBusy] = useState(false)
  if (!context) return null
  const { me } = context
  const assignee = assigneeId === undefined ? me.id : assigneeId
  const teamId = me.teamIds.find((id) => context.teams.some((team) => team.id === id)) ?? context.teams[0]?.id
  const people = context.users.filter(({ active, teamIds }) => active && teamId && teamIds.includes(teamId))
  const dirty = callback
    ? dueAt !== callback.dueAt || note !== callback.note
    : dueAt !== null || note !== '' || (customer !== null && customer !== begin?.customer)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!callback && number.trim() === '') return setWrong('number')
    // What is overdue may stay so; what is set now lies ahead.
    const isPast = dueAt !== null && dueAt !== callback?.dueAt && liesBehind(dueAt)
    if (dueAt === null || isPast || !teamId) return setWrong('dueAt')
    setBusy(true)
    try {
      if (callback) {
        const base = { dueAt: callback.dueAt, note: callback.note }
        await run('callback.reschedule', { callbackId: callback.id, set: { dueAt, note: note.trim() }, base })
        showDone(t('calls:callback.moved'))
      } else {
        const callbackId = uuidv7()
        await run('callback.create', {
          callbackId,
          fields: {
            teamId,
            assigneeId: assignee,
            customerId: customer?.id ?? null,
            number: number.trim().slice(0, 100),
            dueAt,
            note: note.trim(),
            ticketId: begin?.ticketId ?? null,
            callId: begin?.callId ?? null,
          },
        })
        showDone(t('calls:callback.made'))
        if (!begin) openCallbacks(callbackId)
      }
      onClose()
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  const zone = callback ? callback.timeZone : (customer?.timeZone ?? null)
  const hours = callback ? callback.contactWindow : (customer?.contactWindow ?? null)
  return (
    <FormDialog
      title={t(callback ? 'calls:callback.moveTitle' : 'calls:callback.newTitle')}
      size={480}
      dirty={dirty}
      onClose={onClose}
    >
      <form className={classes.dialogForm} onSubmit={(event) => void save(event)} noValidate>
        {!callback &&
          (customer ? (
            <p className={classes.chosenCustomer}>
              {customer.name}
              {!begin?.customer && (
                <Button size="compact-xs" variant="subtle" onClick={() => setCustomer(null)}>
                  {t('calls:who.change')}
                </Button>
              )}
            </p>
          ) : (
            <CustomerPicker
              autoFocus
              label={t('calls:callback.customer')}
              onPick={(picked) => {
                setCustomer(picked)
                if (number === '' && picked.phones[0]) setNumber(picked.phones[0])
              }}
            />
          ))}
        {!callback && (
          <TextInput
            label={t('calls:callback.number')}
            value={number}
            maxLength={100}
            error={wrong === 'number' ? t('calls:callback.numberNeeded') : null}
            onChange={(event) => {
              setNumber(event.currentTarget.value)
              setWrong(null)
            }}
          />
        )}
        <WhenField
          autoFocus={callback !== undefined || Boolean(begin?.customer)}
          zone={zone}
          window={hours}
          value={dueAt}
          error={wrong === 'dueAt' ? t(dueAt === null ? 'calls:when.needed' : 'calls:when.past') : null}
          onChange={(value) => {
            setDueAt(value)
            setWrong(null)
          }}
        />
        {!callback && (
          <Select
            label={t('calls:callback.assignee')}
            data={[
              { value: 'anybody', label: t('calls:callback.anybody') },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
              ...(people.some(({ id }) => id === me.id) ? [] : [{ value: me.id, label: me.name }]),
            ]}
            value={assignee ?? 'anybody'}
            allowDeselect={false}
            searchable
            onChange={(value) => setAssigneeId(value === 'anybody' ? null : value)}
          />
        )}
        <Textarea
          autosize
          minRows={2}
          maxRows={6}
          label={t('calls:callback.note')}
          value={note}
          {...limit(note, 5_000)}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('calls:new.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t(callback ? 'calls:callback.saveMove' : 'calls:callback.save')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
