import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShellEvent } from '#shared/ipc/shell'
import { useAsk, useTopic } from '../../app/data.ts'
import { useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { runShell } from '../../app/shell.ts'
import { showFailure } from '../../app/toasts.tsx'
import classes from './Settings.module.css'

type Update = Extract<ShellEvent, { kind: 'update' }>

export function About() {
  const { t } = useTranslation(['settings', 'app'])
  const { data: info } = useQuery({ queryKey: ['shell.info'], queryFn: () => runShell('shell.info', {}) })
  const { data: status } = useAsk('app.status', {})
  const account = status?.account
  return (
    <>
      <h3 className={classes.heading}>{t('app:name')}</h3>
      {info && (
        <p className={classes.text} data-selectable>
          {t('settings:about.version', { version: info.version })}
          <br />
          {t('settings:about.platform', { platform: info.platform })}
        </p>
      )}
      {account && (
        <p className={classes.text} data-selectable>
          {t('settings:about.account', { name: account.name, workspace: account.workspaceName })}
          <br />
          {t('settings:about.server')}: {account.kind === 'remote' ? account.serverUrl : t('settings:about.embedded')}
        </p>
      )}
      <h3 className={classes.heading}>{t('settings:about.updates')}</h3>
      {info && <Updates supported={info.updates} />}
      <p className={classes.hint}>{t('settings:about.license')}</p>
    </>
  )
}

function Updates({ supported }: { readonly supported: boolean }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const [update, setUpdate] = useState<Update | null>(null)
  useTopic('shell', (event) => {
    if (event.kind === 'update') setUpdate(event)
  })
  if (!supported) return <p className={classes.text}>{t('settings:about.update.unsupported')}</p>
  return (
    <div className={classes.row}>
      {update?.state === 'ready' ? (
        <Button variant="filled" onClick={() => runShell('shell.installUpdate', {}).catch(showFailure)}>
          {t('settings:about.install')}
        </Button>
      ) : (
        <Button
          disabled={update?.state === 'checking' || update?.state === 'downloading'}
          onClick={() => runShell('shell.checkForUpdates', {}).catch(showFailure)}
        >
          {t('settings:about.check')}
        </Button>
      )}
      <span role="status">
        {update &&
          t(`settings:about.update.${update.state}`, {
            version: update.version ?? '',
            percent: format.percent((update.percent ?? 0) / 100),
          })}
      </span>
    </div>
  )
}
