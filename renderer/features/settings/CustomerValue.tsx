import { Button, NumberInput, TextInput } from '@mantine/core'
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
import { type RateLine, Rates, rateLines, ratesOf } from './Rates.tsx'
import classes from './Settings.module.css'

/** The limits by which customers' value and risk are judged. They hold for everybody. */
export function CustomerValue() {
  const { data: context } = useAsk('app.context', {})
  return context ? <Form key={context.workspace.id} workspace={context.workspace} /> : null
}

type Bounds = { readonly min?: number; readonly max?: number; readonly step?: number; readonly decimalScale?: number }
type Four = 'recencyDays' | 'frequency' | 'valueMinor'

function Form({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useTranslation('history')
  const saved = workspace.settings.customerHealth
  const [limits, setForm] = useState<HealthSettings>(saved ?? defaultHealthSettings)
  const [rates, setRates] = useState<readonly RateLine[]>(() => rateLines(limits.rates))
  const form: HealthSettings = { ...limits, rates: ratesOf(rates, limits.currency) ?? limits.rates }
  const isWhole = healthSettings.safeParse(form).success && ratesOf(rates, form.currency) !== null
  const problems = healthSettings.safeParse(form).success ? healthSettingsProblems(form) : []
  const maySave = isWhole && problems.length === 0
  const set = (change: Partial<HealthSettings>) => setForm((before) => ({ ...before, ...change }))
  const text = (field: Four | 'tiers' | 'risk') =>
    problems.includes(field) ? t(`history:settings.problem.${field}`) : null

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!maySave) return
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
  const one = (label: string, value: number, onChange: (value: number) => void, more: Bounds = {}) => (
    <NumberInput label={label} min={0} value={value} onChange={(next) => onChange(Number(next))} {...more} />
  )
  /** Two limits, the second above the first. */
  const two = (
    field: 'tiers' | 'risk',
    bounds: Bounds,
    limitsOfTwo: readonly { readonly label: string; readonly value: number; readonly put: (value: number) => void }[],
  ) => (
    <fieldset className={classes.numbers}>
      <legend>{t(`history:settings.${field}`)}</legend>
      {limitsOfTwo.map(({ label, value, put }) => (
        <NumberInput
          key={label}
          {...bounds}
          label={label}
          value={value}
          error={problems.includes(field)}
          onChange={(next) => put(Number(next))}
        />
      ))}
      {text(field) && <p role="alert">{text(field)}</p>}
    </fieldset>
  )
  const { tiers, risk } = form
  return (
    <form className={classes.form ?? ''} onSubmit={(event) => void save(event)} noValidate>
      <p className={classes.text}>{t('history:settings.hint')}</p>
      <details className={classes.how}>
        <summary>{t('history:settings.how.title')}</summary>
        {(['value', 'satisfaction', 'risk'] as const).map((part) => (
          <p key={part}>{t(`history:settings.how.${part}`)}</p>
        ))}
        <ul>
          {riskReasonCode.options.map((code) => (
            <li key={code}>
              {t(`history:settings.reason.${code}`)}: {t(`history:settings.how.reasons.${code}`)}
            </li>
          ))}
        </ul>
      </details>
      {four('recencyDays', t('history:settings.recencyDays'))}
      {four('frequency', t('history:settings.frequency'))}
      {four(
        'valueMinor',
        t('history:settings.valueMinor', { currency: form.currency }),
        10 ** minorDigits(form.currency),
      )}
      {one(t('history:settings.months'), form.months, (months) => set({ months }), { min: 1, max: 120 })}
      {two('tiers', { min: 3, max: 15 }, [
        {
          label: t('history:settings.tiersName.silver'),
          value: tiers.silver,
          put: (silver) => set({ tiers: { ...tiers, silver } }),
        },
        {
          label: t('history:settings.tiersName.gold'),
          value: tiers.gold,
          put: (gold) => set({ tiers: { ...tiers, gold } }),
        },
      ])}
      <TextInput
        label={t('history:settings.currency')}
        description={t('history:settings.currencyHint')}
        maxLength={3}
        value={form.currency}
        error={/^[A-Z]{3}$/.test(form.currency) ? null : t('history:settings.problem.currency')}
        onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
      />
      <Rates lines={rates} own={form.currency} onChange={setRates} />
      {one(
        t('history:settings.satisfactionDays'),
        form.satisfactionDays,
        (satisfactionDays) => set({ satisfactionDays }),
        { min: 7, max: 730 },
      )}
      {one(
        t('history:settings.satisfactionStep'),
        form.satisfactionStep,
        (satisfactionStep) => set({ satisfactionStep }),
        { min: 0.1, max: 4, step: 0.1, decimalScale: 1 },
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
      {two('risk', { min: 1, max: 100 }, [
        {
          label: t('history:settings.riskName.medium'),
          value: risk.medium,
          put: (medium) => set({ risk: { ...risk, medium } }),
        },
        {
          label: t('history:settings.riskName.high'),
          value: risk.high,
          put: (high) => set({ risk: { ...risk, high } }),
        },
      ])}
      <div className={classes.formActions} data-sticky>
        {!maySave && (
          <p className={classes.notYet} role="status" data-start>
            {t('history:settings.notYet')}
          </p>
        )}
        <Button
          onClick={() => {
            setForm(defaultHealthSettings)
            setRates(rateLines(defaultHealthSettings.rates))
          }}
        >
          {t('history:settings.reset')}
        </Button>
        <Button type="submit" variant="filled" disabled={!maySave}>
          {t('history:settings.save')}
        </Button>
      </div>
    </form>
  )
}
