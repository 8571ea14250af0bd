import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Site } from '#shared/domain/sites'
import type { AppContext } from '#shared/ipc/views'
import { useTranslation } from '../../../app/i18n.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { ArticleSettings } from './ArticleSettings.tsx'
import { ContactSettings } from './ContactSettings.tsx'
import { GeneralSettings } from './GeneralSettings.tsx'
import { LanguageSettings } from './LanguageSettings.tsx'
import { LookSettings } from './LookSettings.tsx'
import { RemoveSite } from './RemoveSite.tsx'
import classes from './settings.module.css'
import type { SiteFormModel } from './use-site-form.ts'
import { useSiteForm } from './use-site-form.ts'

export interface PartProps {
  readonly model: SiteFormModel
}

/** What a site is. Typed words are kept on this computer; saved, each field goes by itself. */
export function SettingsView(props: {
  readonly site: Site
  readonly context: AppContext
  readonly field: string | null
}) {
  const { site, context, field } = props
  const model = useSiteForm(site, context.me.id)
  return model && <Form site={site} context={context} model={model} field={field} />
}

const parts = ['general', 'languages', 'look', 'articles', 'contact', 'removal'] as const

function Form(props: {
  readonly site: Site
  readonly context: AppContext
  readonly model: SiteFormModel
  readonly field: string | null
}) {
  const { site, context, model, field } = props
  const { t } = useTranslation('publishing')
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (field !== null) showField(page.current, field)
  }, [field])
  const save = () =>
    model.save().then((isSaved) => {
      if (isSaved) showDone(t('publishing:settings.saved'))
      else showField(page.current, '')
    }, showFailure)
  const mayLeave = model.touchedCount > 0
  useShortcuts([
    {
      id: 'sites.save',
      keys: 'Ctrl+S',
      scope: 'sites',
      label: 'publishing:settings.save',
      when: () => mayLeave,
      whileTyping: true,
      run: () => void save(),
    },
  ])
  const words = model.state === 'nothing' ? null : t(`publishing:kept.${model.state}`)
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div ref={page} className={classes.page}>
        <nav className={classes.contents} aria-label={t('publishing:settings.contents')}>
          {parts.map((part) => (
            <button
              key={part}
              type="button"
              className={classes.jump}
              onClick={() => page.current?.querySelector(`[data-part="${part}"]`)?.scrollIntoView({ block: 'start' })}
            >
              {t(`publishing:settings.${part}`)}
            </button>
          ))}
        </nav>
        <div className={classes.column}>
          <GeneralSettings model={model} />
          <LanguageSettings model={model} />
          <LookSettings model={model} />
          <ArticleSettings model={model} context={context} />
          <ContactSettings model={model} />
          <RemoveSite site={site} />
        </div>
      </div>
      {model.touchedCount > 0 && (
        <div className={classes.foot}>
          <span className={classes.kept} data-failed={model.state === 'failed' || undefined} role="status">
            {t('publishing:settings.touched', { count: model.touchedCount })} {words}
          </span>
          {Object.keys(model.problems).length > 0 && (
            <span className={classes.bad} role="alert">
              {t('publishing:settings.problems', { count: Object.keys(model.problems).length })}
            </span>
          )}
          <span className={classes.spring} />
          <Button onClick={model.discard}>{t('publishing:settings.discard')}</Button>
          <Button type="submit" variant="filled" loading={model.busy} aria-keyshortcuts="Control+S">
            {t('publishing:settings.save')}
          </Button>
        </div>
      )}
    </form>
  )
}

/** Brings a field into sight with the focus in it; with an empty name the first one with something wrong. */
function showField(page: HTMLElement | null, name: string): void {
  setTimeout(() => {
    const part = page?.querySelector<HTMLElement>(name === '' ? '[aria-invalid="true"]' : `[data-field="${name}"]`)
    const target = part?.matches('input, textarea, button')
      ? part
      : part?.querySelector<HTMLElement>('input, textarea, button')
    part?.scrollIntoView({ block: 'center' })
    target?.focus({ preventScroll: true })
  })
}
