import { ActionIcon, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { limits } from '#shared/domain/primitives'
import { siteLimits } from '#shared/domain/sites'
import { useTranslation } from '../../../app/i18n.ts'
import { useLimit } from '../../../ui/limit.tsx'
import { languageChoices, languageName } from '../../knowledge/index.ts'
import { moved } from './order.ts'
import { Part } from './Part.tsx'
import type { PartProps } from './SettingsView.tsx'
import classes from './settings.module.css'
import { useFieldError } from './use-field-error.ts'

/** The languages in the order in which readers choose, each with what the home page says in it. */
export function LanguageSettings({ model }: PartProps) {
  const { t } = useTranslation('publishing')
  const limit = useLimit()
  const error = useFieldError(model)
  const { form, set } = model
  const { languages } = form
  const known = new Set(languages.map(({ language }) => language.toLowerCase()))
  const others = languageChoices().filter(({ value }) => !known.has(value))
  const problem = error('languages') ?? error('titles') ?? error('intros')
  return (
    <Part name="languages">
      <p className={classes.hint}>{t('publishing:hint.languages')}</p>
      {problem && (
        <p className={classes.error} role="alert">
          {problem}
        </p>
      )}
      <ol className={classes.languages} data-field="languages">
        {languages.map(({ language, required }, index) => {
          const name = languageName(language)
          return (
            <li key={language} className={classes.language}>
              <div className={classes.languageHead}>
                <h3 className={classes.languageName}>{name}</h3>
                <Checkbox
                  label={t('publishing:languages.required')}
                  aria-label={t('publishing:languages.requiredIn', { language: name })}
                  checked={required}
                  onChange={(event) =>
                    set(
                      'languages',
                      languages.map((each) =>
                        each.language === language ? { language, required: event.currentTarget.checked } : each,
                      ),
                    )
                  }
                />
                <span className={classes.spring} />
                <ActionIcon
                  disabled={index === 0}
                  aria-label={t('publishing:order.up', { name })}
                  onClick={() => set('languages', moved(languages, index, -1))}
                >
                  <IconArrowUp size={16} stroke={1.5} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  disabled={index === languages.length - 1}
                  aria-label={t('publishing:order.down', { name })}
                  onClick={() => set('languages', moved(languages, index, 1))}
                >
                  <IconArrowDown size={16} stroke={1.5} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  disabled={languages.length === 1}
                  aria-label={t('publishing:languages.remove', { language: name })}
                  onClick={() =>
                    set(
                      'languages',
                      languages.filter((each) => each.language !== language),
                    )
                  }
                >
                  <IconX size={16} stroke={1.5} aria-hidden />
                </ActionIcon>
              </div>
              <TextInput
                label={t('publishing:field.title')}
                aria-label={t('publishing:field.titleIn', { language: name })}
                placeholder={form.name}
                lang={language}
                {...limit(form.titles[language] ?? '', limits.name)}
                value={form.titles[language] ?? ''}
                onChange={(event) => set('titles', { ...form.titles, [language]: event.currentTarget.value })}
              />
              <Textarea
                label={t('publishing:field.intro')}
                aria-label={t('publishing:field.introIn', { language: name })}
                lang={language}
                autosize
                minRows={2}
                maxRows={8}
                {...limit(form.intros[language] ?? '', siteLimits.intro)}
                value={form.intros[language] ?? ''}
                onChange={(event) => set('intros', { ...form.intros, [language]: event.currentTarget.value })}
              />
            </li>
          )
        })}
      </ol>
      {languages.length < siteLimits.languages && (
        <Select
          className={classes.add ?? ''}
          aria-label={t('publishing:languages.add')}
          placeholder={t('publishing:languages.add')}
          searchable
          data={others}
          value={null}
          onChange={(language) => language && set('languages', [...languages, { language, required: false }])}
        />
      )}
    </Part>
  )
}
