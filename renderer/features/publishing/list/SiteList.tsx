import { Button } from '@mantine/core'
import { IconClock, IconPlus, IconWorld } from '@tabler/icons-react'
import type { SiteRow } from '#shared/ipc/publishing'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openSite } from '../../../app/navigation.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { useSiteLink } from '../../../app/site-links.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { languageName } from '../../knowledge/index.ts'
import { closeNewSite, newSite, useNewSiteWanted } from '../new-site.ts'
import { SiteState } from '../SiteState.tsx'
import classes from './list.module.css'
import { NewSiteDialog } from './NewSiteDialog.tsx'

/** Every site with whether readers find it, and what is under way. */
export function SiteList() {
  const { t } = useTranslation('publishing')
  const sites = useAsk('site.list', {})
  const wanted = useNewSiteWanted()
  useShortcuts([{ id: 'sites.new', keys: 'n', scope: 'sites', label: 'publishing:new.open', run: newSite }])
  const rows = sites.data
  return (
    <section
      className={classes.main}
      aria-label={t('publishing:list.title')}
      data-pane="sites"
      data-shortcut-scope="sites"
      data-shortcuts
      tabIndex={-1}
    >
      <header className={classes.head}>
        <h1 className={classes.heading}>{t('publishing:list.title')}</h1>
        {rows !== undefined && rows.length > 0 && (
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
            aria-keyshortcuts="n"
            onClick={newSite}
          >
            {t('publishing:new.open')}
          </Button>
        )}
      </header>
      {sites.error && rows === undefined ? (
        <ErrorState error={sites.error} onRetry={() => void sites.refetch()} />
      ) : rows?.length === 0 ? (
        <EmptyState icon={IconWorld} title={t('publishing:list.empty')} body={t('publishing:list.emptyBody')}>
          <Button variant="filled" aria-keyshortcuts="n" onClick={newSite}>
            {t('publishing:new.open')}
          </Button>
        </EmptyState>
      ) : (
        rows && (
          <ul className={classes.rows}>
            {rows.map((row) => (
              <Row key={row.site.id} row={row} />
            ))}
          </ul>
        )
      )}
      {wanted && <NewSiteDialog onClose={closeNewSite} />}
    </section>
  )
}

function Row({ row }: { readonly row: SiteRow }) {
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const { site, current, pending } = row
  const link = useSiteLink(site)
  const languages = site.languages.map(({ language }) => languageName(language)).join(', ')
  return (
    <li>
      <button type="button" className={classes.row} onClick={() => openSite(site.id)}>
        <span className={classes.names}>
          <span className={classes.name}>
            {site.name}
            {site.archivedAt !== null && <span className={classes.tag}>{t('publishing:list.archived')}</span>}
            {pending && (
              <span className={classes.pending} title={t('publishing:list.pending')}>
                <IconClock size={14} stroke={1.5} aria-hidden />
                <span className="sb-visually-hidden">{t('publishing:list.pending')}</span>
              </span>
            )}
          </span>
          <span className={classes.address}>{link ?? site.address}</span>
        </span>
        <span className={classes.languages} title={languages}>
          {languages}
        </span>
        <span className={classes.pages}>
          {current?.counts &&
            t('publishing:list.articles', { count: format.number(current.counts.pages), n: current.counts.pages })}
        </span>
        <span className={classes.state}>
          <SiteState {...row} />
        </span>
      </button>
    </li>
  )
}
