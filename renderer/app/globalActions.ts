import { useMantineColorScheme } from '@mantine/core'
import {
  IconArrowBackUp,
  IconBaselineDensityMedium,
  IconBook2,
  IconDeviceDesktop,
  IconInbox,
  IconKeyboard,
  IconLogin,
  IconLogout,
  IconMoon,
  IconPhone,
  IconPhoneCalling,
  IconPhoneOutgoing,
  IconRefresh,
  IconRoute,
  IconSend,
  IconSettings,
  IconSun,
  IconUserCheck,
  IconWorld,
} from '@tabler/icons-react'
import type { ThemeChoice } from '#shared/ipc/shell'
import { mayPublish } from '#shared/rules/publishing/roles'
import { run, useAsk } from './data.ts'
import { dial } from './dial.ts'
import { openReSignIn, openShortcuts, openSignOut } from './dialogs.tsx'
import { useTranslation } from './i18n.ts'
import {
  history,
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
} from './navigation.ts'
import { openPalette, usePaletteActions } from './palette.ts'
import { runShell } from './shell.ts'
import { useShortcuts } from './shortcuts.ts'
import { chooseDensity, type Density, fromMantine, toMantine, useDensity } from './theme.ts'
import { canUndo, showFailure, undoLatest } from './toasts.tsx'

/** Sets the appearance here and for the next start's first frame. */
export function useChooseTheme(): (choice: ThemeChoice) => void {
  const { setColorScheme } = useMantineColorScheme()
  return (choice) => {
    setColorScheme(toMantine(choice))
    runShell('shell.setTheme', { theme: choice }).catch(showFailure)
  }
}

/** Moves the focus to the next pane that is there, round and round. */
function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  if (panes.length === 0) return
  const current = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(current + step + panes.length) % panes.length] ?? panes[0]
  // A pane may name what inside it takes the focus: where its keys work, e.g. the list instead of the search above it.
  const target = next?.querySelector<HTMLElement>('[data-pane-focus]') ?? next
  target?.focus()
  // While search results lie over the list it takes no focus, and the way round must not end there.
  if (target !== next && document.activeElement !== target) next?.focus()
}

const themes = [
  { theme: 'light', icon: IconSun },
  { theme: 'dark', icon: IconMoon },
  { theme: 'system', icon: IconDeviceDesktop },
] as const
const densities: readonly Density[] = ['comfortable', 'compact']

/** Keys and palette commands that work everywhere. */
export function useGlobalActions(): void {
  const { t } = useTranslation('app')
  const chooseTheme = useChooseTheme()
  const { data: status } = useAsk('app.status', {})
  const publishes = status?.account !== null && status !== undefined && mayPublish(status.account.role)
  const toQueues = () => openQueue(lastQueue())
  const toKnowledge = () => openKnowledge()
  const toSettings = () => openSettings()

  useShortcuts([
    { id: 'palette', keys: 'Ctrl+K', scope: 'global', label: 'app:shortcuts.palette', run: openPalette },
    { id: 'overlay', keys: '?', scope: 'global', label: 'app:shortcuts.overlay', run: openShortcuts },
    { id: 'queues', keys: 'Alt+1', scope: 'global', label: 'app:shortcuts.queues', run: toQueues },
    { id: 'outbox', keys: 'Alt+2', scope: 'global', label: 'app:shortcuts.outbox', run: openOutbox },
    { id: 'knowledge', keys: 'Alt+3', scope: 'global', label: 'app:shortcuts.knowledge', run: toKnowledge },
    { id: 'calls', keys: 'Alt+4', scope: 'global', label: 'app:shortcuts.calls', run: () => openCalls() },
    { id: 'scripts', keys: 'Alt+5', scope: 'global', label: 'app:shortcuts.scripts', run: openScripts },
    { id: 'quality', keys: 'Alt+6', scope: 'global', label: 'app:rail.quality', run: () => openQuality() },
    {
      id: 'sites',
      keys: 'Alt+7',
      scope: 'global',
      label: 'app:rail.sites',
      when: () => publishes,
      run: openSites,
    },
    { id: 'settings', keys: 'Ctrl+,', scope: 'global', label: 'app:shortcuts.settings', run: toSettings },
    {
      id: 'back',
      keys: 'Alt+ArrowLeft',
      scope: 'global',
      label: 'app:shortcuts.back',
      // In a text these move by a word on a Mac.
      whileTyping: false,
      run: () => history.back(),
    },
    {
      id: 'forward',
      keys: 'Alt+ArrowRight',
      scope: 'global',
      label: 'app:shortcuts.forward',
      whileTyping: false,
      run: () => history.forward(),
    },
    {
      id: 'next-pane',
      keys: 'F6',
      scope: 'global',
      label: 'app:shortcuts.nextPane',
      whileTyping: true,
      run: () => focusPane(1),
    },
    {
      id: 'previous-pane',
      keys: 'Shift+F6',
      scope: 'global',
      label: 'app:shortcuts.previousPane',
      whileTyping: true,
      run: () => focusPane(-1),
    },
    {
      id: 'undo',
      keys: 'z',
      scope: 'global',
      label: 'app:shortcuts.undo',
      when: canUndo,
      run: () => void undoLatest(),
    },
  ])

  const { colorScheme } = useMantineColorScheme()
  const rows = useDensity()
  // What is so already is not offered.
  usePaletteActions(() => [
    { id: 'app.queues', label: t('app:action.queues'), icon: IconInbox, shortcut: 'Alt+1', run: toQueues },
    {
      id: 'app.quality',
      label: t('app:rail.quality'),
      icon: IconUserCheck,
      shortcut: 'Alt+6',
      run: () => openQuality(),
    },
    { id: 'app.outbox', label: t('app:action.outbox'), icon: IconSend, shortcut: 'Alt+2', run: openOutbox },
    { id: 'app.knowledge', label: t('app:action.knowledge'), icon: IconBook2, shortcut: 'Alt+3', run: toKnowledge },
    { id: 'app.calls', label: t('app:action.calls'), icon: IconPhone, shortcut: 'Alt+4', run: () => openCalls() },
    { id: 'app.callbacks', label: t('app:action.callbacks'), icon: IconPhoneCalling, run: () => openCallbacks() },
    { id: 'app.dial', label: t('app:action.dial'), icon: IconPhoneOutgoing, run: () => dial({ number: '' }) },
    { id: 'app.scripts', label: t('app:action.scripts'), icon: IconRoute, shortcut: 'Alt+5', run: openScripts },
    ...(publishes
      ? [{ id: 'app.sites', label: t('app:action.sites'), icon: IconWorld, shortcut: 'Alt+7', run: openSites }]
      : []),
    {
      id: 'app.sync',
      label: t('app:action.syncNow'),
      icon: IconRefresh,
      run: () => run('sync.now', {}).catch(showFailure),
    },
    ...(canUndo()
      ? [{ id: 'app.undo', label: t('app:action.undo'), icon: IconArrowBackUp, shortcut: 'Z', run: undoLatest }]
      : []),
    ...themes
      .filter(({ theme }) => theme !== fromMantine(colorScheme))
      .map(({ theme, icon }) => ({
        id: `app.${theme}`,
        label: t(`app:action.${theme}`),
        icon,
        run: () => chooseTheme(theme),
      })),
    ...densities
      .filter((density) => density !== rows)
      .map((density) => ({
        id: `app.${density}`,
        label: t(`app:action.${density}`),
        icon: IconBaselineDensityMedium,
        run: () => chooseDensity(density),
      })),
    { id: 'app.settings', label: t('app:action.settings'), icon: IconSettings, shortcut: 'Ctrl+,', run: toSettings },
    { id: 'app.shortcuts', label: t('app:action.shortcuts'), icon: IconKeyboard, shortcut: '?', run: openShortcuts },
    ...(status?.connection === 'session-ended'
      ? [{ id: 'app.signIn', label: t('app:statusBar.signInAgain'), icon: IconLogin, run: openReSignIn }]
      : []),
    { id: 'app.signOut', label: t('app:action.signOut'), icon: IconLogout, run: openSignOut },
  ])
}
