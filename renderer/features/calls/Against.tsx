import { IconBan } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { CallRow } from '#shared/ipc/calls'
import { announce } from '../../app/announce.ts'
import { useTranslation } from '../../app/i18n.ts'
import classes from './calls.module.css'

/**
 * A wish against this call that the server knew of, and the machine that dialled did not. While it runs the agent is told
 * to hang up; afterwards it stands with the call.
 */
export function Against({ against, state }: Pick<CallRow, 'against' | 'state'>) {
  const { t } = useTranslation('calls')
  const over = isOver({ state })
  if (against.length === 0) return null
  return (
    <div className={classes.verdict} data-verdict="no">
      <IconBan size={16} stroke={1.5} aria-hidden />
      <div>
        <p className={classes.verdictWord}>{t(over ? 'calls:against.then' : 'calls:against.now')}</p>
        {against.map((obstacle) => (
          <p key={obstacle}>{t([`calls:obstacle.${obstacle}`, 'calls:obstacle.other'])}</p>
        ))}
        <p>{t(over ? 'calls:against.unknown' : 'calls:against.hangUp')}</p>
      </div>
    </div>
  )
}

/** The same in a line, where there is no room for more. */
export function AgainstMark() {
  const { t } = useTranslation('calls')
  return (
    <span className={classes.against}>
      <IconBan size={16} stroke={1.5} aria-hidden />
      {t('calls:against.mark')}
    </span>
  )
}

/** Says it to whoever does not see the bar: once for each call, as the call stands by then. */
export function useAgainstSaid(call: CallRow | null): void {
  const { t } = useTranslation('calls')
  const said = useRef(new Set<string>())
  useEffect(() => {
    if (!call || call.against.length === 0 || said.current.has(call.id)) return
    said.current.add(call.id)
    const wishes = call.against.map((obstacle) => t([`calls:obstacle.${obstacle}`, 'calls:obstacle.other']))
    announce([`${t(isOver(call) ? 'calls:against.then' : 'calls:against.now')}.`, ...wishes].join(' '))
  }, [call, t])
}

/** Nobody is on the telephone any more, though the outcome may be missing. */
const isOver = ({ state }: Pick<CallRow, 'state'>) => state !== 'ringing' && state !== 'active' && state !== 'held'
