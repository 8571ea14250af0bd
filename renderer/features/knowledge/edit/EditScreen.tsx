import { useState } from 'react'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import type { AppContext } from '#shared/ipc/views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { ArticleEditor } from './ArticleEditor.tsx'

/** Waits until it is known what the person has begun, so that nothing is put over it. */
export function EditScreen(props: {
  readonly articleId: string
  readonly language: string
  /** Null: an article that was never saved. */
  readonly detail: ArticleDetail | null
  readonly context: AppContext
  readonly merging: boolean
  /** Found again among what was begun: shown first, written on by a click or a key. */
  readonly begun: boolean
}) {
  const { articleId, language, detail } = props
  const draft = useAsk('articleDraft.get', { articleId, language })
  const [known, setKnown] = useState(false)
  // Both languages of the words are there before the first draw.
  useTranslation(['knowledge', 'conversation'])
  if (draft.error && draft.data === undefined)
    return <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />
  // An answer from before is none: what has come of it since may stand upon another text.
  if (!known && draft.data !== undefined && !draft.isFetching) setKnown(true)
  if (!known || draft.data === undefined) return null
  const text = detail?.translations.find((each) => each.language === language) ?? null
  return <ArticleEditor {...props} text={text} draft={draft.data} />
}
