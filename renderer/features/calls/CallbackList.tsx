import { Button, Select } from '@mantine/core'
import { IconPhoneCalling, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallbackRow } from '#shared/ipc/calls'
import { isInWindow } from '#shared/rules/calls/contact'
import { useLeft } from '../../app/account.ts'
import { useNow } from '../../app/clock.ts'
import { useAsk } from '../../app/data.ts'
import { formatLocale, useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCallbacks } from '../../app/navigation.ts'
import { momentIn, ownZone } from '../../app/when.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { CallbackDialog } from './CallbackDialog.tsx'
import { grouped, needsDay } from './callback-groups.ts'
import classes from './calls.module.css'
import listClasses from './list.module.css'

type Shown = 'mine' | 'team' | 'closed'

/** Promises by the time they are due. */
export function CallbackList({ openId }: { readonly openId: string | null }) {
  const { t } = useTranslation('calls')
  const now = useNow()
  const [shown, setShown] = useLeft<Shown>('callbacks', 'mine')
  const [making, setMaking] = useState(false)
  const answer = useAsk('callback.list', { whose: shown === 'mine' ? 'mine' : 'team', closed: shown === 'closed' })
  const choose = (value: string | null) => setShown(value === 'team' || value === 'closed' ? value : 'mine')
  const rows = answer.data ?? []
  const groups = shown === 'closed' ? [{ group: 'closed' as const, rows }] : grouped(rows, now)
  return (
    <>
      <div className={listClasses.filters}>
        <div className={listClasses.filterRow}>
          <Select
            aria-label={t('calls:callbacks.shown')}
            className={listClasses.filterSelect ?? ''}
            data={(['mine', 'team', 'closed'] as const).map((value) => ({
              value,
              label: t(`calls:callbacks.${value}`),
            }))}
            value={shown}
            allowDeselect={false}
            onChange={choose}
          />
          <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setMaking(true)}>
            {t('calls:callbacks.new')}
          </Button>
        </div>
      </div>
      {answer.error && !answer.data && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data?.length === 0 && (
        <EmptyState
          icon={IconPhoneCalling}
          title={t(`calls:callbacks.empty.${shown}`)}
          body={t('calls:callbacks.emptyBody')}
        />
      )}
      <div className={listClasses.scroller} data-pane-focus>
        {groups.map(({ group, rows: members }) =>
          members.length === 0 ? null : (
            <section key={group} aria-label={t(`calls:due.${group}`)}>
              {group !== 'closed' && (
                <h2 className={listClasses.groupTitle} data-due={group}>
                  {t(`calls:due.${group}`)}
                  <span className={listClasses.count}>{members.length}</span>
                </h2>
              )}
              <ul className={listClasses.plainRows}>
                {members.map((callback) => (
                  <li key={callback.id}>
                    <Row callback={callback} now={now} open={callback.id === openId} />
                  </li>
                ))}
              </ul>
            </section>
          ),
        )}
      </div>
      {making && <CallbackDialog onClose={() => setMaking(false)} />}
    </>
  )
}

function Row({
  callback,
  now,
  open,
}: {
  readonly callback: CallbackRow
  readonly now: number
  readonly open: boolean
}) {
  const { t, i18n } = useTranslation('calls')
  const format = useFormat()
  const { data: context } = useAsk('app.context', {})
  const due = Date.parse(callback.dueAt)
  const { timeZone, contactWindow } = callback
  const outside = contactWindow !== null && timeZone !== null && !isInWindow(contactWindow, timeZone, due)
  const locale = formatLocale(i18n.resolvedLanguage)
  const when =
    callback.state !== 'open' || needsDay(callback.dueAt, now)
      ? momentIn(locale, ownZone(), due, now)
      : new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(due)
  const assignee = context?.users.find(({ id }) => id === callback.assigneeId)?.name
  const second = [
    callback.state === 'open' ? null : t(`calls:callback.state.${callback.state}`),
    outside ? t('calls:callback.outside') : null,
    callback.note,
  ].filter(Boolean)
  return (
    <button
      type="button"
      className={listClasses.row}
      aria-current={open || undefined}
      onClick={() => openCallbacks(callback.id, { replace: true })}
    >
      <span className={classes.direction}>
        <IconPhoneCalling size={16} stroke={1.5} aria-hidden />
      </span>
      <span className={listClasses.rowName}>{callback.customerName ?? callback.shownNumber}</span>
      <time className={listClasses.rowTime} dateTime={callback.dueAt} title={format.exact(callback.dueAt)}>
        {when}
      </time>
      <span className={listClasses.rowDetail} data-outside={outside || undefined}>
        {second.join(' · ') || callback.shownNumber}
      </span>
      <span className={listClasses.rowLength}>
        {callback.assigneeId === context?.me.id ? t('calls:callback.me') : (assignee ?? t('calls:callback.anybody'))}
      </span>
    </button>
  )
}
