import type { TicketStatus } from '#shared/domain/tickets'
import { useTranslation } from '../app/i18n.ts'
import classes from './marks.module.css'

/** Status by shape, colour and word; `iconOnly` leaves the word to screen readers and the hover. */
export function StatusBadge({
  status,
  iconOnly = false,
}: {
  readonly status: TicketStatus
  readonly iconOnly?: boolean
}) {
  const { t } = useTranslation('app')
  const word = t(`app:status.${status}`)
  return (
    <span className={classes.status} data-status={status} title={iconOnly ? word : undefined}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <Shape status={status} />
      </svg>
      <span className={iconOnly ? 'sb-visually-hidden' : undefined}>{word}</span>
    </span>
  )
}

function Shape({ status }: { readonly status: TicketStatus }) {
  switch (status) {
    case 'new':
      return (
        <>
          <circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <circle cx="6" cy="6" r="2" fill="currentColor" />
        </>
      )
    case 'open':
      return <circle cx="6" cy="6" r="5.6" fill="currentColor" />
    case 'waiting':
      return (
        <>
          <circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M6 1.1a4.9 4.9 0 0 1 0 9.8Z" fill="currentColor" />
        </>
      )
    case 'solved':
      return (
        <path
          d="M1.8 6.4 4.7 9.2 10.2 3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )
    case 'closed':
      return (
        <>
          <circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M3.6 6h4.8" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
        </>
      )
  }
}
