import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type FormEvent, type ReactNode, useState } from 'react'
import { customerTier } from '#shared/domain/people'
import type { CustomerCard } from '#shared/ipc/views'
import { run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { ContactWishesFields } from './ContactWishesFields.tsx'
import classes from './customers.module.css'
import { type CustomerForm, changesOf, type FormProblems, formOf, hintBelow, readForm } from './fields.ts'

const timeZones = Intl.supportedValuesOf('timeZone')

/** What the dialog began with stays under it, whatever is shown behind it meanwhile. */
export function useEditCustomer(): { readonly edit: (card: CustomerCard) => void; readonly dialog: ReactNode } {
  const [edited, setEdited] = useState<CustomerCard | null>(null)
  const close = () => setEdited(null)
  return { edit: setEdited, dialog: edited && <EditCustomer key={edited.customer.id} card={edited} onClose={close} /> }
}

/** Changes a customer; only fields that were touched are sent, so that two people can edit different ones. */
function EditCustomer({ card, onClose }: { readonly card: CustomerCard; readonly onClose: () => void }) {
  const { t } = useTranslation('customers')
  const { customer, organization } = card
  const [form, setForm] = useState<CustomerForm>(() => formOf(customer))
  const [problems, setProblems] = useState<FormProblems>({})
  const [busy, setBusy] = useState(false)
  const [organizationText, setOrganizationText] = useState(organization?.name ?? '')
  const [wanted] = useDebouncedValue(organizationText, 80)
  const organizations = useAsk('organization.find', { text: wanted, limit: 20 }, { keepPrevious: true })

  const set = (change: Partial<CustomerForm>) => {
    setForm((before) => ({ ...before, ...change }))
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))))
  }
  const error = (field: keyof CustomerForm) => (problems[field] ? t(`customers:problem.${problems[field]}`) : null)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const read = readForm(form)
    if ('problems' in read) {
      setProblems(read.problems)
      return
    }
    const change = changesOf(customer, read.fields)
    if (Object.keys(change.set).length === 0) {
      onClose()
      return
    }
    setBusy(true)
    try {
      await run('customer.update', { customerId: customer.id, ...change })
      onClose()
      showDone(t('customers:edit.done'))
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }

  const choices = [
    ...(organization && !organizations.data?.some(({ id }) => id === organization.id)
      ? [{ value: organization.id, label: organization.name }]
      : []),
    ...(organizations.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <FormDialog
      title={t('customers:edit.title', { name: customer.name })}
      size={560}
      dirty={JSON.stringify(form) !== JSON.stringify(formOf(customer))}
      onClose={onClose}
    >
      <form className={classes.editForm} onSubmit={(event) => void save(event)} noValidate>
        <TextInput
          data-autofocus
          label={t('customers:field.name')}
          value={form.name}
          error={error('name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label={t('customers:field.tier')}
          value={form.tier}
          data={customerTier.options.map((tier) => ({ value: tier, label: t(`app:tier.${tier}`) }))}
          onChange={(value) => value && set({ tier: customerTier.parse(value) })}
        />
        <Textarea
          autosize
          minRows={1}
          maxRows={4}
          label={t('customers:field.emails')}
          value={form.emails}
          error={error('emails')}
          onChange={(event) => set({ emails: event.currentTarget.value })}
        />
        <Textarea
          autosize
          minRows={1}
          maxRows={4}
          label={t('customers:field.phones')}
          description={t('customers:field.phonesHint')}
          inputWrapperOrder={hintBelow}
          value={form.phones}
          error={error('phones')}
          onChange={(event) => set({ phones: event.currentTarget.value })}
        />
        <Select
          label={t('customers:field.organization')}
          value={form.organizationId}
          data={choices}
          searchable
          clearable
          searchValue={organizationText}
          onSearchChange={setOrganizationText}
          filter={({ options }) => options}
          nothingFoundMessage={t('customers:picker.none')}
          onChange={(value) => set({ organizationId: value })}
        />
        <TextInput
          label={t('customers:field.jobTitle')}
          value={form.jobTitle}
          error={error('jobTitle')}
          onChange={(event) => set({ jobTitle: event.currentTarget.value })}
        />
        <TextInput
          label={t('customers:field.language')}
          description={t('customers:field.languageHint')}
          inputWrapperOrder={hintBelow}
          value={form.language}
          error={error('language')}
          onChange={(event) => set({ language: event.currentTarget.value.trim() })}
        />
        <Select
          label={t('customers:field.timeZone')}
          description={t('customers:field.timeZoneHint')}
          inputWrapperOrder={hintBelow}
          value={form.timeZone}
          data={timeZones.includes(form.timeZone) ? timeZones : [form.timeZone, ...timeZones]}
          searchable
          limit={60}
          error={error('timeZone')}
          onChange={(value) => value && set({ timeZone: value })}
        />
        <TextInput
          label={t('customers:field.street')}
          maxLength={500}
          value={form.street}
          onChange={(event) => set({ street: event.currentTarget.value })}
        />
        <TextInput
          label={t('customers:field.postalCode')}
          maxLength={20}
          value={form.postalCode}
          onChange={(event) => set({ postalCode: event.currentTarget.value })}
        />
        <TextInput
          label={t('customers:field.city')}
          value={form.city}
          error={error('city')}
          onChange={(event) => set({ city: event.currentTarget.value })}
        />
        <TextInput
          label={t('customers:field.country')}
          description={t('customers:field.countryHint')}
          inputWrapperOrder={hintBelow}
          maxLength={2}
          value={form.country}
          error={error('country')}
          onChange={(event) => set({ country: event.currentTarget.value })}
        />
        <ContactWishesFields
          doNotCall={form.doNotCall}
          window={form.contactWindow}
          error={error('contactWindow')}
          onChange={set}
        />
        <Textarea
          className={classes.wide ?? ''}
          autosize
          minRows={2}
          maxRows={8}
          label={t('customers:field.notes')}
          value={form.notes}
          error={error('notes')}
          onChange={(event) => set({ notes: event.currentTarget.value })}
        />
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
