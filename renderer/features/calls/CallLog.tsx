import { Button, Chip, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPhoneOff, IconSearch } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { CallFilter, CallRow } from '#shared/ipc/calls'
import { callTimes } from '#shared/rules/calls/state'
import { useLeft } from '../../app/account.ts'
import { useNow } from '../../app/clock.ts'
import { ask, useAsk } from '../../app/data.ts'
import { useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCalls } from '../../app/navigation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { DirectionMark, shownState, useCallName } from './CallMarks.tsx'
import { CallTimer, clockText } from './CallTime.tsx'
import classes from './list.module.css'
import { type Span, spanBounds, spans } from './spans.ts'

const pageSize = 100
/** Two lines of 20 px and the padding. Pixels. */
const rowHeight = 52

const nothing: LogFilter = { whose: 'mine', kind: 'all', span: 'all', text: '' }
interface LogFilter {
  readonly whose: 'mine' | 'team'
  readonly kind: 'all' | 'inbound' | 'outbound' | 'missed'
  readonly span: Span
  readonly text: string
}

/** Every call, newest first. */
export function CallLog({ openId }: { readonly openId: string | null }) {
  const { t } = useTranslation('calls')
  // Whoever looks up a customer comes back to the same list.
  const [filter, setFilter] = useLeft('calls', nothing)
  const set = (change: Partial<LogFilter>) => setFilter({ ...filter, ...change })
  const [text] = useDebouncedValue(filter.text, 120)
  const asked: CallFilter = {
    whose: filter.whose,
    direction: filter.kind === 'inbound' || filter.kind === 'outbound' ? filter.kind : null,
    missed: filter.kind === 'missed',
    ...spanBounds(filter.span, new Date()),
    text,
  }
  const narrowed = filter.kind !== 'all' || filter.span !== 'all' || text.trim() !== ''
  return (
    <>
      <search className={classes.filters} aria-label={t('calls:filter.label')}>
        <TextInput
          aria-label={t('calls:filter.text')}
          placeholder={t('calls:filter.text')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={filter.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <div className={classes.filterRow}>
          <Select
            aria-label={t('calls:filter.whose')}
            className={classes.filterSelect ?? ''}
            data={(['mine', 'team'] as const).map((value) => ({ value, label: t(`calls:filter.${value}`) }))}
            value={filter.whose}
            allowDeselect={false}
            onChange={(value) => set({ whose: value === 'team' ? 'team' : 'mine' })}
          />
          <Select
            aria-label={t('calls:filter.span')}
            className={classes.filterSelect ?? ''}
            data={spans.map((value) => ({ value, label: t(`calls:span.${value}`) }))}
            value={filter.span}
            allowDeselect={false}
            onChange={(value) => set({ span: spans.find((each) => each === value) ?? 'all' })}
          />
        </div>
        <Chip.Group value={filter.kind} onChange={(value) => set({ kind: value as LogFilter['kind'] })}>
          <fieldset className={classes.chips} aria-label={t('calls:filter.kind')}>
            {(['all', 'inbound', 'outbound', 'missed'] as const).map((kind) => (
              <Chip key={kind} value={kind} size="xs" variant="outline">
                {t(`calls:kind.${kind}`)}
              </Chip>
            ))}
          </fieldset>
        </Chip.Group>
      </search>
      <Rows
        key={JSON.stringify(asked)}
        filter={asked}
        openId={openId}
        narrowed={narrowed}
        onClear={() => set({ ...nothing, whose: filter.whose })}
      />
    </>
  )
}

interface RowsProps {
  readonly filter: CallFilter
  readonly openId: string | null
  readonly narrowed: boolean
  readonly onClear: () => void
}

function Rows({ filter, openId, narrowed, onClear }: RowsProps) {
  const { t } = useTranslation('calls')
  const scroller = useRef<HTMLDivElement>(null)
  const first = useAsk('call.list', { filter, offset: 0, limit: pageSize })
  const total = first.data?.total ?? 0
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 0, height: 600 },
  })
  const items = virtualizer.getVirtualItems()
  const pages = [...new Set(items.map(({ index }) => Math.floor(index / pageSize)))]
  const answers = useQueries({
    queries: pages.map((page) => {
      const args = { filter, offset: page * pageSize, limit: pageSize }
      return { queryKey: ['call.list', args], queryFn: () => ask('call.list', args) }
    }),
  })
  const rowAt = (index: number): CallRow | undefined => {
    const page = pages.indexOf(Math.floor(index / pageSize))
    return answers[page]?.data?.items[index % pageSize]
  }
  if (first.error && !first.data) return <ErrorState error={first.error} onRetry={() => void first.refetch()} />
  if (first.data?.total === 0)
    return (
      <EmptyState
        icon={IconPhoneOff}
        title={t(narrowed ? 'calls:empty.filtered' : 'calls:empty.title')}
        body={t(narrowed ? 'calls:empty.filteredBody' : 'calls:empty.body')}
      >
        {narrowed && <Button onClick={onClear}>{t('calls:empty.clear')}</Button>}
      </EmptyState>
    )
  return (
    <div ref={scroller} className={classes.scroller} data-pane-focus>
      <ul className={classes.rows} aria-label={t('calls:log.label')} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const call = rowAt(item.index)
          return (
            <li
              key={item.key}
              className={classes.rowPlace}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              aria-setsize={total}
              aria-posinset={item.index + 1}
            >
              {call && <LogRow call={call} open={call.id === openId} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function LogRow({ call, open }: { readonly call: CallRow; readonly open: boolean }) {
  const { t } = useTranslation('calls')
  const format = useFormat()
  const now = useNow()
  const nameOf = useCallName()
  const { data: context } = useAsk('app.context', {})
  const state = shownState(call, now)
  const times = callTimes(call, now)
  const disposition = context?.dispositions.find(({ id }) => id === call.dispositionId)?.name
  const agent = call.agentId === context?.me.id ? null : context?.users.find(({ id }) => id === call.agentId)?.name
  const second = [
    call.customerName !== null ? call.shownNumber : null,
    state === 'ended' ? disposition : t(`calls:state.${state}`),
    agent,
  ].filter(Boolean)
  return (
    <button
      type="button"
      className={classes.row}
      aria-current={open || undefined}
      onClick={() => openCalls(call.id, { replace: true })}
    >
      <DirectionMark call={call} state={state} />
      <span className={classes.rowName} data-missed={state === 'missed' || undefined}>
        {nameOf(call)}
      </span>
      <time className={classes.rowTime} dateTime={call.ringingAt} title={format.exact(call.ringingAt)}>
        {format.short(call.ringingAt, now)}
      </time>
      <span className={classes.rowDetail}>
        {call.against.length > 0 && <span className={classes.against}>{t('calls:against.mark')} · </span>}
        {second.join(' · ')}
      </span>
      <span className={classes.rowLength}>
        {state === 'active' || state === 'held' ? (
          <CallTimer call={call} />
        ) : (
          call.answeredAt !== null && clockText(times.talking + times.holding)
        )}
        {call.pending && <span className="sb-visually-hidden"> {t('calls:log.pending')}</span>}
      </span>
    </button>
  )
}
