import type { TicketSort, ViewCondition } from '#shared/domain/tickets'
import { useAsk } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { PriorityMark } from '../../../../ui/PriorityMark.tsx'
import { RelativeTime } from '../../../../ui/RelativeTime.tsx'
import { StatusBadge } from '../../../../ui/StatusBadge.tsx'
import classes from './ViewEditor.module.css'

/** Rows that the preview shows; its height is kept for so many, so that the dialog does not jump. */
const shownRows = 5

/** What the conditions find now. */
export function ViewPreview(props: {
  readonly conditions: readonly ViewCondition[]
  /** Unfinished lines, which the preview cannot know. */
  readonly left: number
  readonly sort: TicketSort
}) {
  const { conditions, left, sort } = props
  const { t } = useTranslation('tickets')
  const { data, error, refetch } = useAsk(
    'ticket.preview',
    { conditions: [...conditions], sort },
    { keepPrevious: true },
  )
  return (
    <section className={classes.preview} aria-label={t('tickets:view.preview')}>
      <div className={classes.previewHead}>
        <span aria-live="polite">{data ? t('tickets:view.found', { count: data.total }) : ' '}</span>
        {left > 0 && <span className={classes.hint}>{t('tickets:view.unfinished', { count: left })}</span>}
      </div>
      <ul className={classes.previewRows} style={{ height: shownRows * 28 }}>
        {error && !data ? (
          <li>
            <ErrorState error={error} onRetry={() => void refetch()} />
          </li>
        ) : (
          data?.items.slice(0, shownRows).map((row) => (
            <li key={row.id} className={classes.previewRow}>
              <PriorityMark priority={row.priority} />
              <bdi className={classes.previewName}>{row.customerName}</bdi>
              <bdi className={classes.previewSubject}>{row.subject}</bdi>
              <StatusBadge status={row.status} />
              <RelativeTime at={row.lastMessageAt} style="narrow" className={classes.previewTime} />
            </li>
          ))
        )}
        {data && data.total === 0 && <li className={classes.previewNone}>{t('tickets:view.foundNone')}</li>}
      </ul>
    </section>
  )
}
