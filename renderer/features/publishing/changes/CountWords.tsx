import type { SitePlan } from '#shared/ipc/publishing'
import { useTranslation } from '../../../app/i18n.ts'

/** What the next edition does to the articles that readers find, in one sentence. */
export function CountWords({ plan }: { readonly plan: Pick<SitePlan, 'counts' | 'online'> }) {
  const { t } = useTranslation('publishing')
  const { pages, added, changed, moved, removed } = plan.counts
  if (plan.online === 'nothing') return t('publishing:changes.first', { count: pages })
  if (plan.online === 'unknown') return t('publishing:changes.unknownShort', { count: pages })
  if (added + changed + moved + removed === 0) return t('publishing:changes.none')
  return t('publishing:changes.counts', { added, changed, moved, removed })
}
