import { IconAlertTriangle, IconMinus, IconShieldCheck, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react'
import type { Customer } from '#shared/domain/people'
import type { HealthView } from '#shared/ipc/quality'
import { moneyText } from '#shared/rules/money'
import { useAsk } from '../../../app/data.ts'
import { formatLocale, useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import classes from './history.module.css'
import { Score } from './TimelineRow.tsx'

type Size = 'whole' | 'glance'

/** How much the customer is worth and how they are. `glance` is two lines for the pane beside a ticket. */
export function HealthPanel({ customer, size }: { readonly customer: Customer; readonly size: Size }) {
  const { t } = useTranslation('history')
  const { data: health } = useAsk('customer.health', { customerId: customer.id }, { keepPrevious: true })
  if (!health) return null
  return (
    <section className={classes.health} data-size={size} aria-label={t('history:health.title')}>
      {size === 'whole' && <h2 className={classes.panelTitle}>{t('history:health.title')}</h2>}
      <Risk health={health} size={size} />
      {size === 'whole' && <Value health={health} customer={customer} />}
      <Satisfaction health={health} />
    </section>
  )
}

function Risk({ health, size }: { readonly health: HealthView; readonly size: Size }) {
  const { t } = useTranslation('history')
  const { level, reasons } = health.risk
  const Icon = level === 'low' ? IconShieldCheck : IconAlertTriangle
  if (size === 'glance' && reasons.length === 0) return null
  return (
    <div className={classes.risk} data-level={level}>
      <p className={classes.riskTitle}>
        <Icon size={16} stroke={1.5} aria-hidden />
        {t(`history:health.risk.${level}`)}
      </p>
      {reasons.length > 0 && (
        <ul className={classes.reasons}>
          {reasons.map(({ code, values }) => (
            <li key={code}>{t(`history:health.reason.${code}`, values)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Value({ health, customer }: { readonly health: HealthView; readonly customer: Customer }) {
  const { t, i18n } = useTranslation(['history', 'app'])
  const format = useFormat()
  const locale = formatLocale(i18n.resolvedLanguage)
  const { recency, frequency, value, total, suggestedTier, settings, uncounted } = health
  if (recency.amount === null) return <p className={classes.quiet}>{t('history:health.noOrders')}</p>
  const money = (minor: number) => moneyText(locale, settings.currency, minor, true)
  const rows = [
    {
      key: 'recency',
      points: recency.points,
      text: t('history:health.recency.amount', { count: recency.amount }),
      rule:
        recency.limit === null
          ? t('history:health.recency.none', { count: settings.recencyDays[3] })
          : t('history:health.recency.rule', { count: recency.limit }),
    },
    {
      key: 'frequency',
      points: frequency.points,
      text: t('history:health.frequency.amount', { count: frequency.amount ?? 0, months: settings.months }),
      rule:
        frequency.limit === null
          ? t('history:health.frequency.none', { count: settings.frequency[0] })
          : t('history:health.frequency.rule', { count: frequency.limit }),
    },
    {
      key: 'value',
      points: value.points,
      text: t('history:health.value.amount', { money: money(value.amount ?? 0), months: settings.months }),
      rule:
        value.limit === null
          ? t('history:health.value.none', { money: money(settings.valueMinor[0]) })
          : t('history:health.value.rule', { money: money(value.limit) }),
    },
  ]
  return (
    <>
      <table className={classes.points}>
        <caption className="sb-visually-hidden">{t('history:health.points')}</caption>
        <tbody>
          {rows.map(({ key, points, text, rule }) => (
            <tr key={key}>
              <th scope="row">{t(`history:health.${key}.title`)}</th>
              <td>
                {text}
                <span className={classes.rule}>{rule}</span>
              </td>
              <td className={classes.pointCount}>
                <Score score={points} />
                <span className="sb-visually-hidden">
                  {t('history:health.ofFive', { points: format.number(points) })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {suggestedTier !== null && (
        <p className={classes.quiet}>
          {t(suggestedTier === customer.tier ? 'history:health.tier.fits' : 'history:health.tier.other', {
            tier: t(`app:tier.${suggestedTier}`),
            points: total,
            silver: settings.tiers.silver,
            gold: settings.tiers.gold,
          })}
        </p>
      )}
      {uncounted > 0 && <p className={classes.quiet}>{t('history:health.uncounted', { count: uncounted })}</p>}
    </>
  )
}

function Satisfaction({ health }: { readonly health: HealthView }) {
  const { t } = useTranslation('history')
  const format = useFormat()
  const { trend, recent, before, answers } = health.satisfaction
  if (answers === 0) return null
  const Icon = { rising: IconTrendingUp, falling: IconTrendingDown, steady: IconMinus, unknown: IconMinus }[trend]
  const one = (value: number) => format.number(Math.round(value * 10) / 10)
  return (
    <p className={classes.satisfaction} data-trend={trend}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <span>
        {t(`history:health.satisfaction.${trend}`)}
        <span className={classes.rule}>
          {recent !== null && before !== null
            ? t('history:health.satisfaction.both', { recent: one(recent), before: one(before) })
            : recent !== null
              ? t('history:health.satisfaction.recent', { recent: one(recent) })
              : t('history:health.satisfaction.old', { count: answers })}
        </span>
      </span>
    </p>
  )
}
