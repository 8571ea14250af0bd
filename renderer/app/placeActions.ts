import {
  IconFilePlus,
  IconInfoCircle,
  IconPalette,
  IconPencilPlus,
  IconPhone,
  IconRoute,
  IconShieldLock,
  IconUserCircle,
  IconUsers,
  IconWorld,
  IconWorldPlus,
} from '@tabler/icons-react'
import { builtInQueue } from '#shared/ipc/views'
import { mayPublish } from '#shared/rules/publishing/roles'
import { mayWriteScripts } from '#shared/rules/scripts/roles'
import { newArticle } from '../features/knowledge/new-article.ts'
import { newSite } from '../features/publishing/new-site.ts'
import { newScript } from '../features/scripts/index.tsx'
import { newTicket } from '../features/tickets/new-ticket.ts'
import { queueAsked } from '../features/tickets/queues/painted.ts'
import { queueIcons } from '../features/tickets/queues/queue.ts'
import { orderedViews } from '../features/tickets/queues/views/ordered.ts'
import { useAsk } from './data.ts'
import { useTranslation } from './i18n.ts'
import {
  openQueue,
  openScriptPage,
  openSettings,
  openSite,
  personQueueKey,
  type SettingsSection,
  teamQueueKey,
} from './navigation.ts'
import { type PaletteAction, usePaletteActions } from './palette.ts'
import { useShortcuts } from './shortcuts.ts'

const sections: readonly { readonly section: SettingsSection; readonly icon: NonNullable<PaletteAction['icon']> }[] = [
  { section: 'appearance', icon: IconPalette },
  { section: 'profile', icon: IconUserCircle },
  { section: 'security', icon: IconShieldLock },
  { section: 'people', icon: IconUsers },
  { section: 'outcomes', icon: IconPhone },
  { section: 'about', icon: IconInfoCircle },
]

function goTo(queueKey: string, at: number = performance.now()): void {
  queueAsked(queueKey, at)
  openQueue(queueKey)
}

/** Everywhere one can go, and the new ticket, by key and by palette from whatever is shown. */
export function usePlaceActions(): void {
  const { t } = useTranslation(['app', 'tickets'])
  const context = useAsk('app.context', {}).data
  const mayOpenSites = context !== undefined && mayPublish(context.me.role)
  const sites = useAsk('site.list', {}, { enabled: mayOpenSites }).data ?? []
  const scripts = useAsk('script.known', {}, { enabled: context !== undefined }).data?.scripts ?? []

  useShortcuts([
    { id: 'ticket.new', keys: 'c', scope: 'global', label: 'tickets:shortcuts.newTicket', run: newTicket },
    {
      id: 'queue',
      keys: builtInQueue.options.map((_, index) => String(index + 1)),
      scope: 'global',
      label: 'tickets:shortcuts.queue',
      run: (event) => {
        const queue = builtInQueue.options[Number(event.key) - 1]
        if (queue) goTo(queue, event.timeStamp)
      },
    },
  ])

  usePaletteActions(() => [
    { id: 'ticket.new', label: t('tickets:new.label'), icon: IconPencilPlus, shortcut: 'C', run: newTicket },
    { id: 'article.new', label: t('app:action.newArticle'), icon: IconFilePlus, run: () => newArticle() },
    ...(context && mayWriteScripts(context.me.role)
      ? [{ id: 'script.new', label: t('app:action.newScript'), icon: IconRoute, run: newScript }]
      : []),
    ...(mayOpenSites ? [{ id: 'site.new', label: t('app:action.newSite'), icon: IconWorldPlus, run: newSite }] : []),
    ...sites.map(({ site }) => ({
      id: `site.open.${site.id}`,
      label: site.name,
      keywords: t('app:rail.sites'),
      icon: IconWorld,
      onlyTyped: true,
      run: () => openSite(site.id),
    })),
    ...scripts.map((script) => ({
      id: `script.open.${script.id}`,
      label: script.name,
      keywords: t('app:rail.scripts'),
      icon: IconRoute,
      onlyTyped: true,
      run: () => openScriptPage(script.id),
    })),
    ...builtInQueue.options.map((queue, index) => ({
      id: `queue.${queue}`,
      label: t('tickets:nav.goTo', { queue: t(`tickets:queue.${queue}`) }),
      icon: queueIcons[queue],
      shortcut: String(index + 1),
      run: () => goTo(queue),
    })),
    ...orderedViews(context?.views ?? []).map((view) => ({
      id: `view.${view.id}`,
      label: t('tickets:nav.goTo', { queue: view.name }),
      icon: queueIcons.view,
      run: () => goTo(`view-${view.id}`),
    })),
    ...(context?.teams ?? []).map((team) => ({
      id: `team.${team.id}`,
      label: t('tickets:nav.ticketsOf', { name: team.name }),
      keywords: t('app:palette.teams'),
      icon: queueIcons.oneTeam,
      onlyTyped: true,
      run: () => goTo(teamQueueKey(team.id)),
    })),
    ...(context?.users ?? [])
      .filter((user) => user.active && user.id !== context?.me.id)
      .map((user) => ({
        id: `person.${user.id}`,
        label: t('tickets:nav.ticketsOf', { name: user.name }),
        keywords: user.email,
        icon: queueIcons.person,
        onlyTyped: true,
        run: () => goTo(personQueueKey(user.id)),
      })),
    ...sections
      .filter(({ section }) => section !== 'people' || context?.me.role === 'admin')
      .filter(({ section }) => section !== 'outcomes' || context?.me.role === 'admin' || context?.me.role === 'lead')
      .map(({ section, icon }) => ({
        id: `settings.${section}`,
        label: t(`app:action.section.${section}`),
        icon,
        run: () => openSettings(section),
      })),
  ])
}
