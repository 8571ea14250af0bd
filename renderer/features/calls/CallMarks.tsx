import {
  IconNotes,
  IconPhone,
  IconPhoneCalling,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPhonePause,
  IconPhoneX,
} from '@tabler/icons-react'
import type { CallRow } from '#shared/ipc/calls'
import { ringsNoMore } from '#shared/rules/calls/state'
import { useTranslation } from '../../app/i18n.ts'
import type { IconType } from '../../ui/EmptyState.tsx'
import classes from './calls.module.css'

/** A call that rang and was never told to have ended was missed, whatever the record still says. */
export function shownState(call: CallRow, now: number): CallRow['state'] {
  const lost =
    call.state === 'ringing' && call.direction === 'inbound' && now - Date.parse(call.ringingAt) > ringsNoMore
  return lost ? 'missed' : call.state
}

const stateIcons: Readonly<Record<CallRow['state'], IconType>> = {
  ringing: IconPhoneCalling,
  active: IconPhone,
  held: IconPhonePause,
  'wrap-up': IconNotes,
  ended: IconPhoneOff,
  missed: IconPhoneX,
}

/** State by icon, colour and word. */
export function CallStateMark({
  state,
  iconOnly = false,
}: {
  readonly state: CallRow['state']
  readonly iconOnly?: boolean
}) {
  const { t } = useTranslation('calls')
  const Icon = stateIcons[state]
  const word = t(`calls:state.${state}`)
  return (
    <span className={classes.state} data-state={state} title={iconOnly ? word : undefined}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <span className={iconOnly ? 'sb-visually-hidden' : undefined}>{word}</span>
    </span>
  )
}

/** Who called whom, and whether it was taken. */
export function DirectionMark({ call, state }: { readonly call: CallRow; readonly state: CallRow['state'] }) {
  const { t } = useTranslation('calls')
  const missed = state === 'missed'
  const Icon = missed ? IconPhoneX : call.direction === 'inbound' ? IconPhoneIncoming : IconPhoneOutgoing
  const word = missed ? t('calls:state.missed') : t(`calls:direction.${call.direction}`)
  return (
    <span className={classes.direction} data-missed={missed || undefined} title={word}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <span className="sb-visually-hidden">{word}</span>
    </span>
  )
}

/** The customer's name, else the number, else that there is none. */
export function useCallName(): (call: CallRow) => string {
  const { t } = useTranslation('calls')
  return (call) => call.customerName ?? (call.shownNumber !== '' ? call.shownNumber : t('calls:withheld'))
}
