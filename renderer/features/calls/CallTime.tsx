import type { CallRow } from '#shared/ipc/calls'
import { callTimes } from '#shared/rules/calls/state'
import { useNow } from '../../app/clock.ts'
import { useTranslation } from '../../app/i18n.ts'
import classes from './calls.module.css'

/** "1:05" or "1:02:05": a running clock does not change its shape with the language. */
export function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
}

/** How long the call is in its state: rings, is talked on (holds included), or waits for its outcome. */
export function CallTimer({ call }: { readonly call: CallRow }) {
  const now = useNow(1_000)
  const { t } = useTranslation('calls')
  const times = callTimes(call, now)
  const seconds =
    call.state === 'ringing' ? times.ringing : call.state === 'wrap-up' ? times.wrapUp : times.talking + times.holding
  return (
    // Read aloud every second it would drown the caller.
    <span role="timer" aria-live="off" className={classes.timer} title={t(`calls:timer.${call.state}`)}>
      {clockText(seconds)}
      {call.state === 'held' && <span className={classes.holdTime}> ({clockText(holdSeconds(call, now))})</span>}
    </span>
  )
}

function holdSeconds(call: CallRow, now: number): number {
  const open = call.holds.at(-1)
  return open && open.to === null ? Math.max(0, Math.floor((now - Date.parse(open.from)) / 1000)) : 0
}
