import { Button, Select } from '@mantine/core'
import { IconCheck, IconClock, IconPhoneOutgoing, IconPhoneX, IconX } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { CallbackRow } from '#shared/ipc/calls'
import type { AppFailure } from '#shared/ipc/errors'
import { isInWindow } from '#shared/rules/calls/contact'
import { isKnownZone } from '#shared/rules/calls/zone'
import { useNow } from '../../app/clock.ts'
import { run, useAsk } from '../../app/data.ts'
import { dial } from '../../app/dial.ts'
import { formatLocale, useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCalls, openTicket } from '../../app/navigation.ts'
import { isFocusIn, useShortcuts } from '../../app/shortcuts.ts'
import { showFailure, showUndo, undoFor } from '../../app/toasts.tsx'
import { ownZone } from '../../app/when.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useWindowText } from '../customers/index.ts'
import { CallbackDialog } from './CallbackDialog.tsx'
import { dueGroupOf } from './callback-groups.ts'
import classes from './calls.module.css'

export function CallbackView({ answer }: { readonly answer: UseQueryResult<CallbackRow | null, AppFailure> }) {
  const { t } = useTranslation('calls')
  if (answer.error && !answer.data) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  if (answer.data === undefined) return null
  if (answer.data === null)
    return <EmptyState icon={IconPhoneX} title={t('calls:callbackGone.title')} body={t('calls:callbackGone.body')} />
  return <Shown callback={answer.data} />
}

function Shown({ callback }: { readonly callback: CallbackRow }) {
  const { t } = useTranslation('calls')
  const [moving, setMoving] = useState(false)
  const now = useNow()
  const open = callback.state === 'open'
  const reopen = () =>
    run('callback.reschedule', {
      callbackId: callback.id,
      set: { dueAt: callback.dueAt },
      base: { dueAt: callback.dueAt },
    }).catch(showFailure)
  const close = (how: 'done' | 'cancel') => {
    run(`callback.${how}`, { callbackId: callback.id }).then(
      () =>
        showUndo({
          text: t(`calls:callback.closed.${how}`),
          until: new Date(Date.now() + undoFor).toISOString(),
          onUndo: () => void reopen(),
        }),
      showFailure,
    )
  }
  const call = () =>
    dial({
      number: callback.number,
      customerId: callback.customerId,
      ticketId: callback.ticketId,
      callbackId: callback.id,
    })
  // Also from its own line in the list, which was just clicked; from another line it would be another callback.
  const isHere = () => isFocusIn('call') || document.activeElement?.getAttribute('aria-current') === 'true'
  useShortcuts([
    {
      id: 'callback.call',
      keys: 'Enter',
      scope: 'call',
      label: 'calls:shortcuts.callback',
      when: () => open && isFocusIn('call'),
      run: call,
    },
    {
      id: 'callback.done',
      keys: 'd',
      scope: 'call',
      label: 'calls:shortcuts.done',
      when: () => open && isHere(),
      run: () => close('done'),
    },
    {
      id: 'callback.move',
      keys: 'm',
      scope: 'call',
      label: 'calls:shortcuts.move',
      when: isHere,
      run: () => setMoving(true),
    },
  ])
  const group = dueGroupOf(callback.dueAt, now)
  return (
    <div className={classes.view}>
      <header className={classes.head}>
        <Avatar name={callback.customerName ?? '?'} kind="customer" size={32} />
        <div className={classes.headWords}>
          <h2 className={classes.headName} data-selectable>
            {callback.customerName ?? callback.shownNumber}
          </h2>
          <p className={classes.headLine} data-selectable>
            {callback.shownNumber}
          </p>
        </div>
        <span className={classes.dueMark} data-due={open ? group : 'closed'}>
          {open ? t(`calls:due.${group}`) : t(`calls:callback.state.${callback.state}`)}
        </span>
      </header>
      <div className={classes.actionRow}>
        {open && (
          <Button
            variant="filled"
            leftSection={<IconPhoneOutgoing size={16} stroke={1.5} aria-hidden />}
            onClick={call}
            aria-keyshortcuts="Enter"
          >
            {t('calls:action.call')}
          </Button>
        )}
        {open && (
          <Button
            leftSection={<IconCheck size={16} stroke={1.5} aria-hidden />}
            onClick={() => close('done')}
            aria-keyshortcuts="d"
          >
            {t('calls:callback.done')}
          </Button>
        )}
        <Button
          leftSection={<IconClock size={16} stroke={1.5} aria-hidden />}
          onClick={() => setMoving(true)}
          aria-keyshortcuts="m"
        >
          {t(open ? 'calls:callback.move' : 'calls:callback.reopen')}
        </Button>
        {open && (
          <Button leftSection={<IconX size={16} stroke={1.5} aria-hidden />} onClick={() => close('cancel')}>
            {t('calls:callback.cancel')}
          </Button>
        )}
      </div>
      <Facts callback={callback} />
      {moving && <CallbackDialog callback={callback} onClose={() => setMoving(false)} />}
    </div>
  )
}

function Facts({ callback }: { readonly callback: CallbackRow }) {
  const { t, i18n } = useTranslation('calls')
  const format = useFormat()
  const windowText = useWindowText()
  const { data: context } = useAsk('app.context', {})
  const { timeZone, contactWindow } = callback
  const due = Date.parse(callback.dueAt)
  const zone = timeZone !== null && isKnownZone(timeZone) ? timeZone : null
  const theirs = zone !== null && zone !== ownZone()
  const outside = contactWindow !== null && zone !== null && !isInWindow(contactWindow, zone, due)
  const creator = context?.users.find(({ id }) => id === callback.createdById)?.name
  const people = context?.users.filter(({ active, teamIds }) => active && teamIds.includes(callback.teamId)) ?? []
  const assign = (value: string | null) => {
    run('callback.assign', {
      callbackId: callback.id,
      set: { assigneeId: value === 'anybody' ? null : value },
      base: { assigneeId: callback.assigneeId },
    }).catch(showFailure)
  }
  return (
    <section className={classes.section} aria-label={t('calls:callback.label')}>
      <dl className={classes.facts}>
        <Fact label={t('calls:callback.when')}>
          <time dateTime={callback.dueAt}>{format.moment(callback.dueAt)}</time>
          {theirs && (
            <span className={classes.factLine}>
              {t('calls:callback.theirTime', {
                time: new Intl.DateTimeFormat(formatLocale(i18n.resolvedLanguage), {
                  weekday: 'long',
                  hour: 'numeric',
                  minute: '2-digit',
                  timeZone: zone,
                }).format(due),
                zone: zone.replaceAll('_', ' '),
              })}
            </span>
          )}
          {contactWindow && (
            <span className={outside ? classes.warnText : classes.factLine}>
              {t(outside ? 'calls:when.outside' : 'calls:when.inside', { hours: windowText(contactWindow) })}
            </span>
          )}
        </Fact>
        {callback.note !== '' && (
          <Fact label={t('calls:callback.note')}>
            <span className={classes.notesText} data-selectable>
              {callback.note}
            </span>
          </Fact>
        )}
        {callback.ticketId && (
          <Fact label={t('calls:facts.ticket')}>
            <button type="button" className={classes.link} onClick={() => openTicket(callback.ticketId ?? '')}>
              {callback.ticketNumber === null ? t('calls:callback.ticket') : `#${callback.ticketNumber}`}{' '}
              {callback.ticketSubject}
            </button>
          </Fact>
        )}
        {callback.callId && (
          <Fact label={t('calls:callback.promisedIn')}>
            <button type="button" className={classes.link} onClick={() => openCalls(callback.callId)}>
              {t('calls:callback.theCall')}
            </button>
          </Fact>
        )}
        {callback.doneCallId && (
          <Fact label={t('calls:callback.keptIn')}>
            <button type="button" className={classes.link} onClick={() => openCalls(callback.doneCallId)}>
              {t('calls:callback.theCall')}
            </button>
          </Fact>
        )}
        <Fact label={t('calls:callback.by')}>
          {creator ?? t('calls:facts.nobody')}, {format.moment(callback.createdAt)}
        </Fact>
      </dl>
      <Select
        className={classes.narrow ?? ''}
        label={t('calls:callback.assignee')}
        data={[
          { value: 'anybody', label: t('calls:callback.anybody') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={callback.assigneeId ?? 'anybody'}
        allowDeselect={false}
        searchable
        disabled={callback.state !== 'open'}
        onChange={assign}
      />
    </section>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
