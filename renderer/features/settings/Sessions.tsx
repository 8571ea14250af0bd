import { Button } from '@mantine/core'
import { IconDeviceDesktop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { LocalCommandResult } from '#shared/ipc/contract'
import { queryClient, run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showFailure } from '../../app/toasts.tsx'
import { confirm } from '../../ui/confirm.ts'
import type { IconType } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './Settings.module.css'

export type Session = LocalCommandResult<'session.list'>[number]
export const sessionsKey = ['session.list']

/** The person's sessions and, of an administrator, the systems that report in their name. */
export function useSessions() {
  const { data: status } = useAsk('app.status', {})
  // Asks the server, so it asks again once that can be reached.
  const online = status?.connection === 'online'
  return useQuery({ queryKey: [...sessionsKey, online], queryFn: () => run('session.list', {}), staleTime: 0 })
}

/** Where the person is signed in. */
export function Sessions() {
  const sessions = useSessions()
  if (sessions.error) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
  return (
    <ul className={classes.list} aria-busy={sessions.isPending}>
      {(sessions.data ?? [])
        .filter(({ serves }) => serves === null)
        .map((session) => (
          <SessionRow key={session.id} session={session} icon={IconDeviceDesktop} kind="session" />
        ))}
    </ul>
  )
}

export function SessionRow(props: {
  readonly session: Session
  readonly icon: IconType
  readonly kind: 'session' | 'connection'
  /** Stands before when it was last seen. */
  readonly about?: string
}) {
  const { session, icon: Icon, kind, about } = props
  const { t } = useTranslation('settings')
  const words = kind === 'session' ? 'security' : 'connections'
  const end = async () => {
    const agreed = await confirm({
      title: t(`settings:${words}.endTitle`),
      body: t(`settings:${words}.endBody`, { device: session.deviceName }),
      confirm: t(`settings:${words}.endConfirm`),
      cancel: t('settings:security.cancel'),
      danger: true,
    })
    if (!agreed) return
    await run('session.revoke', { id: session.id }).catch(showFailure)
    void queryClient.invalidateQueries({ queryKey: sessionsKey })
  }
  return (
    <li className={classes.listRow}>
      <Icon size={18} stroke={1.5} aria-hidden />
      <span className={classes.listMain}>
        <span>{session.deviceName}</span>
        <span>
          {about !== undefined && `${about} · `}
          {session.current ? t('settings:security.thisComputer') : <RelativeTime at={session.lastSeenAt} />}
        </span>
      </span>
      {!session.current && (
        <Button
          size="compact-sm"
          aria-label={t(`settings:${words}.endLabel`, { device: session.deviceName })}
          onClick={() => void end()}
        >
          {t(`settings:${words}.end`)}
        </Button>
      )}
    </li>
  )
}
