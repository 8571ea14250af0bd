import { Button } from '@mantine/core'
import { IconAlertTriangle, IconDeviceDesktop, IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { LocalCommandResult } from '#shared/ipc/contract'
import { queryClient, run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { runShell } from '../../app/shell.ts'
import { showFailure } from '../../app/toasts.tsx'
import { confirm } from '../../ui/confirm.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { ChangePassword } from './ChangePassword.tsx'
import classes from './Settings.module.css'

type Session = LocalCommandResult<'session.list'>[number]
const sessionsKey = ['session.list']

export function Security() {
  const { t } = useTranslation('settings')
  return (
    <>
      <h3 className={classes.heading}>{t('settings:security.store')}</h3>
      <SecretStore />
      <ChangePassword />
      <h3 className={classes.heading}>{t('settings:security.sessions')}</h3>
      <p className={classes.text}>{t('settings:security.sessionsHint')}</p>
      <Sessions />
    </>
  )
}

/** Says what is true on this machine, also when it is not what one would wish. */
function SecretStore() {
  const { t } = useTranslation('settings')
  const info = useQuery({ queryKey: ['shell.info'], queryFn: () => runShell('shell.info', {}) })
  if (info.error) return <ErrorState error={info.error} onRetry={() => void info.refetch()} />
  if (!info.data) return null
  const { secureStorage } = info.data
  const Icon = secureStorage ? IconShieldCheck : IconAlertTriangle
  return (
    <div className={classes.callout} data-tone={secureStorage ? 'good' : 'warning'}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <p>{t(secureStorage ? 'settings:security.keychain' : 'settings:security.plain')}</p>
    </div>
  )
}

function Sessions() {
  const { data: status } = useAsk('app.status', {})
  // Asks the server, so it asks again once that can be reached.
  const online = status?.connection === 'online'
  const sessions = useQuery({
    queryKey: [...sessionsKey, online],
    queryFn: () => run('session.list', {}),
    staleTime: 0,
  })
  if (sessions.error) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
  return (
    <ul className={classes.list} aria-busy={sessions.isPending}>
      {(sessions.data ?? []).map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  )
}

function SessionRow({ session }: { readonly session: Session }) {
  const { t } = useTranslation('settings')
  const end = async () => {
    const agreed = await confirm({
      title: t('settings:security.endTitle'),
      body: t('settings:security.endBody', { device: session.deviceName }),
      confirm: t('settings:security.endConfirm'),
      cancel: t('settings:security.cancel'),
      danger: true,
    })
    if (!agreed) return
    await run('session.revoke', { id: session.id }).catch(showFailure)
    void queryClient.invalidateQueries({ queryKey: sessionsKey })
  }
  return (
    <li className={classes.listRow}>
      <IconDeviceDesktop size={18} stroke={1.5} aria-hidden />
      <span className={classes.listMain}>
        <span>{session.deviceName}</span>
        <span>{session.current ? t('settings:security.thisComputer') : <RelativeTime at={session.lastSeenAt} />}</span>
      </span>
      {!session.current && (
        <Button
          size="compact-sm"
          aria-label={t('settings:security.endLabel', { device: session.deviceName })}
          onClick={() => void end()}
        >
          {t('settings:security.end')}
        </Button>
      )}
    </li>
  )
}
