import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { lazy } from 'react'
import { Frame } from './Frame.tsx'
import { history, lastQueue } from './navigation.ts'
import { QueueScreen } from './QueueScreen.tsx'
import { CustomerScreen, OrganizationScreen } from './RecordScreens.tsx'

const OutboxScreen = lazy(() =>
  import('../features/sync/index.ts').then((module) => ({ default: module.OutboxScreen })),
)
const CallsScreen = lazy(() => import('../features/calls/index.ts').then((module) => ({ default: module.CallsScreen })))
const SettingsScreen = lazy(() =>
  import('../features/settings/index.ts').then((module) => ({ default: module.SettingsScreen })),
)

const KnowledgeScreen = lazy(() =>
  import('../features/knowledge/index.ts').then((module) => ({ default: module.KnowledgeScreen })),
)
const QualityScreen = lazy(() => import('./QualityPlace.tsx').then((module) => ({ default: module.QualityPlace })))

const ScriptsScreen = lazy(() =>
  import('../features/scripts/ScriptsScreen.tsx').then((module) => ({ default: module.ScriptsScreen })),
)

const SitesScreen = lazy(() =>
  import('../features/publishing/index.ts').then((module) => ({ default: module.SitesScreen })),
)

const toQueue = () =>
  redirect({ to: '/queue/$queueKey/{-$ticketId}', params: { queueKey: lastQueue(), ticketId: undefined } })

const root = createRootRoute({ component: Frame, notFoundComponent: () => null })
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw toQueue()
  },
})
const queue = createRoute({ getParentRoute: () => root, path: '/queue/$queueKey/{-$ticketId}', component: QueueScreen })
const customer = createRoute({ getParentRoute: () => root, path: '/customer/$id', component: CustomerScreen })
const organization = createRoute({
  getParentRoute: () => root,
  path: '/organization/$id',
  component: OrganizationScreen,
})
const settings = createRoute({ getParentRoute: () => root, path: '/settings/{-$section}', component: SettingsScreen })
const calls = createRoute({ getParentRoute: () => root, path: '/calls/{-$callId}', component: CallsScreen })
const callbacks = createRoute({
  getParentRoute: () => root,
  path: '/callbacks/{-$callbackId}',
  component: CallsScreen,
})
const knowledge = createRoute({
  getParentRoute: () => root,
  path: '/knowledge/{-$articleId}',
  component: KnowledgeScreen,
})
const quality = createRoute({ getParentRoute: () => root, path: '/quality/{-$tab}', component: QualityScreen })
const scripts = createRoute({ getParentRoute: () => root, path: '/scripts/{-$scriptId}', component: ScriptsScreen })
const sites = createRoute({ getParentRoute: () => root, path: '/sites/{-$siteId}', component: SitesScreen })
const outbox = createRoute({ getParentRoute: () => root, path: '/outbox', component: OutboxScreen })

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    queue,
    customer,
    organization,
    calls,
    callbacks,
    settings,
    quality,
    outbox,
    knowledge,
    scripts,
    sites,
  ]),
  history,
  // Search values of ours are plain words; the default would write and read them as JSON.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString()
    return text === '' ? '' : `?${text}`
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
