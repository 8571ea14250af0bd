import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Organization } from '#shared/domain/people'
import { run } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import classes from './customers.module.css'
import { changesOf, hintBelow } from './fields.ts'
import {
  type OrganizationForm,
  type OrganizationProblems,
  organizationFormOf,
  readOrganizationForm,
} from './organization-fields.ts'

/** What the dialog began with stays under it, whatever is shown behind it meanwhile. */
export function useEditOrganization(): {
  readonly edit: (organization: Organization) => void
  readonly dialog: ReactNode
} {
  const [edited, setEdited] = useState<Organization | null>(null)
  const close = () => setEdited(null)
  return {
    edit: setEdited,
    dialog: edited && <EditOrganization key={edited.id} organization={edited} onClose={close} />,
  }
}

/** Changes an organization; only fields that were touched are sent, so that two people can edit different ones. */
function EditOrganization(props: { readonly organization: Organization; readonly onClose: () => void }) {
  const { organization, onClose } = props
  const { t } = useTranslation('customers')
  const [form, setForm] = useState<OrganizationForm>(() => organizationFormOf(organization))
  const [problems, setProblems] = useState<OrganizationProblems>({})
  const [busy, setBusy] = useState(false)

  const set = (change: Partial<OrganizationForm>) => {
    setForm((before) => ({ ...before, ...change }))
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))))
  }
  const error = (field: keyof OrganizationForm) => (problems[field] ? t(`customers:problem.${problems[field]}`) : null)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const read = readOrganizationForm(form)
    if ('problems' in read) {
      setProblems(read.problems)
      return
    }
    const change = changesOf(organization, read.fields)
    if (Object.keys(change.set).length === 0) {
      onClose()
      return
    }
    setBusy(true)
    try {
      await run('organization.update', { organizationId: organization.id, ...change })
      onClose()
      showDone(t('customers:organization.saved'))
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }

  return (
    <FormDialog
      title={t('customers:edit.title', { name: organization.name })}
      size={480}
      dirty={JSON.stringify(form) !== JSON.stringify(organizationFormOf(organization))}
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
