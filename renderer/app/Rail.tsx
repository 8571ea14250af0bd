import { Menu, Tooltip } from '@mantine/core'
import {
  IconBook2,
  IconInbox,
  IconLogout,
  IconPhone,
  IconRoute,
  IconSend,
  IconSettings,
  IconUserCheck,
  IconUserCircle,
  IconWorld,
} from '@tabler/icons-react'
import type { MouseEventHandler, ReactNode } from 'react'
import { mayPublish } from '#shared/rules/publishing/roles'
import { Avatar } from '../ui/Avatar.tsx'
import type { IconType } from '../ui/EmptyState.tsx'
import { keysText } from '../ui/Kbd.tsx'
import { useAsk } from './data.ts'
import { openSignOut } from './dialogs.tsx'
import { useDueCallbacks } from './due-callbacks.ts'
import classes from './Frame.module.css'
import { useFormat } from './format.ts'
import { useTranslation } from './i18n.ts'
import {
  lastQueue,
  openCallbacks,
  openCalls,
  openKnowledge,
  openOutbox,
  openQuality,
  openQueue,
  openScripts,
  openSettings,
  openSites,
  usePlace,
} from './navigation.ts'

/** The few places there are, as icons with a name and a key each. */
export function Rail() {
  const { t } = useTranslation('app')
  const place = usePlace()
  const { data: status } = useAsk('app.status', {})
  const waiting = status?.waiting ?? 0
  const attention = status?.attention ?? 0
  const due = useDueCallbacks()
  const outbox =
    attention > 0
      ? t('app:rail.outboxAttention', { count: attention })
      : waiting > 0
        ? t('app:rail.outboxWaiting', { count: waiting })
        : t('app:rail.outbox')

  return (
    <nav className={classes.rail} aria-label={t('app:rail.label')}>
      <RailItem
        icon={IconInbox}
        label={t('app:rail.queues')}
        keys="Alt+1"
        active={place.at === 'queue' || place.at === 'customer' || place.at === 'organization'}
        onClick={() => openQueue(lastQueue())}
      />
      <RailItem icon={IconSend} label={outbox} keys="Alt+2" active={place.at === 'outbox'} onClick={openOutbox}>
        {(attention > 0 || waiting > 0) && <Badge count={attention || waiting} attention={attention > 0} />}
      </RailItem>
      <RailItem
        icon={IconBook2}
        label={t('app:rail.knowledge')}
        keys="Alt+3"
        active={place.at === 'knowledge'}
        onClick={() => openKnowledge()}
      />
      <RailItem
        icon={IconPhone}
        label={due > 0 ? t('app:rail.callsDue', { count: due }) : t('app:rail.calls')}
        keys="Alt+4"
        active={place.at === 'calls' || place.at === 'callbacks'}
        onClick={() => (due > 0 ? openCallbacks() : openCalls())}
      >
        {due > 0 && <Badge count={due} attention={false} />}
      </RailItem>
      <RailItem
        icon={IconRoute}
        label={t('app:rail.scripts')}
        keys="Alt+5"
        active={place.at === 'scripts'}
        onClick={openScripts}
      />
      <RailItem
        icon={IconUserCheck}
        label={t('app:rail.quality')}
        keys="Alt+6"
        active={place.at === 'quality'}
        onClick={() => openQuality()}
      />
      {status?.account && mayPublish(status.account.role) && (
        <RailItem
          icon={IconWorld}
          label={t('app:rail.sites')}
          keys="Alt+7"
          active={place.at === 'sites'}
          onClick={openSites}
        />
      )}
      <span className={classes.spring} />
      <RailItem
        icon={IconSettings}
        label={t('app:rail.settings')}
        keys="Ctrl+,"
        active={place.at === 'settings'}
        onClick={() => openSettings()}
      />
      <AccountMenu />
    </nav>
  )
}

function RailItem(props: {
  readonly icon: IconType
  readonly label: string
  readonly keys: string
  readonly active: boolean
  readonly onClick: MouseEventHandler
  readonly children?: ReactNode
}) {
  const { icon: Icon, label, keys, active, onClick, children } = props
  const { t } = useTranslation('app')
  return (
    <Tooltip label={`${label} (${keysText(t, keys)})`} position="right">
      <button
        type="button"
        className={classes.railItem}
        aria-label={label}
        aria-current={active ? 'page' : undefined}
        aria-keyshortcuts={keys}
        onClick={onClick}
      >
        <Icon size={20} stroke={1.5} aria-hidden />
        {children}
      </button>
    </Tooltip>
  )
}

function Badge({ count, attention }: { readonly count: number; readonly attention: boolean }) {
  const format = useFormat()
  return (
    <span className={classes.badge} data-attention={attention || undefined} aria-hidden>
      {count > 99 ? `${format.number(99)}+` : format.number(count)}
    </span>
  )
}

function AccountMenu() {
  const { t } = useTranslation('app')
  const { data: status } = useAsk('app.status', {})
  const account = status?.account
  if (!account) return null
  return (
    <Menu position="right-end" width={240}>
      <Menu.Target>
        <button
          type="button"
          className={classes.railItem}
          aria-label={t('app:rail.account', { name: account.name, workspace: account.workspaceName })}
        >
          <Avatar name={account.name} kind="user" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUserCircle size={16} stroke={1.5} aria-hidden />}
          onClick={() => openSettings('profile')}
        >
          {account.name}
          <span className={classes.menuDetail}>{account.workspaceName}</span>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.5} aria-hidden />} onClick={openSignOut}>
          {t('app:account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
