import { Button } from '@mantine/core'
import { IconPencil, IconPhoneCalling, IconPhoneOutgoing, IconPhoneX } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import type { CallDetail } from '#shared/ipc/calls'
import type { AppFailure } from '#shared/ipc/errors'
import { isUnfinished } from '#shared/rules/calls/state'
import { useNow } from '../../app/clock.ts'
import { useAsk } from '../../app/data.ts'
import { dial } from '../../app/dial.ts'
import { useTranslation } from '../../app/i18n.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { CallRuns } from '../scripts/index.tsx'
import { Against } from './Against.tsx'
import { CallbackDialog } from './CallbackDialog.tsx'
import { CallFacts } from './CallFacts.tsx'
import { CallStateMark, shownState, useCallName } from './CallMarks.tsx'
import { CallTimer } from './CallTime.tsx'
import classes from './calls.module.css'
import { ScriptButton } from './ScriptSlot.tsx'
import { Who } from './Who.tsx'
import { WrapUp } from './WrapUp.tsx'

/** One call: while it runs whatever the agent needs for it, afterwards what came of it. */
export function CallView({ answer }: { readonly answer: UseQueryResult<CallDetail | null, AppFailure> }) {
  const { t } = useTranslation('calls')
  if (answer.error && !answer.data) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  if (answer.data === undefined) return null
  if (answer.data === null)
    return <EmptyState icon={IconPhoneX} title={t('calls:gone.title')} body={t('calls:gone.body')} />
  return <Shown detail={answer.data} />
}

function Shown({ detail }: { readonly detail: CallDetail }) {
  const { call } = detail
  const { data: context } = useAsk('app.context', {})
  const [editing, setEditing] = useState(false)
  const now = useNow()
  if (!context) return null
  const state = shownState(call, now)
  const { me } = context
  const mine = call.agentId === me.id
  const mayHandle = mine || call.agentId === null || me.role === 'lead' || me.role === 'admin'
  const runs = isUnfinished({ state })
  const writing = (runs && mine) || (mayHandle && editing)
  return (
    <div className={classes.view}>
      <Head detail={detail} state={state} />
      <Against against={call.against} state={state} />
      {mayHandle && (runs || call.customerId === null) && <Who detail={detail} />}
      {!runs && !writing && <Actions detail={detail} onEdit={mayHandle ? () => setEditing(true) : null} />}
      {!writing && <CallFacts detail={detail} state={state} />}
      {!writing && (
        <Suspense fallback={null}>
          <CallRuns callId={call.id} />
        </Suspense>
      )}
      {runs && mine && <ScriptButton callId={call.id} />}
      {writing && <WrapUp detail={detail} onDone={() => setEditing(false)} />}
    </div>
  )
}

function Head({ detail, state }: { readonly detail: CallDetail; readonly state: CallDetail['call']['state'] }) {
  const { call } = detail
  const { t } = useTranslation('calls')
  const nameOf = useCallName()
  const runs = isUnfinished({ state })
  return (
    <header className={classes.head}>
      <Avatar name={call.customerName ?? '?'} kind="customer" size={32} />
      <div className={classes.headWords}>
        <h2 className={classes.headName} data-selectable>
          {nameOf(call)}
        </h2>
        <p className={classes.headLine}>
          {t(`calls:direction.${call.direction}`)}
          {call.customerName !== null && (
            <>
              {' · '}
              <span className={classes.headNumber} data-selectable>
                {call.shownNumber === '' ? t('calls:withheld') : call.shownNumber}
              </span>
            </>
          )}
          {call.number === null && !call.withheld && <> · {t('calls:unknownFormat')}</>}
        </p>
      </div>
      <span className={classes.headState}>
        <CallStateMark state={state} />
        {runs && <CallTimer call={call} />}
      </span>
    </header>
  )
}

/** What one does about a call that is over. */
function Actions({ detail, onEdit }: { readonly detail: CallDetail; readonly onEdit: (() => void) | null }) {
  const { call } = detail
  const { t } = useTranslation('calls')
  const [promising, setPromising] = useState(false)
  const number = call.number ?? call.rawNumber
  return (
    <div className={classes.actionRow}>
      {!call.withheld && (
        <Button
          leftSection={<IconPhoneOutgoing size={16} stroke={1.5} aria-hidden />}
          onClick={() => dial({ number, customerId: call.customerId, ticketId: call.ticketId })}
        >
          {t('calls:action.callBack')}
        </Button>
      )}
      <Button leftSection={<IconPhoneCalling size={16} stroke={1.5} aria-hidden />} onClick={() => setPromising(true)}>
        {t('calls:action.promise')}
      </Button>
      {onEdit && (
        <Button leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />} onClick={onEdit}>
          {t(call.dispositionId ? 'calls:facts.edit' : 'calls:facts.add')}
        </Button>
      )}
      {promising && (
        <CallbackDialog
          begin={{
            customer: detail.customer,
            number: call.withheld ? '' : number,
            ticketId: call.ticketId,
            callId: call.id,
          }}
          onClose={() => setPromising(false)}
        />
      )}
    </div>
  )
}
