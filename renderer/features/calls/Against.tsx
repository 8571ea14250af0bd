import { IconBan } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { CallRow } from '#shared/ipc/calls'
import { announce } from '../../app/announce.ts'
import { useTranslation } from '../../app/i18n.ts'
import classes from './calls.module.css'

/**
 * A wish against this call that the server knew of, and the machine that dialled did not. While it runs the agent is told
 * to hang up; afterwards it stands with the call.
 */
export function Against({ call, runs }: { readonly call: CallRow; readonly runs: boolean }) {
  const { t } = useTranslation('calls')
  const { against } = call
  if (against.length === 0) return null
  return (
    <div className={classes.verdict} data-verdict="no">
      <IconBan size={16} stroke={1.5} aria-hidden />
      <div>
        <p className={classes.verdictWord}>{t(runs ? 'calls:against.now' : 'calls:against.then')}</p>
        {against.map((obstacle) => (
          <p key={obstacle}>{t([`calls:obstacle.${obstacle}`, 'calls:obstacle.other'])}</p>
        ))}
        <p>{t(runs ? 'calls:against.hangUp' : 'calls:against.unknown')}</p>
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

/** Says it to whoever does not see the bar. */
export function useAgainstSaid(call: CallRow | null): void {
  const { t } = useTranslation('calls')
  const [first] = call?.against ?? []
  useEffect(() => {
    if (first === undefined) return
    announce(`${t('calls:against.now')}. ${t([`calls:obstacle.${first}`, 'calls:obstacle.other'])}`)
  }, [first, t])
}
