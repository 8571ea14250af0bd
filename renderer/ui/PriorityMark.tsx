import type { TicketPriority } from '#shared/domain/tickets'
import { useTranslation } from '../app/i18n.ts'
import classes from './marks.module.css'

/** Priority by shape and colour; its word beside it with `withLabel`, else for screen readers and on hover. */
export function PriorityMark({
  priority,
  withLabel = false,
}: {
  readonly priority: TicketPriority
  readonly withLabel?: boolean
}) {
  const { t } = useTranslation('app')
  const word = t(`app:priority.${priority}`)
  return (
    <span className={classes.priority} data-priority={priority} title={withLabel ? undefined : word}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <Shape priority={priority} />
      </svg>
      {withLabel ? <span>{word}</span> : <span className="sb-visually-hidden">{word}</span>}
    </span>
  )
}

function Shape({ priority }: { readonly priority: TicketPriority }) {
  switch (priority) {
    case 'urgent':
      return (
        <>
          <path d="M6 0 12 6 6 12 0 6Z" fill="currentColor" />
          <path d="M6 2.9v3.6" stroke="var(--sb-surface)" strokeWidth="1.4" strokeLinecap="round" />
          <circle cx="6" cy="8.7" r="0.85" fill="var(--sb-surface)" />
        </>
      )
    case 'high':
      return <path d="M6 1.5 11 10.5H1Z" fill="currentColor" />
    case 'normal':
      return <path d="M2 6h8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    case 'low':
      return (
        <path
          d="M2.2 4.2 6 8l3.8-3.8"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )
  }
}
