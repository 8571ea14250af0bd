import { IconWorldOff } from '@tabler/icons-react'
import { mayPublish } from '#shared/rules/publishing/roles'
import { useAsk } from '../../app/data.ts'
import { ErrorBoundary } from '../../app/ErrorBoundary.tsx'
import { useTranslation } from '../../app/i18n.ts'
import { usePlace } from '../../app/navigation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SiteList } from './list/SiteList.tsx'
import { SiteScreen } from './site/SiteScreen.tsx'

/** The sites of the help centre: their list, or one of them. */
export function SitesScreen() {
  const { t } = useTranslation(['publishing', 'knowledge', 'sync'])
  const place = usePlace()
  const { data: context } = useAsk('app.context', {})
  if (place.at !== 'sites' || context === undefined) return null
  if (!mayPublish(context.me.role))
    return (
      <EmptyState icon={IconWorldOff} title={t('publishing:forEditors.title')} body={t('publishing:forEditors.body')} />
    )
  const { siteId, view, field } = place
  return (
    <ErrorBoundary resetKey={siteId ?? 'list'}>
      {siteId ? <SiteScreen key={siteId} siteId={siteId} view={view} field={field} context={context} /> : <SiteList />}
    </ErrorBoundary>
  )
}
