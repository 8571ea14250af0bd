import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { QueryResult } from '#shared/ipc/contract'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { AudienceMark } from '../marks/AudienceMark.tsx'
import classes from './quality.module.css'

/** Picks the article that answers a search: from now on these words find it. */
export function SynonymDialog(props: {
  readonly miss: QueryResult<'searchMiss.list'>['items'][number]
  readonly language: string
  readonly onClose: () => void
}) {
  const { miss, language, onClose } = props
  const { t } = useTranslation(['knowledgeFlow', 'knowledge'])
  const [text, setText] = useState('')
  const [wanted] = useDebouncedValue(text.trim(), 80)
  const combobox = useCombobox({ defaultOpened: true })
  const { data } = useAsk('article.find', { text: wanted, language, limit: 12 }, { keepPrevious: true })
  const pick = async (articleId: string) => {
    const title = data?.find((each) => each.articleId === articleId)?.title ?? ''
    try {
      await run('searchMiss.resolve', { missId: miss.id, state: 'synonym', articleId })
      showDone(t('knowledgeFlow:misses.synonymDone', { query: miss.query, title }))
      onClose()
    } catch (caught) {
      showFailure(caught)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('knowledgeFlow:misses.pickTitle', { query: miss.query })}
      size={480}
      closeButtonProps={{ 'aria-label': t('knowledge:cancel') }}
    >
      <p className={classes.explain}>{t('knowledgeFlow:misses.pickBody')}</p>
      <Combobox store={combobox} withinPortal={false} onOptionSubmit={(articleId) => void pick(articleId)}>
        <Combobox.Target>
          <TextInput
            data-autofocus
            label={t('knowledgeFlow:misses.article')}
            placeholder={t('knowledgeFlow:misses.articleHint')}
            value={text}
            onFocus={() => combobox.openDropdown()}
            onChange={(event) => {
              setText(event.currentTarget.value)
              combobox.openDropdown()
              combobox.selectFirstOption()
            }}
          />
        </Combobox.Target>
        <div className={classes.options}>
          <Combobox.Options aria-label={t('knowledgeFlow:misses.article')}>
            {data?.map((article) => (
              <Combobox.Option key={article.articleId} value={article.articleId} className={classes.pick ?? ''}>
                <span lang={article.language}>{article.title}</span>
                <AudienceMark audience={article.audience} />
              </Combobox.Option>
            ))}
            {data?.length === 0 && <Combobox.Empty>{t('knowledgeFlow:misses.noArticle')}</Combobox.Empty>}
          </Combobox.Options>
        </div>
      </Combobox>
    </Modal>
  )
}
