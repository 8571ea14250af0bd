import { Button, CloseButton, NumberInput, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from '../../app/i18n.ts'
import classes from './Settings.module.css'

/** One line while it is typed: a currency may be half there. */
export interface RateLine {
  readonly key: string
  readonly currency: string
  readonly rate: number | ''
}

export const rateLines = (rates: Readonly<Record<string, number>>): RateLine[] =>
  Object.entries(rates).map(([currency, rate]) => ({ key: currency, currency, rate }))

/** Null when a line is not what it should be, see `rateProblem`. */
export function ratesOf(lines: readonly RateLine[], own: string): Record<string, number> | null {
  if (lines.some((_, i) => rateProblem(lines, i, own) !== null)) return null
  return Object.fromEntries(
    lines.filter((line) => !isBlank(line)).map(({ currency, rate }) => [currency, Number(rate)]),
  )
}

/** One that was added and left alone is none. */
const isBlank = ({ currency, rate }: RateLine) => currency === '' && rate === ''

type RateProblem = 'currency' | 'twice' | 'rate'

export function rateProblem(lines: readonly RateLine[], index: number, own: string): RateProblem | null {
  const line = lines[index]
  if (!line || isBlank(line)) return null
  if (!/^[A-Z]{3}$/.test(line.currency)) return 'currency'
  if (line.currency === own || lines.findIndex(({ currency }) => currency === line.currency) < index) return 'twice'
  return typeof line.rate === 'number' && line.rate > 0 ? null : 'rate'
}

/** What money of other currencies is worth in the one that is counted in. */
export function Rates(props: {
  readonly lines: readonly RateLine[]
  readonly own: string
  readonly onChange: (lines: readonly RateLine[]) => void
}) {
  const { lines, own, onChange } = props
  const { t } = useTranslation('history')
  const set = (index: number, change: Partial<RateLine>) =>
    onChange(lines.map((line, i) => (i === index ? { ...line, ...change } : line)))
  return (
    <fieldset className={classes.rates}>
      <legend>{t('history:settings.rates', { currency: own })}</legend>
      {lines.map(({ key, currency, rate }, i) => {
        const problem = rateProblem(lines, i, own)
        return (
          <div key={key} className={classes.rate}>
            <TextInput
              aria-label={t('history:settings.rateCurrency')}
              maxLength={3}
              value={currency}
              error={problem === 'currency' || problem === 'twice'}
              onChange={(event) => set(i, { currency: event.currentTarget.value.toUpperCase() })}
            />
            <NumberInput
              aria-label={t('history:settings.rateOf', { currency: currency || '…', own })}
              min={0}
              decimalScale={6}
              hideControls
              value={rate}
              error={problem === 'rate'}
              onChange={(value) => set(i, { rate: value === '' ? '' : Number(value) })}
            />
            <CloseButton
              aria-label={t('history:settings.removeRate', { currency: currency || '…' })}
              onClick={() => onChange(lines.filter((_, at) => at !== i))}
            />
            {problem && (
              <p role="alert" className={classes.rateProblem}>
                {t(`history:settings.problem.${problem}`)}
              </p>
            )}
          </div>
        )
      })}
      <Button
        size="compact-sm"
        leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
        onClick={() => onChange([...lines, { key: crypto.randomUUID(), currency: '', rate: '' }])}
      >
        {t('history:settings.addRate')}
      </Button>
    </fieldset>
  )
}
