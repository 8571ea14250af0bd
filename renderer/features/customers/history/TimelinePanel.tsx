import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHistory, IconSearch, IconSearchOff } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, useState } from 'react'
import { type TimelineEvent, type TimelineKind, timelineKind } from '#shared/ipc/history'
import { formatLocale } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import classes from './history.module.css'
import { kindIcons, TimelineRow } from './TimelineRow.tsx'
import timelineClasses from './timeline.module.css'
import { useTimeline } from './use-timeline.ts'

/** Everything that happened with the customer: filters, a search inside, and each line leads to its place. */
export function TimelinePanel({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('history')
  const [kinds, setKinds] = useState<readonly TimelineKind[]>([])
  const [text, setText] = useState('')
  const [wanted] = useDebouncedValue(text.trim(), 120)
  const input = useRef<HTMLInputElement>(null)
  const titleId = useId()
  const timeline = useTimeline(customerId, kinds, wanted)
  useShortcuts([
    {
      id: 'customer.searchTimeline',
      keys: '/',
      scope: 'customer',
      label: 'history:timeline.focusSearch',
      run: () => input.current?.focus(),
    },
  ])
  const toggle = (kind: TimelineKind) =>
    setKinds((before) => (before.includes(kind) ? before.filter((each) => each !== kind) : [...before, kind]))
  const filtered = kinds.length > 0 || wanted !== ''
  return (
    <section className={classes.timeline} aria-labelledby={titleId}>
      <div className={timelineClasses.timelineHead}>
        <h2 id={titleId} className={classes.panelTitle}>
          {t('history:timeline.title')}
        </h2>
        <TextInput
          ref={input}
          className={timelineClasses.search ?? ''}
          size="xs"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === '') return
            event.stopPropagation()
            setText('')
          }}
          placeholder={t('history:timeline.search')}
          aria-label={t('history:timeline.search')}
          aria-keyshortcuts="/"
          leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: toggles, none of which is the value of a form */}
      <div className={timelineClasses.kinds} role="group" aria-label={t('history:timeline.kinds')}>
        {timelineKind.options.map((kind) => {
          const Icon = kindIcons[kind]
          return (
            <button
              key={kind}
              type="button"
              className={timelineClasses.kind}
              aria-pressed={kinds.includes(kind)}
              onClick={() => toggle(kind)}
            >
              <Icon size={14} stroke={1.5} aria-hidden />
              {t(`history:kind.${kind}`)}
            </button>
          )
        })}
      </div>
      {timeline.error && timeline.events === undefined ? (
        <ErrorState error={timeline.error} onRetry={timeline.again} />
      ) : timeline.events?.length === 0 ? (
        <div role="status" className={timelineClasses.nothing}>
          {filtered ? (
            <EmptyState
              icon={IconSearchOff}
              title={t('history:timeline.noneFound')}
              body={t('history:timeline.noneFoundBody')}
            >
              <button
                type="button"
                className={classes.textButton}
                onClick={() => {
                  setKinds([])
                  setText('')
                }}
              >
                {t('history:timeline.showAll')}
              </button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconHistory} title={t('history:timeline.none')} body={t('history:timeline.noneBody')} />
          )}
        </div>
      ) : (
        timeline.events && (
          <Events
            // A filter begins at the top again.
            key={`${customerId} ${kinds.join()} ${wanted}`}
            events={timeline.events}
            hasMore={timeline.hasMore}
            isLoading={timeline.isLoading}
            more={timeline.more}
          />
        )
      )}
    </section>
  )
}

type Line = { readonly month: string } | { readonly event: TimelineEvent }

function Events(props: {
  readonly events: readonly TimelineEvent[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly more: () => void
}) {
  const { events, hasMore, isLoading, more } = props
  const { t, i18n } = useTranslation('history')
  const scroller = useRef<HTMLElement>(null)
  const lines = byMonth(events, formatLocale(i18n.resolvedLanguage))
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ('month' in (lines[index] as Line) ? 28 : 52),
    getItemKey: (index) => {
      const line = lines[index] as Line
      return 'month' in line ? line.month : line.event.key
    },
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const nearEnd = last >= lines.length - 12
  useEffect(() => {
    if (nearEnd && hasMore && !isLoading) more()
  }, [nearEnd, hasMore, isLoading, more])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section ref={scroller} className={timelineClasses.events} tabIndex={0} aria-label={t('history:timeline.events')}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by their height, which list items of a ul may not be */}
      <div role="list" className={timelineClasses.eventsInner} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const line = lines[item.index] as Line
          const place = { transform: `translateY(${item.start}px)` }
          return 'month' in line ? (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={timelineClasses.month}
              style={place}
              role="presentation"
            >
              {line.month}
            </div>
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: see the list
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={timelineClasses.line}
              style={place}
              role="listitem"
              aria-setsize={hasMore ? -1 : events.length}
            >
              <TimelineRow event={line.event} />
            </div>
          )
        })}
      </div>
      {isLoading && <p className={timelineClasses.loading}>{t('history:timeline.loading')}</p>}
    </section>
  )
}

function byMonth(events: readonly TimelineEvent[], locale: string): Line[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' })
  const lines: Line[] = []
  let before = ''
  for (const event of events) {
    const month = format.format(new Date(event.at))
    if (month !== before) lines.push({ month })
    before = month
    lines.push({ event })
  }
  return lines
}
