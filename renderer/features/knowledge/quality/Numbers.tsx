import { SegmentedControl } from '@mantine/core'
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { QueryResult } from '#shared/ipc/contract'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { languageName } from '../language.ts'
import classes from './numbers.module.css'
import { daysFor, type Trend, trendOf } from './trend.ts'

const periods = [4, 12, 26] as const
type Stats = QueryResult<'article.stats'>
/** Articles named as the most helpful. */
const named = 10

/** How much the articles help: used, answered, flagged, beside as long a time before. */
export function Numbers({ language }: { readonly language: string }) {
  const { t } = useTranslation('knowledgeFlow')
  const format = useFormat()
  const [weeks, setWeeks] = useState<number>(12)
  const both = useAsk('article.stats', { language, days: daysFor(weeks) }, { keepPrevious: true })
  const now = useAsk('article.stats', { language, days: weeks * 7 }, { keepPrevious: true })
  const error = both.error ?? now.error
  if (error) return <ErrorState error={error} onRetry={() => void both.refetch()} />
  if (!both.data || !now.data) return null
  const { answeredShare, mostHelpful, byLanguage, openMisses, openFlags } = now.data
  const trend = (measure: 'used' | 'helped' | 'flagged') => trendOf(both.data.weeks, weeks, measure)
  return (
    <div className={classes.numbers}>
      <SegmentedControl
        size="xs"
        className={classes.period ?? ''}
        aria-label={t('knowledgeFlow:numbers.period')}
        value={String(weeks)}
        onChange={(value) => setWeeks(Number(value))}
        data={periods.map((each) => ({
          value: String(each),
          label: t('knowledgeFlow:numbers.weeks', { count: each }),
        }))}
      />
      <dl className={classes.tiles}>
        <Tile name={t('knowledgeFlow:numbers.used')} trend={trend('used')} weeks={weeks} />
        <Tile name={t('knowledgeFlow:numbers.helped')} trend={trend('helped')} weeks={weeks} />
        <Tile name={t('knowledgeFlow:numbers.flagged')} trend={trend('flagged')} weeks={weeks} />
        <div className={classes.tile}>
          <dt>{t('knowledgeFlow:numbers.share')}</dt>
          <dd>
            <span className={classes.value}>{answeredShare === null ? '–' : format.percent(answeredShare)}</span>
            <span className={classes.trend}>
              {t(answeredShare === null ? 'knowledgeFlow:numbers.noneSolved' : 'knowledgeFlow:numbers.shareOf')}
            </span>
          </dd>
        </div>
        <div className={classes.tile}>
          <dt>{t('knowledgeFlow:numbers.open')}</dt>
          <dd>
            <span className={classes.value}>{format.number(openMisses + openFlags)}</span>
            <span className={classes.trend}>
              {t('knowledgeFlow:numbers.openOf', { misses: openMisses, flags: openFlags })}
            </span>
          </dd>
        </div>
      </dl>
      <Weeks weeks={both.data.weeks.slice(-(weeks + 1))} />
      <div className={classes.columns}>
        <section aria-labelledby="most-helpful">
          <h2 id="most-helpful" className={classes.heading}>
            {t('knowledgeFlow:numbers.mostHelpful')}
          </h2>
          {mostHelpful.length === 0 ? (
            <p className={classes.none}>{t('knowledgeFlow:numbers.noUse')}</p>
          ) : (
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('knowledgeFlow:numbers.article')}</th>
                  <th scope="col">{t('knowledgeFlow:numbers.helped')}</th>
                  <th scope="col">{t('knowledgeFlow:numbers.used')}</th>
                </tr>
              </thead>
              <tbody>
                {mostHelpful.slice(0, named).map((each) => (
                  <tr key={each.articleId}>
                    <td>
                      <button type="button" className={classes.link} onClick={() => openArticle(each.articleId)}>
                        {each.title}
                      </button>
                    </td>
                    <td>{format.number(each.helped)}</td>
                    <td>{format.number(each.used)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section aria-labelledby="by-language">
          <h2 id="by-language" className={classes.heading}>
            {t('knowledgeFlow:numbers.languages')}
          </h2>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('knowledgeFlow:numbers.language')}</th>
                <th scope="col">{t('knowledgeFlow:numbers.published')}</th>
                <th scope="col">{t('knowledgeFlow:numbers.outdated')}</th>
              </tr>
            </thead>
            <tbody>
              {byLanguage.map((each) => (
                <tr key={each.language}>
                  <td>{languageName(each.language)}</td>
                  <td>{format.number(each.published)}</td>
                  <td>{format.number(each.outdated)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </div>
  )
}

function Tile({ name, trend, weeks }: { readonly name: string; readonly trend: Trend; readonly weeks: number }) {
  const { t } = useTranslation('knowledgeFlow')
  const format = useFormat()
  const { now, before, change } = trend
  const Icon = now > before ? IconArrowUpRight : now < before ? IconArrowDownRight : IconArrowRight
  const words =
    change === null
      ? t('knowledgeFlow:numbers.noBefore', { count: weeks })
      : t('knowledgeFlow:numbers.before', {
          before: format.number(before),
          change: signed(format.percent(Math.abs(change)), change),
        })
  return (
    <div className={classes.tile}>
      <dt>{name}</dt>
      <dd>
        <span className={classes.value}>{format.number(now)}</span>
        <span className={classes.trend}>
          {change !== null && <Icon size={14} stroke={1.75} aria-hidden />}
          {words}
        </span>
      </dd>
    </div>
  )
}

const signed = (text: string, value: number) => (value > 0 ? `+${text}` : value < 0 ? `−${text}` : text)

/** A bar a week: used, and the part of it that was the answer. The last one is not over yet. */
function Weeks({ weeks }: { readonly weeks: Stats['weeks'] }) {
  const { t } = useTranslation('knowledgeFlow')
  const format = useFormat()
  const most = Math.max(1, ...weeks.map((week) => Math.max(week.used, week.helped)))
  const dayOf = (from: string) => format.short(`${from}T12:00:00.000Z`, Date.now())
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.legend}>
        <span className={classes.key} data-measure="used">
          {t('knowledgeFlow:numbers.used')}
        </span>
        <span className={classes.key} data-measure="helped">
          {t('knowledgeFlow:numbers.helped')}
        </span>
        <span className={classes.scale}>{t('knowledgeFlow:numbers.scale', { most })}</span>
      </figcaption>
      <ol className={classes.bars}>
        {weeks.map((week, index) => {
          const values = { day: dayOf(week.from), used: week.used, helped: week.helped }
          const isLast = index === weeks.length - 1
          const words = t(isLast ? 'knowledgeFlow:numbers.thisWeek' : 'knowledgeFlow:numbers.week', values)
          return (
            <li key={week.from} className={classes.bar} title={words} data-running={isLast || undefined}>
              <span className="sb-visually-hidden">{words}</span>
              <span className={classes.used} style={{ height: `${(week.used / most) * 100}%` }} />
              <span className={classes.helped} style={{ height: `${(week.helped / most) * 100}%` }} />
            </li>
          )
        })}
      </ol>
      <p className={classes.axis} aria-hidden>
        <span>{dayOf(weeks[0]?.from ?? '2026-01-05')}</span>
        <span>{t('knowledgeFlow:numbers.soFar')}</span>
      </p>
    </figure>
  )
}
