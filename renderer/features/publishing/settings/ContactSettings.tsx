import { TextInput } from '@mantine/core'
import { siteLimits } from '#shared/domain/sites'
import { useTranslation } from '../../../app/i18n.ts'
import { useLimit } from '../../../ui/limit.tsx'
import { languageName } from '../../knowledge/index.ts'
import { Part } from './Part.tsx'
import type { PartProps } from './SettingsView.tsx'
import classes from './settings.module.css'
import { useFieldError } from './use-field-error.ts'

/** How a reader whom no article helps reaches a person. */
export function ContactSettings({ model }: PartProps) {
  const { t } = useTranslation('publishing')
  const limit = useLimit()
  const error = useFieldError(model)
  const { form, set } = model
  return (
    <Part name="contact">
      <p className={classes.hint}>{t('publishing:hint.contact')}</p>
      <div className={classes.two}>
        <TextInput
          data-field="email"
          type="email"
          label={t('publishing:field.email')}
          error={error('email')}
          maxLength={254}
          value={form.email}
          onChange={(event) => set('email', event.currentTarget.value)}
        />
        <TextInput
          data-field="phone"
          label={t('publishing:field.phone')}
          placeholder="+49 30 1234567"
          error={error('phone')}
          maxLength={60}
          value={form.phone}
          onChange={(event) => set('phone', event.currentTarget.value)}
        />
      </div>
      {form.languages.map(({ language }) => (
        <TextInput
          key={language}
          label={t('publishing:field.hoursIn', { language: languageName(language) })}
          lang={language}
          error={error('hours')}
          {...limit(form.hours[language] ?? '', siteLimits.hours)}
          value={form.hours[language] ?? ''}
          onChange={(event) => set('hours', { ...form.hours, [language]: event.currentTarget.value })}
        />
      ))}
    </Part>
  )
}
