import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type Consent, consentChannel, consentHow, consentPurpose } from '#shared/domain/calls'
import { run } from '../../app/data.ts'
import { today } from '../../app/days.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useLimit } from '../../ui/limit.tsx'
import classes from './customers.module.css'

type Begin = Pick<Consent, 'channel' | 'purpose' | 'state'>

/** Records what the customer said: what, when, how, and where that can be looked up. */
export function ConsentDialog(props: {
  readonly customerId: string
  readonly name: string
  readonly begin: Begin
  readonly onClose: () => void
}) {
  const { customerId, name, begin, onClose } = props
  const { t } = useTranslation('customers')
  const limit = useLimit()
  const [form, setForm] = useState({ ...begin, how: 'phone' as Consent['how'], proof: '', day: '' })
  const [begun] = useState(form)
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const isFuture = form.day > today()
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const recording = form.purpose === 'recording'

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isFuture) return
    setBusy(true)
    const { day, ...fields } = form
    // A day in the past is meant as that day here, at its noon; today is now.
    const at = day === '' || day === today() ? null : new Date(`${day}T12:00`)
    try {
      await run('consent.record', {
        consentId: uuidv7(),
        fields: { ...fields, channel: recording ? 'phone' : fields.channel, proof: fields.proof.trim(), customerId },
        at: at?.toISOString() ?? null,
      })
      showDone(t('customers:consent.done'))
      onClose()
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  return (
    <FormDialog
      title={t('customers:consent.dialog', { name })}
      size={480}
      dirty={JSON.stringify(form) !== JSON.stringify(begun)}
      onClose={onClose}
    >
      <form className={classes.editForm} onSubmit={(event) => void save(event)} noValidate>
        <SegmentedControl
          className={classes.wide ?? ''}
          size="xs"
          aria-label={t('customers:consent.what')}
          value={form.state}
          data={(['given', 'withdrawn'] as const).map((value) => ({
            value,
            label: t(`customers:consent.state.${value}`),
          }))}
          onChange={(value) => set({ state: value === 'withdrawn' ? 'withdrawn' : 'given' })}
        />
        <Select
          data-autofocus
          label={t('customers:consent.purposeLabel')}
          value={form.purpose}
          allowDeselect={false}
          data={consentPurpose.options.map((value) => ({ value, label: t(`customers:consent.purpose.${value}`) }))}
          onChange={(value) => set({ purpose: consentPurpose.parse(value) })}
        />
        <Select
          label={t('customers:consent.channelLabel')}
          value={recording ? 'phone' : form.channel}
          disabled={recording}
          allowDeselect={false}
          data={consentChannel.options.map((value) => ({ value, label: t(`customers:consent.channel.${value}`) }))}
          onChange={(value) => set({ channel: consentChannel.parse(value) })}
        />
        <Select
          label={t('customers:consent.howLabel')}
          value={form.how}
          allowDeselect={false}
          data={consentHow.options.map((value) => ({ value, label: t(`customers:consent.how.${value}`) }))}
          onChange={(value) => set({ how: consentHow.parse(value) })}
        />
        <TextInput
          type="date"
          label={t('customers:consent.when')}
          description={t('customers:consent.whenHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          max={today()}
          error={tried && isFuture ? t('customers:consent.future') : undefined}
          value={form.day}
          onChange={(event) => set({ day: event.currentTarget.value })}
        />
        <TextInput
          className={classes.wide ?? ''}
          label={t('customers:consent.proof')}
          {...limit(form.proof, 2_000, t('customers:consent.proofHint'))}
          value={form.proof}
          onChange={(event) => set({ proof: event.currentTarget.value })}
        />
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('customers:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('customers:consent.save')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
