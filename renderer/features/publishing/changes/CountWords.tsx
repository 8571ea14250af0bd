import type { SitePlan } from '#shared/ipc/publishing'
import { useTranslation } from '../../../app/i18n.ts'
import { useCountWords } from '../count-words.ts'

/** What the next edition does to the articles that readers find, in one sentence. */
export function CountWords({ plan }: { readonly plan: Pick<SitePlan, 'counts' | 'online'> }) {
  const { t } = useTranslation('publishing')
  const wordsOf = useCountWords()
  const { counts, online } = plan
  if (online === 'nothing') return t('publishing:changes.first', { count: counts.pages })
  if (online === 'unknown') return t('publishing:changes.unknownShort', { count: counts.pages })
  const list = wordsOf(counts)
  return list === '' ? t('publishing:changes.none') : t('publishing:changes.counts', { list })
}
