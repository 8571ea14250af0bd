import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconClock, IconWorldOff, IconWorldUpload } from '@tabler/icons-react'
import { useState } from 'react'
import type { Edition, Site } from '#shared/domain/sites'
import type { AppContext } from '#shared/ipc/views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openSite, openSites } from '../../../app/navigation.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { ChangesView } from '../changes/ChangesView.tsx'
import { EditionsView } from '../editions/EditionsView.tsx'
import { PublishDialog } from '../publish/PublishDialog.tsx'
import { StateBar } from '../publish/StateBar.tsx'
import { SiteState } from '../SiteState.tsx'
import { SettingsView } from '../settings/SettingsView.tsx'
import { LookMenu } from './LookMenu.tsx'
import classes from './site.module.css'
import { editionsOf } from './states.ts'

const views = ['changes', 'settings', 'editions'] as const
type View = (typeof views)[number]

/** One site: what the next edition changes, what it is, and what it was. */
export function SiteScreen(props: {
  readonly siteId: string
  readonly view: string | null
  readonly field: string | null
  readonly context: AppContext
}) {
  const { siteId, view, field, context } = props
  const { t } = useTranslation('publishing')
  const found = useAsk('site.get', { siteId })
  if (found.error && found.data === undefined)
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return null
  if (found.data === null)
    return (
      <EmptyState icon={IconWorldOff} title={t('publishing:gone.title')} body={t('publishing:gone.body')}>
        <Button onClick={openSites}>{t('publishing:gone.back')}</Button>
      </EmptyState>
    )
  return (
    <Known {...found.data} context={context} view={views.find((each) => each === view) ?? 'changes'} field={field} />
  )
}

function Known(props: {
  readonly site: Site
  readonly editions: readonly Edition[]
  readonly pending: boolean
  readonly context: AppContext
  readonly view: View
  readonly field: string | null
}) {
  const { site, editions, pending, context, view, field } = props
  const { t } = useTranslation('publishing')
  const [publishing, setPublishing] = useState(false)
  const states = editionsOf(site, editions)
  const show = (next: View) => openSite(site.id, { view: next === 'changes' ? null : next, replace: true })
  const publish = () => setPublishing(true)
  const scope = { scope: 'sites' } as const
  useShortcuts([
    { id: 'sites.changes', keys: 'c', label: 'publishing:view.changes', ...scope, run: () => show('changes') },
    { id: 'sites.settings', keys: 's', label: 'publishing:view.settings', ...scope, run: () => show('settings') },
    { id: 'sites.editions', keys: 'e', label: 'publishing:view.editions', ...scope, run: () => show('editions') },
    {
      id: 'sites.publish',
      keys: 'p',
      label: 'publishing:publish.open',
      ...scope,
      when: () => site.archivedAt === null,
      run: publish,
    },
  ])
  return (
    <section
      className={classes.screen}
      aria-label={site.name}
      data-pane="site"
      data-shortcut-scope="sites"
      data-shortcuts
      tabIndex={-1}
    >
      <header className={classes.head}>
        <ActionIcon size={30} aria-label={t('publishing:back')} onClick={openSites}>
          <IconArrowLeft size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
        <h1 className={classes.name} title={site.name}>
          {site.name}
        </h1>
        <span className={classes.state}>
          <SiteState {...states} />
          {pending && (
            <span className={classes.pending} title={t('publishing:list.pending')}>
              <IconClock size={14} stroke={1.5} aria-hidden />
              <span className="sb-visually-hidden">{t('publishing:list.pending')}</span>
            </span>
          )}
        </span>
        <nav className={classes.views} aria-label={t('publishing:view.label')}>
          {views.map((each) => (
            <button
              key={each}
              type="button"
              className={classes.view}
              aria-current={view === each ? 'page' : undefined}
              onClick={() => show(each)}
            >
              {t(`publishing:view.${each}`)}
            </button>
          ))}
        </nav>
        <LookMenu site={site} isOnline={states.current !== null} />
        <Button
          variant="filled"
          leftSection={<IconWorldUpload size={16} stroke={1.5} aria-hidden />}
          aria-keyshortcuts="p"
          disabled={site.archivedAt !== null}
          onClick={publish}
        >
          {t('publishing:publish.open')}
        </Button>
      </header>
      <StateBar site={site} editions={editions} context={context} />
      {view === 'changes' && <ChangesView site={site} />}
      {view === 'settings' && <SettingsView site={site} context={context} field={field} />}
      {view === 'editions' && <EditionsView site={site} editions={editions} context={context} />}
      {publishing && <PublishDialog site={site} onClose={() => setPublishing(false)} />}
    </section>
  )
}
