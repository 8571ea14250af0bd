import { Menu } from '@mantine/core'
import {
  IconCheck,
  IconDotsVertical,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import type { RunState } from '#shared/rules/scripts/run-state'
import { useNow } from '../../../app/clock.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { keysText } from '../../../ui/Kbd.tsx'
import type { RunController } from './controller.ts'
import classes from './runner.module.css'

interface RunnerHeadProps {
  readonly call: RunController
  readonly state: RunState
  readonly onPause: () => void
  readonly onClose: () => void
  /** Null where the call ends already. */
  readonly onEnd: (() => void) | null
  readonly onDiscard: () => void
}

export function RunnerHead({ call, state, onPause, onClose, onEnd, onDiscard }: RunnerHeadProps) {
  const { t } = useTranslation(['scripts', 'app'])
  const saved = useSyncExternalStore(call.listen, call.saved)
  const paused = state.since === null
  const pauseLabel = `${t(paused ? 'scripts:goOn' : 'scripts:pause')} (${keysText(t, 'p')})`
  return (
    <header className={classes.head}>
      <h2 className={classes.name}>
        {call.run.name}
        <span className={classes.version}>{t('scripts:version', { number: call.bundle.revisionNumber })}</span>
      </h2>
      {saved === 'failed' && <span className={classes.failed}>{t('scripts:notSaved')}</span>}
      {saved === 'kept' && (
        <span className={classes.kept} title={t('scripts:saved')}>
          <IconCheck size={14} stroke={1.5} aria-hidden />
          <span className="sb-visually-hidden">{t('scripts:saved')}</span>
        </span>
      )}
      <Timer state={state} />
      <button
        type="button"
        className={classes.icon}
        onClick={onPause}
        aria-label={pauseLabel}
        title={pauseLabel}
        aria-pressed={paused}
      >
        {paused ? (
          <IconPlayerPlay size={18} stroke={1.5} aria-hidden />
        ) : (
          <IconPlayerPause size={18} stroke={1.5} aria-hidden />
        )}
      </button>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <button type="button" className={classes.icon} aria-label={t('scripts:more')} title={t('scripts:more')}>
            <IconDotsVertical size={18} stroke={1.5} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {onEnd && (
            <Menu.Item leftSection={<IconPhoneOff size={16} stroke={1.5} aria-hidden />} onClick={onEnd}>
              {t('scripts:endHere')}
            </Menu.Item>
          )}
          <Menu.Item
            color="var(--sb-danger)"
            leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />}
            onClick={onDiscard}
          >
            {t('scripts:discard.menu')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <button
        type="button"
        className={classes.icon}
        onClick={onClose}
        aria-label={t('scripts:putAway')}
        title={t('scripts:putAway')}
      >
        <IconX size={18} stroke={1.5} aria-hidden />
      </button>
    </header>
  )
}

/** How long the call has been led, without pauses. Read aloud it would only interrupt. */
function Timer({ state }: { readonly state: RunState }) {
  const now = useNow(1000)
  const running = state.since === null ? 0 : Math.max(0, now - Date.parse(state.since))
  const seconds = Math.floor((state.visits.reduce((sum, { spentMs }) => sum + spentMs, 0) + running) / 1000)
  const pad = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  return (
    <span className={classes.timer} aria-hidden>
      {hours > 0 ? `${hours}:${pad(Math.floor(seconds / 60) % 60)}` : Math.floor(seconds / 60)}:{pad(seconds % 60)}
    </span>
  )
}
