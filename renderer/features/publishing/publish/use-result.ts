import { useEffect, useRef } from 'react'
import type { Edition } from '#shared/domain/sites'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone } from '../../../app/toasts.tsx'
import { useCountWords } from '../count-words.ts'
import { isUnfinished } from '../site/states.ts'

/** Says once that an edition is online which was waited for while somebody looked, and what it changed. */
export function useResult(editions: readonly Edition[]): void {
  const { t } = useTranslation('publishing')
  const wordsOf = useCountWords()
  const waited = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    for (const { id, state, number, counts } of editions) {
      if (!waited.current.has(id) || state !== 'published') continue
      const list = counts ? wordsOf(counts) : ''
      showDone(list === '' ? t('publishing:bar.onlineSame', { number }) : t('publishing:bar.online', { number, list }))
    }
    waited.current = new Set(editions.filter(isUnfinished).map(({ id }) => id))
  }, [editions, t, wordsOf])
}
