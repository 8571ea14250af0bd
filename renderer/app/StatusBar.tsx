import { Progress } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconDatabaseOff,
  IconLock,
  IconPlugConnectedX,
  IconRefresh,
} from '@tabler/icons-react'
import type { AppStatus } from '#shared/ipc/views'
import type { IconType } from '../ui/EmptyState.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useNow } from './clock.ts'
import { useStoreDown } from './connection.ts'
import { useAsk } from './data.ts'
import { openReSignIn, openShortcuts } from './dialogs.tsx'
import classes from './Frame.module.css'
import { useFormat } from './format.ts'
import { useTranslation } from './i18n.ts'
import { openOutbox } from './navigation.ts'
import { openPalette } from './palette.ts'
import { SaidLine } from './SaidLine.tsx'

type Tone = 'good' | 'plain' | 'warning' | 'danger'

const looks: Readonly<Record<AppStatus['connection'], { readonly icon: IconType; readonly tone: Tone }>> = {
  online: { icon: IconCloudCheck, tone: 'good' },
  connecting: { icon: IconRefresh, tone: 'plain' },
  offline: { icon: IconCloudOff, tone: 'warning' },
  'server-error': { icon: IconPlugConnectedX, tone: 'warning' },
  'session-ended': { icon: IconLock, tone: 'danger' },
  certificate: { icon: IconLock, tone: 'danger' },
}

/** The truth at the foot of the window: connected or not, what waits, when the last pull was. */
export function StatusBar() {
  const { t } = useTranslation('app')
  const { data: status } = useAsk('app.status', {})
  const down = useStoreDown()
  if (!status || status.phase === 'starting')
    return (
      <footer className={classes.statusBar}>
        <span className={classes.statusItem}>{t('app:starting')}</span>
      </footer>
    )
  return (
    <footer className={classes.statusBar}>
      <Connection status={status} down={down} />
      {!down && <Waiting status={status} />}
      {!down && status.connection === 'session-ended' && (
        <button type="button" className={classes.statusItem} onClick={openReSignIn}>
          <u>{t('app:statusBar.signInAgain')}</u>
        </button>
      )}
      {status.attention > 0 && (
        <button type="button" className={`${classes.statusItem} ${classes.attention}`} onClick={openOutbox}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          {t('app:statusBar.attention', { count: status.attention })}
        </button>
      )}
      {!down && <Fill status={status} />}
      <SaidLine />
      {!down && <Synced status={status} />}
      <button type="button" className={classes.statusItem} onClick={openPalette}>
        <Kbd keys="Ctrl+K" /> {t('app:statusBar.palette')}
      </button>
      <button type="button" className={classes.statusItem} onClick={openShortcuts}>
        <Kbd keys="?" /> {t('app:statusBar.shortcuts')}
      </button>
    </footer>
  )
}

function Connection({ status, down }: { readonly status: AppStatus; readonly down: boolean }) {
  const { t } = useTranslation('app')
  const { icon: Icon, tone } = down ? { icon: IconDatabaseOff, tone: 'danger' as const } : looks[status.connection]
  return (
    <button
      type="button"
      className={classes.statusItem}
      data-tone={tone}
      title={!down && status.connection === 'offline' ? t('app:statusBar.offlineHint') : t('app:statusBar.open')}
      onClick={openOutbox}
    >
      <Icon size={14} stroke={1.75} aria-hidden />
      <span role="status">{down ? t('app:statusBar.down') : t(`app:statusBar.${status.connection}`)}</span>
      {!down && status.nextAttemptAt !== null && <NextAttempt at={status.nextAttemptAt} />}
    </button>
  )
}

/** Counts down by the second, and says nothing when the attempt is due. */
function NextAttempt({ at }: { readonly at: string }) {
  const { t } = useTranslation('app')
  const format = useFormat()
  const left = Date.parse(at) - useNow(1000)
  if (left < 1000) return null
  return <span>({t('app:statusBar.nextAttempt', { when: format.duration(left) })})</span>
}

function Waiting({ status }: { readonly status: AppStatus }) {
  const { t } = useTranslation('app')
  return (
    <button
      type="button"
      className={classes.statusItem}
      data-tone={status.waiting > 0 && status.connection !== 'online' ? 'warning' : 'plain'}
      onClick={openOutbox}
    >
      {status.waiting === 0 ? t('app:statusBar.nothingWaiting') : t('app:statusBar.waiting', { count: status.waiting })}
    </button>
  )
}

function Fill({ status }: { readonly status: AppStatus }) {
  const { t } = useTranslation('app')
  const format = useFormat()
  if (!status.fill || status.phase !== 'filling') return null
  const ratio = status.fill.total > 0 ? Math.min(1, status.fill.done / status.fill.total) : 0
  const label = t('app:statusBar.filling', { percent: format.percent(ratio) })
  return (
    <span className={classes.statusItem}>
      <Progress
        value={ratio * 100}
        size="xs"
        className={classes.fill ?? ''}
        aria-label={label}
        transitionDuration={0}
      />
      {label}
    </span>
  )
}

function Synced({ status }: { readonly status: AppStatus }) {
  const { t } = useTranslation('app')
  const format = useFormat()
  const now = useNow()
  const text = !status.lastPulledAt
    ? t('app:statusBar.neverSynced')
    : now - Date.parse(status.lastPulledAt) < 45_000
      ? t('app:statusBar.syncedNow')
      : t('app:statusBar.synced', { when: format.relative(status.lastPulledAt, now) })
  return (
    <span className={classes.statusItem} title={status.lastPulledAt ? format.exact(status.lastPulledAt) : undefined}>
      {text}
    </span>
  )
}
