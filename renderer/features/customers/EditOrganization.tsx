import { Textarea, TextInput } from '@mantine/core'
import type { Organization } from '#shared/domain/people'
import { run } from '../../app/data.ts'
import { openForm } from '../../app/dialogs.tsx'
import { useTranslation } from '../../app/i18n.ts'
import classes from './customers.module.css'
import { hintBelow } from './fields.ts'
import { organizationFormOf, readOrganizationForm } from './organization-fields.ts'
import { RecordDialog, useRecordForm } from './RecordDialog.tsx'

/** Changes an organization. */
export function editOrganization(organization: Organization): void {
  openForm((close) => <EditOrganization organization={organization} onClose={close} />)
}

function EditOrganization(props: { readonly organization: Organization; readonly onClose: () => void }) {
  const { organization, onClose } = props
  const { t } = useTranslation('customers')
  const { form, set, error, dialog } = useRecordForm({
    begun: organizationFormOf(organization),
    before: organization,
    read: readOrganizationForm,
    save: (change) => run('organization.update', { organizationId: organization.id, ...change }),
    done: t('customers:organization.saved'),
    onClose,
  })
  return (
    <RecordDialog title={t('customers:edit.title', { name: organization.name })} size={480} {...dialog}>
      <TextInput
        data-autofocus
        label={t('customers:field.name')}
        value={form.name}
        error={error('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
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
      <Textarea
        className={classes.wide ?? ''}
        autosize
        minRows={1}
        maxRows={4}
        label={t('customers:field.domains')}
        description={t('customers:field.domainsHint')}
        inputWrapperOrder={hintBelow}
        value={form.domains}
        error={error('domains')}
        onChange={(event) => set({ domains: event.currentTarget.value })}
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
