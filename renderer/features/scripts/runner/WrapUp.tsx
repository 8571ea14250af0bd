import { Button, Select } from '@mantine/core'
import { IconArrowLeft, IconFlagCheck, IconPencil, IconPhoneCall, IconTag, IconTicket } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Customer } from '#shared/domain/people'
import { numberToCallBack } from '#shared/rules/calls/call-back'
import { isUnfinished } from '#shared/rules/calls/state'
import type { Place } from '#shared/rules/scripts/engine'
import { consequencesOf, type FollowUp } from '#shared/rules/scripts/outcome'
import type { RunState } from '#shared/rules/scripts/run-state'
import { useNow } from '../../../app/clock.ts'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { useShortcut } from '../../../app/shortcuts.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { type Refusal, Refused } from '../../../app/whole.ts'
import { useOutcomeDesk } from '../../../app/writing/outcome-desk.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { Refusals } from '../../../ui/Refusals.tsx'
import type { About, RunController } from './controller.ts'
import type { ScriptEnd } from './end.ts'
import { endNow } from './end-now.ts'
import { FilledText } from './FilledText.tsx'
import { dueOf } from './promises.ts'
import classes from './runner.module.css'

interface WrapUpProps {
  readonly call: RunController
  readonly state: RunState
  readonly place: Place
  readonly about: About
  readonly onBack: () => void
  readonly onSubmit: (end: ScriptEnd) => Promise<void>
  /** The call's own form has written both. */
  readonly onFinished: () => void
}

/** The words to close with, how the call ended, and what is written down with it. */
export function WrapUp({ call, state, place, about, onBack, onSubmit, onFinished }: WrapUpProps) {
  const { t } = useTranslation('scripts')
  const stage = useRef<HTMLElement>(null)
  const context = useAsk('app.context', {}).data
  const known = useAsk('script.known', {}).data
  const { ticketId } = about
  const none = '00000000-0000-0000-0000-000000000000'
  const detail = useAsk('ticket.get', { ticketId: ticketId ?? none }, { enabled: ticketId !== null }).data
  const ticket = detail?.ticket ?? null
  const customerId = about.customerId ?? ticket?.customerId ?? none
  const customer = useAsk('customer.card', { customerId }, { enabled: customerId !== none }).data?.customer ?? null
  const suggested = place.kind === 'ended' ? place.step.dispositionId : null
  const { callId } = call.run
  const desk = useOutcomeDesk(callId)
  const record = useAsk('call.get', { callId: callId ?? none }, { enabled: callId !== null }).data?.call
  // The call's form ends the call as well, where somebody is still at the other end.
  const hangsUp = desk !== undefined && record !== undefined && isUnfinished(record) && record.state !== 'wrap-up'
  const hasNumber = record ? numberToCallBack(record, customer) !== '' : (customer?.phones.length ?? 0) > 0
  const [chosen, setChosen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  useEffect(() => stage.current?.focus({ preventScroll: true }), [])
  const dispositions = known?.dispositions ?? []
  const outcome = desk && dispositions.find(({ id }) => id === desk.dispositionId)?.name
  const teamId = ticket?.teamId ?? context?.me.teamIds[0] ?? context?.teams[0]?.id ?? null

  const finish = async () => {
    if (busy || teamId === null || !context) return
    setBusy(true)
    setRefusals([])
    try {
      if (desk) {
        // It says itself what is on record, and what is missing.
        if (await desk.save()) onFinished()
        return
      }
      await onSubmit(await endNow(call, { about, dispositionId: chosen, teamId, agentId: context.me.id }))
      showDone(t('scripts:finished'))
    } catch (error) {
      if (error instanceof Refused) setRefusals(error.refusals)
      else showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  useShortcut({
    id: 'script.finish',
    keys: 'Ctrl+Enter',
    scope: 'script',
    label: 'scripts:shortcuts.finish',
    when: () => stage.current?.parentElement?.closest('section')?.contains(document.activeElement) ?? false,
    run: () => void finish(),
  })

  return (
    <section ref={stage} className={classes.step} data-kind="end" tabIndex={-1} aria-label={t('scripts:wrapUp')}>
      <p className={classes.kind}>
        <IconFlagCheck size={16} stroke={1.5} aria-hidden />
        {t(place.kind === 'ended' ? 'scripts:kind.end' : 'scripts:wrapUp')}
        <span className={classes.title}>{place.kind === 'ended' ? place.step.title : ''}</span>
      </p>
      {place.kind === 'ended' ? (
        <FilledText call={call} state={state} scriptId={place.visit.scriptId} texts={place.step.text} />
      ) : (
        <p className={classes.stuck}>
          {place.kind === 'stuck' ? t(`scripts:stuck.${place.reason}`) : t('scripts:endsEarly')}
        </p>
      )}
      {desk && (
        <p className={classes.outcomeAbove}>
          {t('scripts:outcome')}
          <Button
            size="compact-sm"
            onClick={desk.show}
            rightSection={<IconPencil size={14} stroke={1.5} aria-hidden />}
            {...(outcome ? { 'aria-label': t('scripts:changeOutcome', { outcome }) } : {})}
          >
            {outcome ?? t('scripts:chooseOutcome')}
          </Button>
        </p>
      )}
      {!desk && dispositions.length > 0 && (
        <Select
          label={t('scripts:disposition')}
          data={dispositions.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen ?? suggested}
          onChange={setChosen}
          allowDeselect={false}
          searchable
        />
      )}
      <Consequences call={call} state={state} customer={customer} hasTicket={ticketId !== null} hasNumber={hasNumber} />
      <Refusals of={refusals} />
      <div className={classes.stepActions}>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={16} stroke={1.5} aria-hidden />}
          onClick={onBack}
        >
          {t('scripts:back')}
        </Button>
        <span className={classes.spring} />
        <Button variant="filled" onClick={() => void finish()} loading={busy} rightSection={<Kbd keys="Ctrl+Enter" />}>
          {t(hangsUp ? 'scripts:finishCall' : 'scripts:finish')}
        </Button>
      </div>
    </section>
  )
}

/** What the script changes and promises, before it is done. */
function Consequences(props: {
  readonly call: RunController
  readonly state: RunState
  readonly customer: Customer | null
  readonly hasNumber: boolean
  /** The call is about a ticket by now. */
  readonly hasTicket: boolean
}) {
  const { call, state, customer, hasNumber, hasTicket } = props
  const { t } = useTranslation(['scripts', 'app'])
  const format = useFormat()
  const now = useNow()
  const context = useAsk('app.context', {}).data
  /** The moment that is written down, and not the one that the script names. */
  const dueText = (due: FollowUp['due']) => {
    const { at, isMoved } = dueOf(due, customer, now)
    const when = format.moment(new Date(at).toISOString())
    if (isMoved) return t('scripts:does.moved', { when })
    return due === null ? t('scripts:does.noDate', { when }) : when
  }
  const { fields, followUps } = consequencesOf(call.program, state, call.facts())
  const tag = (id: string) => context?.tags.find((each) => each.id === id)?.name ?? ''
  const lines = [
    ...(fields.status ? [t('scripts:does.status', { status: t(`app:status.${fields.status}`) })] : []),
    ...(fields.priority ? [t('scripts:does.priority', { priority: t(`app:priority.${fields.priority}`) })] : []),
    ...(fields.teamId
      ? [t('scripts:does.team', { team: context?.teams.find(({ id }) => id === fields.teamId)?.name ?? '' })]
      : []),
  ]
  const changesTicket = lines.length + fields.addTagIds.length + fields.removeTagIds.length > 0
  if (lines.length + fields.addTagIds.length + fields.removeTagIds.length + followUps.length === 0) return null
  return (
    <div className={classes.does}>
      <h3 className={classes.groupTitle}>{t('scripts:does.title')}</h3>
      {changesTicket && !hasTicket && (
        <p className={classes.noTicket}>
          {t(call.run.callId === null ? 'scripts:does.noTicket' : 'scripts:does.noTicketYet')}
        </p>
      )}
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <IconTicket size={16} stroke={1.5} aria-hidden />
            {line}
          </li>
        ))}
        {fields.addTagIds.map((id) => (
          <li key={id}>
            <IconTag size={16} stroke={1.5} aria-hidden />
            {t('scripts:does.addTag', { tag: tag(id) })}
          </li>
        ))}
        {fields.removeTagIds.map((id) => (
          <li key={id}>
            <IconTag size={16} stroke={1.5} aria-hidden />
            {t('scripts:does.removeTag', { tag: tag(id) })}
          </li>
        ))}
        {followUps.map((each) => (
          <li key={`${each.scriptId}-${each.stepId}`}>
            <IconPhoneCall size={16} stroke={1.5} aria-hidden />
            <span>
              {each.note}
              <span className={classes.due}>{hasNumber ? dueText(each.due) : t('scripts:does.noNumber')}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
