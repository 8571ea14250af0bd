import { Select, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { customerTier } from '#shared/domain/people'
import type { CustomerCard } from '#shared/ipc/views'
import { run, useAsk } from '../../app/data.ts'
import { openForm } from '../../app/dialogs.tsx'
import { useTranslation } from '../../app/i18n.ts'
import { ContactWishesFields } from './ContactWishesFields.tsx'
import classes from './customers.module.css'
import { formOf, hintBelow, readForm } from './fields.ts'
import { RecordDialog, useRecordForm } from './RecordDialog.tsx'

const timeZones = Intl.supportedValuesOf('timeZone')

/** Changes a customer. */
export function editCustomer(card: CustomerCard): void {
  openForm((close) => <EditCustomer card={card} onClose={close} />)
}

function EditCustomer({ card, onClose }: { readonly card: CustomerCard; readonly onClose: () => void }) {
  const { t } = useTranslation('customers')
  const { customer, organization } = card
  const { form, set, error, dialog } = useRecordForm({
    begun: formOf(customer),
    before: customer,
    read: readForm,
    save: (change) => run('customer.update', { customerId: customer.id, ...change }),
    done: t('customers:edit.done'),
    onClose,
  })
  const [organizationText, setOrganizationText] = useState(organization?.name ?? '')
  const [wanted] = useDebouncedValue(organizationText, 80)
  const organizations = useAsk('organization.find', { text: wanted, limit: 20 }, { keepPrevious: true })
  const choices = [
    ...(organization && !organizations.data?.some(({ id }) => id === organization.id)
      ? [{ value: organization.id, label: organization.name }]
      : []),
    ...(organizations.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <RecordDialog title={t('customers:edit.title', { name: customer.name })} size={560} {...dialog}>
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
    </RecordDialog>
  )
}
