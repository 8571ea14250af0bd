import type { ReactNode } from 'react'
import type { CallDetail } from '#shared/ipc/calls'
import { callTimes } from '#shared/rules/calls/state'
import { useNow } from '../../app/clock.ts'
import { useAsk } from '../../app/data.ts'
import { useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCallbacks, openTicket } from '../../app/navigation.ts'
import { runShell } from '../../app/shell.ts'
import { showFailure } from '../../app/toasts.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { clockText } from './CallTime.tsx'
import classes from './calls.module.css'

interface Props {
  readonly detail: CallDetail
  readonly state: CallDetail['call']['state']
}

/** What is on record of a call. */
export function CallFacts({ detail, state }: Props) {
  const { t } = useTranslation('calls')
  const format = useFormat()
  const { data: context } = useAsk('app.context', {})
  const { call, ticket, callbacks } = detail
  const times = callTimes(call, useNow())
  const agent = context?.users.find(({ id }) => id === call.agentId)?.name
  const team = context?.teams.find(({ id }) => id === call.teamId)?.name
  const disposition = context?.dispositions.find(({ id }) => id === call.dispositionId)?.name
  const lengths = [
    [times.ringing, 'rang'],
    [times.talking, 'talked'],
    [times.holding, 'held'],
    [times.wrapUp, 'wrappedUp'],
  ] as const
  return (
    <section className={classes.section} aria-label={t('calls:facts.label')}>
      <div className={classes.outcome}>
        <div>
          <h3 className={classes.label}>{t('calls:facts.outcome')}</h3>
          <p className={classes.outcomeWord}>
            {disposition ?? t(`calls:facts.noOutcome.${state === 'missed' ? 'missed' : 'open'}`)}
          </p>
        </div>
      </div>
      {call.notes.trim() !== '' && (
        <div>
          <h3 className={classes.label}>{t('calls:facts.notes')}</h3>
          <p className={classes.notesText} data-selectable>
            {call.notes}
          </p>
        </div>
      )}
      <dl className={classes.facts}>
        <Fact label={t('calls:facts.started')}>
          <time dateTime={call.ringingAt}>{format.moment(call.ringingAt)}</time>
        </Fact>
        <Fact label={t('calls:facts.length')}>
          {lengths
            .filter(([seconds]) => seconds > 0)
            .map(([seconds, what]) => t(`calls:facts.${what}`, { time: clockText(seconds) }))
            .join(' · ') || '–'}
        </Fact>
        <Fact label={t('calls:facts.agent')}>
          {[agent ?? t('calls:facts.nobody'), team].filter(Boolean).join(' · ')}
        </Fact>
        {call.reason !== '' && <Fact label={t('calls:facts.reason')}>{call.reason}</Fact>}
        {ticket && (
          <Fact label={t('calls:facts.ticket')}>
            <button type="button" className={classes.link} onClick={() => openTicket(ticket.id)}>
              <StatusBadge status={ticket.status} iconOnly />{' '}
              {ticket.number === null ? ticket.subject : `#${ticket.number} ${ticket.subject}`}
            </button>
          </Fact>
        )}
        {callbacks.map((callback) => (
          <Fact
            key={callback.id}
            label={t(callback.doneCallId === call.id ? 'calls:facts.kept' : 'calls:facts.promised')}
          >
            <button type="button" className={classes.link} onClick={() => openCallbacks(callback.id)}>
              {format.moment(callback.dueAt)}
            </button>
          </Fact>
        ))}
        {call.purpose && <Fact label={t('calls:facts.purpose')}>{t(`calls:purpose.${call.purpose}`)}</Fact>}
        {call.override && (
          <Fact label={t('calls:facts.override')}>
            {call.override.reasons.map((reason) => t([`calls:obstacle.${reason}`, 'calls:obstacle.other'])).join(', ')}
            {': '}
            <span data-selectable>{call.override.note}</span>
          </Fact>
        )}
        {call.recordingUrl && (
          <Fact label={t('calls:facts.recording')}>
            <button
              type="button"
              className={classes.link}
              onClick={() => void runShell('shell.openExternal', { url: call.recordingUrl ?? '' }).catch(showFailure)}
            >
              {t('calls:facts.listen')}
            </button>
          </Fact>
        )}
        {call.externalId && (
          <Fact label={t('calls:facts.externalId')}>
            <span data-selectable>{call.externalId}</span>
          </Fact>
        )}
        {call.pending && <Fact label={t('calls:facts.sync')}>{t('calls:log.pending')}</Fact>}
      </dl>
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
