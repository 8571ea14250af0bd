import { IconDeviceDesktop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { queryClient, run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { EndableRow } from './EndableRow.tsx'
import classes from './Settings.module.css'

const sessionsKey = ['session.list']

/** Where the person is signed in. */
export function Sessions() {
  const { t } = useTranslation('settings')
  const { data: status } = useAsk('app.status', {})
  // Asks the server, so it asks again once that can be reached.
  const online = status?.connection === 'online'
  const sessions = useQuery({
    queryKey: [...sessionsKey, online],
    queryFn: () => run('session.list', {}),
    staleTime: 0,
  })
  const end = async (id: string) => {
    await run('session.revoke', { id })
    await queryClient.invalidateQueries({ queryKey: sessionsKey })
  }
  if (sessions.error) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
  return (
    <ul className={classes.list} aria-busy={sessions.isPending}>
      {(sessions.data ?? []).map(({ id, deviceName, current, lastSeenAt }) => (
        <EndableRow
          key={id}
          icon={IconDeviceDesktop}
          name={deviceName}
          words="security"
          onEnd={current ? null : () => end(id)}
        >
          {current ? t('settings:security.thisComputer') : <RelativeTime at={lastSeenAt} />}
        </EndableRow>
      ))}
    </ul>
  )
}
