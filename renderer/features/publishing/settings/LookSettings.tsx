import { Button, FileButton, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'
import { siteLimits } from '#shared/domain/sites'
import { enoughContrast, grounds, inkOn } from '#shared/rules/publishing/contrast'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { type LogoProblem, logoBytes, logoTypes, readLogo } from './logo.ts'
import { Part } from './Part.tsx'
import { contrastIn, nearestReadable } from './readable-colour.ts'
import type { PartProps } from './SettingsView.tsx'
import classes from './settings.module.css'
import { wholeColour } from './site-form.ts'
import { useFieldError } from './use-field-error.ts'

export function LookSettings({ model }: PartProps) {
  return (
    <Part name="look">
      <Logo model={model} />
      <div className={classes.two}>
        <Accent model={model} scheme="light" />
        <Accent model={model} scheme="dark" />
      </div>
    </Part>
  )
}

function Logo({ model }: PartProps) {
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const [problem, setProblem] = useState<LogoProblem | null>(null)
  const { logo } = model.form
  const choose = async (file: File | null) => {
    if (!file) return
    const read = await readLogo(file)
    setProblem('problem' in read ? read.problem : null)
    if ('logo' in read) model.set('logo', read.logo)
  }
  const limits = { size: format.bytes(logoBytes), pixels: format.number(siteLimits.logoPixels) }
  return (
    <div data-field="logo">
      <p className={classes.label}>{t('publishing:field.logo')}</p>
      <div className={classes.logoRow}>
        <span className={classes.logo}>
          {logo ? (
            <img src={`data:${logo.mediaType};base64,${logo.base64}`} alt={t('publishing:logo.alt')} />
          ) : (
            <IconPhoto size={24} stroke={1.25} aria-hidden />
          )}
        </span>
        <FileButton accept={logoTypes.join(',')} onChange={(file) => void choose(file)}>
          {(props) => <Button {...props}>{t(logo ? 'publishing:logo.change' : 'publishing:logo.choose')}</Button>}
        </FileButton>
        {logo && (
          <Button variant="subtle" onClick={() => model.set('logo', null)}>
            {t('publishing:logo.remove')}
          </Button>
        )}
      </div>
      <p className={classes.hint}>{t('publishing:logo.hint', limits)}</p>
      {problem && (
        <p className={classes.error} role="alert">
          {t(`publishing:logo.${problem}`, limits)}
        </p>
      )}
    </div>
  )
}

function Accent({ model, scheme }: PartProps & { readonly scheme: 'light' | 'dark' }) {
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const field = scheme === 'light' ? 'accentLight' : 'accentDark'
  const error = useFieldError(model)(field)
  const typed = model.form[field]
  const colour = wholeColour(typed)
  const ratio = contrastIn(scheme, colour)
  const isEnough = ratio !== null && ratio >= enoughContrast
  const nearest = ratio === null || isEnough ? null : nearestReadable(scheme, colour)
  const figure = ratio === null ? '' : format.number(Math.floor(ratio * 10) / 10)
  const label = t(`publishing:field.${field}`)
  return (
    <div className={classes.accent}>
      <div className={classes.accentFields}>
        <input
          type="color"
          className={classes.picker}
          aria-label={t('publishing:colour.pick', { field: label })}
          value={ratio === null ? '#000000' : colour}
          onChange={(event) => model.set(field, event.currentTarget.value)}
        />
        <TextInput
          className={classes.grow ?? ''}
          data-field={field}
          label={label}
          error={error}
          maxLength={9}
          spellCheck={false}
          value={typed}
          onChange={(event) => model.set(field, event.currentTarget.value)}
        />
      </div>
      {ratio !== null && (
        <>
          <div className={classes.sample} style={{ background: grounds[scheme][0] }} aria-hidden>
            <span className={classes.sampleLink} style={{ color: colour }}>
              {t('publishing:colour.sample')}
            </span>
            <span className={classes.sampleButton} style={{ background: colour, color: inkOn(colour) }}>
              {t('publishing:colour.button')}
            </span>
          </div>
          <p className={classes.contrast} data-tone={isEnough ? 'good' : 'bad'} role="status">
            {isEnough ? (
              <IconCircleCheck size={14} stroke={1.75} aria-hidden />
            ) : (
              <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
            )}
            {t(isEnough ? 'publishing:colour.enough' : 'publishing:colour.tooLow', { ratio: figure })}
          </p>
          {nearest && (
            <Button
              size="compact-sm"
              leftSection={<span className={classes.dot} style={{ background: nearest }} aria-hidden />}
              onClick={() => model.set(field, nearest)}
            >
              {t('publishing:colour.take', { colour: nearest })}
            </Button>
          )}
        </>
      )}
    </div>
  )
}
