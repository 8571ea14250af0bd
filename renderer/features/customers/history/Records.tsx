import { Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowsJoin2, IconUsers } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { MergeView } from '#shared/ipc/history'
import type { DuplicateView, QualityView } from '#shared/ipc/quality'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import type { GroupHeading } from '../Facts.tsx'
import classes from './history.module.css'
import { openMerge, unmerge } from './MergeDialog.tsx'
import { movesText } from './moves.ts'

/** What is wrong with the record, and who may be the same person. Nothing when all is well. */
export function RecordQuality({
  customerId,
  heading: Heading,
}: {
  readonly customerId: string
  readonly heading: GroupHeading
}) {
  const { t } = useTranslation('history')
  const { data } = useAsk('customer.quality', { customerId }, { keepPrevious: true })
  if (!data || (data.quality.problems.length === 0 && data.duplicates.length === 0)) return null
  return (
    <section className={classes.group} aria-label={t('history:quality.title')}>
      <Heading className={classes.groupTitle}>
        {t('history:quality.title')}{' '}
        <span className={classes.count}>{t('history:quality.score', { score: data.quality.score })}</span>
      </Heading>
      <Problems quality={data.quality} />
      {data.duplicates.map((pair) => {
        const other = pair.one.id === customerId ? pair.other : pair.one
        return (
          <div key={other.id} className={classes.maybe}>
            <IconUsers size={16} stroke={1.5} aria-hidden />
            <div>
              <p>{t('history:duplicates.maybe', { name: other.name })}</p>
              <p className={classes.quiet}>{reasonsText(pair, t)}</p>
              <div className={classes.maybeActions}>
                <Button size="compact-xs" onClick={() => openMerge(customerId, other.id)}>
                  {t('history:duplicates.compare')}
                </Button>
                <Button size="compact-xs" variant="subtle" onClick={() => distinguish(pair)}>
                  {t('history:duplicates.distinct')}
                </Button>
              </div>
            </div>
          </div>
        )
      })}
    </section>
  )
}

export function Problems({ quality }: { readonly quality: QualityView }) {
  const { t } = useTranslation('history')
  return (
    <ul className={classes.problemList}>
      {quality.problems.map(({ code, value, better }) => (
        <li key={`${code} ${value}`}>
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
          <span>
            {t(`history:problem.${code}`, { value })}
            {better && <span className={classes.quiet}> {t('history:quality.better', { value: better })}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function reasonsText({ reasons }: DuplicateView, t: TFunction): string {
  return reasons.map(({ code, value }) => t(`history:reason.${code}`, { value: value ?? '' })).join(' · ')
}

export function distinguish({ one, other }: DuplicateView): void {
  run('customer.distinguish', { customerIds: [one.id, other.id], distinct: true }).catch(showFailure)
}

/** Who became part of this customer, with the way back while there is one. */
export function Merges({
  merges,
  heading: Heading,
}: {
  readonly merges: readonly MergeView[]
  readonly heading: GroupHeading
}) {
  const { t } = useTranslation(['history', 'app'])
  if (merges.length === 0) return null
  return (
    <section className={classes.group} aria-label={t('history:merges.title')}>
      <Heading className={classes.groupTitle}>{t('history:merges.title')}</Heading>
      {merges.map((merge) => (
        <div key={merge.id} className={classes.maybe}>
          <IconArrowsJoin2 size={16} stroke={1.5} aria-hidden />
          <div>
            <p>
              <bdi>{merge.removed.name}</bdi>
            </p>
            <p className={classes.quiet}>
              {[merge.byName, movesText(merge.moved, t)].filter(Boolean).join(' · ')}
              {' · '}
              <RelativeTime at={merge.at} style="short" />
            </p>
            {Date.parse(merge.until) > Date.now() && (
              <Button
                size="compact-xs"
                title={t('history:merges.undoHint')}
                aria-label={t('history:merges.undoLabel', { name: merge.removed.name })}
                onClick={() => unmerge(merge.removedId, merge.removed.name, showDone)}
              >
                {t('history:merges.undo')}
              </Button>
            )}
          </div>
        </div>
      ))}
    </section>
  )
}
