import { Button, NumberInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  defaultHealthSettings,
  type HealthSettings,
  healthSettings,
  healthSettingsProblems,
  riskReasonCode,
} from '#shared/domain/health-settings'
import type { Workspace } from '#shared/domain/people'
import { minorDigits } from '#shared/rules/money'
import { run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import classes from './Settings.module.css'

/** The limits by which customers' value and risk are judged. They hold for everybody. */
export function CustomerValue() {
  const { data: context } = useAsk('app.context', {})
  return context ? <Form key={context.workspace.id} workspace={context.workspace} /> : null
}

type Four = 'recencyDays' | 'frequency' | 'valueMinor'

function Form({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useTranslation('history')
  const saved = workspace.settings.customerHealth
  const [form, setForm] = useState<HealthSettings>(saved ?? defaultHealthSettings)
  const problems = healthSettings.safeParse(form).success ? healthSettingsProblems(form) : []
  const set = (change: Partial<HealthSettings>) => setForm((before) => ({ ...before, ...change }))
  const text = (field: 'recencyDays' | 'frequency' | 'valueMinor' | 'tiers' | 'risk') =>
    problems.includes(field) ? t(`history:settings.problem.${field}`) : null

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (problems.length > 0 || !healthSettings.safeParse(form).success) return
    const base = saved ? { customerHealth: saved } : {}
    run('workspace.update', { workspaceId: workspace.id, set: { customerHealth: form }, base }).then(
      () => showDone(t('history:settings.saved')),
      showFailure,
    )
  }

  const four = (field: Four, label: string, scale = 1) => (
    <fieldset className={classes.numbers}>
      <legend>{label}</legend>
      {form[field].map((value, i) => (
        <NumberInput
          // biome-ignore lint/suspicious/noArrayIndexKey: four fixed places
          key={i}
          min={0}
          hideControls
          aria-label={`${label}: ${i + 1}`}
          value={value / scale}
          error={problems.includes(field)}
          onChange={(next) => {
            const values = [...form[field]] as HealthSettings[Four]
            values[i] = Math.round(Number(next) * scale)
            set({ [field]: values })
          }}
        />
      ))}
      {text(field) && <p role="alert">{text(field)}</p>}
    </fieldset>
  )
  const one = (label: string, value: number, onChange: (value: number) => void, error: string | null = null) => (
    <NumberInput label={label} min={0} value={value} error={error} onChange={(next) => onChange(Number(next))} />
  )
  return (
    <form className={classes.form ?? ''} onSubmit={(event) => void save(event)} noValidate>
      <p>{t('history:settings.hint')}</p>
      {four('recencyDays', t('history:settings.recencyDays'))}
      {four('frequency', t('history:settings.frequency'))}
      {four(
        'valueMinor',
        t('history:settings.valueMinor', { currency: form.currency }),
        10 ** minorDigits(form.currency),
      )}
      {one(t('history:settings.months'), form.months, (months) => set({ months }))}
      {one(t('history:settings.satisfactionDays'), form.satisfactionDays, (satisfactionDays) =>
        set({ satisfactionDays }),
      )}
      <fieldset className={classes.numbers}>
        <legend>{t('history:settings.weights')}</legend>
        {riskReasonCode.options.map((code) => (
          <NumberInput
            key={code}
            min={0}
            max={100}
            label={t(`history:settings.reason.${code}`)}
            value={form.weights[code]}
            onChange={(next) => set({ weights: { ...form.weights, [code]: Number(next) } })}
          />
        ))}
      </fieldset>
      <Button onClick={() => setForm(defaultHealthSettings)}>{t('history:settings.reset')}</Button>{' '}
      <Button type="submit" variant="filled" disabled={problems.length > 0}>
        {t('history:settings.save')}
      </Button>
    </form>
  )
}
