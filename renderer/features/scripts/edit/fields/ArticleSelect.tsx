import { Select } from '@mantine/core'
import { useState } from 'react'
import type { StepOf } from '#shared/domain/scripts'
import { useAsk } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { type Editor, problemsOf } from '../editor.ts'

const most = 20

/** Picks an article by the words of its title. */
export function ArticleSelect(props: {
  readonly editor: Editor
  readonly step: StepOf<'show-article'>
  readonly onChange: (articleId: string | null) => void
}) {
  const { editor, step, onChange } = props
  const { t } = useTranslation('scripts')
  const [text, setText] = useState('')
  const language = editor.languages[0] ?? 'en'
  const chosen = useAsk(
    'article.refs',
    { articleIds: step.articleId === null ? [] : [step.articleId], language },
    { enabled: step.articleId !== null },
  ).data?.[0]
  // What stands in the field is the chosen title, which nobody has searched for.
  const wanted = text === chosen?.title ? '' : text.slice(0, 200)
  const found = useAsk('article.find', { text: wanted, language, limit: most }, { keepPrevious: true }).data ?? []
  const rows = chosen && !found.some(({ articleId }) => articleId === chosen.articleId) ? [chosen, ...found] : found
  const problem = problemsOf(editor.problems, step.id).find(({ code }) => code.includes('article'))
  return (
    <Select
      data-first
      label={t('scripts:field.article')}
      placeholder={t('scripts:field.articleHint')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('scripts:field.none') }}
      nothingFoundMessage={t('scripts:field.noArticle')}
      // The cache has searched already.
      filter={({ options }) => options}
      data={rows.map(({ articleId, title }) => ({ value: articleId, label: title }))}
      value={step.articleId}
      searchValue={text}
      onSearchChange={setText}
      disabled={!editor.mayEdit}
      error={problem ? t(`scripts:problem.${problem.code}`) : null}
      onChange={onChange}
    />
  )
}
