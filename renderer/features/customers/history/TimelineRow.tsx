import {
  IconArrowsJoin2,
  IconBook2,
  IconCheck,
  IconMessage,
  IconMessage2Question,
  IconMoodSmile,
  IconNote,
  IconPackage,
  IconPhone,
  IconRotateClockwise,
  IconShieldCheck,
  IconTicket,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { TimelineEvent, TimelineKind } from '#shared/ipc/history'
import { assertNever } from '#shared/rules/assert'
import { moneyText } from '#shared/rules/money'
import { type Format, formatLocale, useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle, openCalls, openScriptPage, openTicket } from '../../../app/navigation.ts'
import type { IconType } from '../../../ui/EmptyState.tsx'
import { Marked } from '../../../ui/Marked.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from './history.module.css'
import { movesText } from './moves.ts'
import timelineClasses from './timeline.module.css'

export const kindIcons: Readonly<Record<TimelineKind, IconType>> = {
  ticket: IconTicket,
  message: IconMessage,
  note: IconNote,
  call: IconPhone,
  script: IconMessage2Question,
  article: IconBook2,
  survey: IconMoodSmile,
  order: IconPackage,
  merge: IconArrowsJoin2,
  consent: IconShieldCheck,
}

/** One event: what it was, the words of it, and a way to its place. */
export function TimelineRow({ event }: { readonly event: TimelineEvent }) {
  const { t, i18n } = useTranslation(['history', 'app'])
  const format = useFormat()
  const locale = formatLocale(i18n.resolvedLanguage)
  const { title, detail } = wordsOf(event, t, format, locale)
  const jump = jumpOf(event)
  const Icon = iconOf(event)
  const inside = (
    <>
      <span className={timelineClasses.mark} data-kind={event.kind}>
        <Icon size={16} stroke={1.5} aria-hidden />
        <span className="sb-visually-hidden">{t(`history:kind.${event.kind}`)}</span>
      </span>
      <span className={timelineClasses.words}>
        <span className={timelineClasses.what}>{title}</span>
        {detail && <span className={timelineClasses.detail}>{detail}</span>}
      </span>
      <RelativeTime at={event.at} style="short" className={timelineClasses.when ?? ''} />
    </>
  )
  return jump ? (
    <button type="button" className={timelineClasses.event} onClick={jump}>
      {inside}
    </button>
  ) : (
    <div className={timelineClasses.event} data-still>
      {inside}
    </div>
  )
}

function iconOf(event: TimelineEvent): IconType {
  if (event.kind === 'ticket' && event.what === 'solved') return IconCheck
  if (event.kind === 'ticket' && event.what === 'reopened') return IconRotateClockwise
  return kindIcons[event.kind]
}

/** Where it happened; undefined for what is nowhere else. */
function jumpOf(event: TimelineEvent): (() => void) | undefined {
  if (event.kind === 'message' || event.kind === 'note')
    return () => openTicket(event.ticketId, { messageId: event.messageId })
  if (event.kind === 'article') return () => openArticle(event.articleId)
  if (event.kind === 'call') return () => openCalls(event.callId)
  if (event.kind === 'script') {
    const { callId, scriptId } = event
    return () => (callId === null ? openScriptPage(scriptId) : openCalls(callId))
  }
  if (!('ticketId' in event) || event.ticketId === null) return undefined
  const { ticketId } = event
  const messageId = event.kind === 'ticket' ? event.messageId : null
  return () => openTicket(ticketId, messageId === null ? {} : { messageId })
}

interface Told {
  readonly title: ReactNode
  readonly detail?: ReactNode
}

function wordsOf(event: TimelineEvent, t: TFunction, format: Format, locale: string): Told {
  const numbered = (number: number | null) => (number === null ? t('history:event.newTicket') : `#${number}`)
  switch (event.kind) {
    case 'ticket':
      return {
        title: t(`history:event.ticket.${event.what}`, { number: numbered(event.number) }),
        detail: [event.subject, event.what === 'created' ? t(`app:channel.${event.channel}`) : event.byName]
          .filter(Boolean)
          .join(' · '),
      }
    case 'message':
    case 'note':
      return {
        title: (
          <>
            <bdi>{event.authorName || t('history:event.unknown')}</bdi>
            <span className={classes.faint}>
              {' · '}
              {numbered(event.number)} {event.subject}
            </span>
          </>
        ),
        detail: event.words === '' ? t('history:event.files', { count: event.files }) : <Marked text={event.words} />,
      }
    case 'call':
      return {
        title: [
          t(`history:event.call.${event.state === 'missed' ? 'missed' : event.direction}`),
          event.against ? t('history:event.call.against') : '',
          event.agentName,
          event.seconds === null ? '' : format.duration(event.seconds * 1000),
        ]
          .filter(Boolean)
          .join(' · '),
        detail: [event.disposition, event.reason, event.notes].filter(Boolean).join(' · '),
      }
    case 'script':
      return {
        title: t(`history:event.script.${event.outcome}`, { name: event.name || t('history:event.script.unknown') }),
        detail: [event.byName, event.disposition, event.notes].filter(Boolean).join(' · '),
      }
    case 'article':
      return {
        title: t(`history:event.article.${event.use}`, { title: event.title || t('history:event.article.unknown') }),
        detail: [event.byName, event.number === null ? '' : numbered(event.number)].filter(Boolean).join(' · '),
      }
    case 'survey':
      return {
        title: (
          <>
            {t('history:event.survey', { score: event.score })} <Score score={event.score} />
            {event.number !== null && <span className={classes.faint}> · {numbered(event.number)}</span>}
          </>
        ),
        detail: event.comment,
      }
    case 'order':
      return {
        title: (
          <>
            {t('history:event.order', { number: event.number })}
            <span className={classes.faint}>
              {' · '}
              {t(`history:order.${event.status}`)} · {moneyText(locale, event.currency, event.totalMinor)}
            </span>
          </>
        ),
        detail:
          event.names.join(', ') +
          (event.lines > event.names.length
            ? ` ${t('history:event.moreLines', { count: event.lines - event.names.length })}`
            : ''),
      }
    case 'merge':
      return {
        title: t(`history:event.merge.${event.what}`, { name: event.removedName }),
        detail: [event.byName, event.what === 'merged' ? movesText(event.moved, t) : ''].filter(Boolean).join(' · '),
      }
    case 'consent':
      return {
        title: t(`history:event.consent.${event.state}`, {
          channel: t(`history:channel.${event.channel}`),
          purpose: t(`history:purpose.${event.purpose}`),
        }),
        detail: [event.proof, event.byName].filter(Boolean).join(' · '),
      }
    default:
      return assertNever(event)
  }
}

/** Five marks of which some are filled: the number stands beside it in words. */
export function Score({ score }: { readonly score: number }) {
  return (
    <span className={timelineClasses.score} data-low={score <= 2 || undefined} aria-hidden>
      {[1, 2, 3, 4, 5].map((mark) => (
        <i key={mark} data-on={mark <= Math.round(score) || undefined} />
      ))}
    </span>
  )
}
