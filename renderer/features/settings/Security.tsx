import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../app/i18n.ts'
import { runShell } from '../../app/shell.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ChangePassword } from './ChangePassword.tsx'
import { Connections } from './Connections.tsx'
import { Sessions } from './Sessions.tsx'
import classes from './Settings.module.css'

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
      <Connections />
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
