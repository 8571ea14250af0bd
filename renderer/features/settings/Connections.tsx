import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConnectionInfo } from '#shared/api/auth'
import { queryClient, run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { ConnectDialog } from './ConnectDialog.tsx'
import { EndableRow } from './EndableRow.tsx'
import classes from './Settings.module.css'

const connectionsKey = ['connection.list']

/** Telephone systems and shops that report to the workspace, whoever connected them. For administrators. */
export function Connections() {
  const { data: context } = useAsk('app.context', {})
  return context?.me.role === 'admin' ? <Systems /> : null
}

function Systems() {
  const { t } = useTranslation('settings')
  const { data: status } = useAsk('app.status', {})
  const [open, setOpen] = useState(false)
  // Asks the server, so it asks again once that can be reached.
  const online = status?.connection === 'online'
  const systems = useQuery({
    queryKey: [...connectionsKey, online],
    queryFn: () => run('connection.list', {}),
    staleTime: 0,
  })
  const list = systems.data ?? []
  return (
    <>
      <h3 className={classes.heading}>{t('settings:connections.title')}</h3>
      <p className={classes.text}>{t('settings:connections.hint')}</p>
      {systems.error && <ErrorState error={systems.error} onRetry={() => void systems.refetch()} />}
      {list.length > 0 && (
        <ul className={classes.list} aria-label={t('settings:connections.title')}>
          {list.map((each) => (
            <System key={each.id} system={each} />
          ))}
        </ul>
      )}
      {systems.isSuccess && list.length === 0 && <p className={classes.hint}>{t('settings:connections.none')}</p>}
      <Button className={classes.below} disabled={!online} onClick={() => setOpen(true)}>
        {t('settings:connections.add')}
      </Button>
      {open && <ConnectDialog onMade={() => void systems.refetch()} onClose={() => setOpen(false)} />}
    </>
  )
}

function System({ system }: { readonly system: ConnectionInfo }) {
  const { t, i18n } = useTranslation('settings')
  const { data: context } = useAsk('app.context', {})
  const { name, serves, userId, lastUsedAt } = system
  const list = new Intl.ListFormat(i18n.resolvedLanguage, { type: 'unit' })
  const maker = context?.users.find(({ id }) => id === userId)
  const by =
    userId === context?.me.id
      ? t('settings:connections.byYou')
      : maker && t('settings:connections.by', { name: maker.name })
  return (
    <EndableRow
      icon={IconPlugConnected}
      name={name}
      words="connections"
      onEnd={async () => {
        await run('connection.end', { id: system.id })
        await queryClient.invalidateQueries({ queryKey: connectionsKey })
      }}
    >
      {list.format(serves.map((each) => t(`settings:connections.serves.${each}`)))}
      <br />
      {by && `${by} · `}
      {lastUsedAt === null ? (
        t('settings:connections.unused')
      ) : (
        <>
          {t('settings:connections.used')} <RelativeTime at={lastUsedAt} />
        </>
      )}
    </EndableRow>
  )
}
