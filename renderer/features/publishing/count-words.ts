import type { EditionCounts } from '#shared/domain/sites'
import { formatLocale, useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'

const kinds = ['added', 'changed', 'moved', 'removed'] as const

/** "2 added, 1 changed": what an edition did, without what it did not. Empty when it changed nothing. */
export function useCountWords(): (counts: EditionCounts) => string {
  const { t, i18n } = useTranslation('publishing')
  const format = useFormat()
  const list = new Intl.ListFormat(formatLocale(i18n.resolvedLanguage), { type: 'unit' })
  return (counts) =>
    list.format(
      kinds.flatMap((kind) =>
        counts[kind] > 0 ? [t(`publishing:part.${kind}`, { count: format.number(counts[kind]) })] : [],
      ),
    )
}
