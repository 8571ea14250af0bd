import { TextInput } from '@mantine/core'
import { limits } from '#shared/domain/primitives'
import { useTranslation } from '../../../app/i18n.ts'
import { useSiteLinks } from '../../../app/site-links.ts'
import { useLimit } from '../../../ui/limit.tsx'
import { Part } from './Part.tsx'
import type { PartProps } from './SettingsView.tsx'
import { useFieldError } from './use-field-error.ts'

const hintBelow: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

export function GeneralSettings({ model }: PartProps) {
  const { t } = useTranslation('publishing')
  const limit = useLimit()
  const links = useSiteLinks()
  const error = useFieldError(model)
  const { form, set } = model
  return (
    <Part name="general">
      <TextInput
        data-field="name"
        label={t('publishing:field.name')}
        error={error('name')}
        {...limit(form.name, limits.name, t('publishing:hint.name'))}
        value={form.name}
        onChange={(event) => set('name', event.currentTarget.value)}
      />
      <TextInput
        data-field="address"
        label={t('publishing:field.address')}
        description={links({ address: form.address || '…', publicUrl: null })}
        inputWrapperOrder={hintBelow}
        error={error('address')}
        maxLength={40}
        value={form.address}
        onChange={(event) => set('address', event.currentTarget.value)}
      />
      <TextInput
        data-field="publicUrl"
        type="url"
        label={t('publishing:field.publicUrl')}
        placeholder="https://help.example.com/"
        description={t('publishing:hint.publicUrl')}
        inputWrapperOrder={hintBelow}
        error={error('publicUrl')}
        maxLength={500}
        value={form.publicUrl}
        onChange={(event) => set('publicUrl', event.currentTarget.value)}
      />
    </Part>
  )
}
