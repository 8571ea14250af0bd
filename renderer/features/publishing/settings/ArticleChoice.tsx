import { ActionIcon, Select } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { moved } from './order.ts'
import classes from './settings.module.css'

/** Names are asked for so many at once. */
const named = 200

/** Articles chosen by hand, found by the beginnings of their words. */
export function ArticleChoice(props: {
  readonly field: 'articleIds' | 'leftOutIds' | 'featuredIds'
  readonly ids: readonly string[]
  readonly most: number
  readonly isOrdered?: boolean
  readonly onChange: (ids: string[]) => void
}) {
  const { field, ids, most, isOrdered = false, onChange } = props
  const { t, i18n } = useTranslation('publishing')
  const format = useFormat()
  const language = i18n.resolvedLanguage ?? 'en'
  const [text, setText] = useState('')
  const found = useAsk('article.find', { text, language, limit: 20 }, { keepPrevious: true }).data ?? []
  const shown = ids.slice(0, named)
  const refs = useAsk(
    'article.refs',
    { articleIds: [...shown], language },
    { enabled: shown.length > 0, keepPrevious: true },
  ).data
  const choices = found
    .filter(({ articleId, audience }) => audience === 'public' && !ids.includes(articleId))
    .map(({ articleId, title }) => ({ value: articleId, label: title }))
  const label = t(`publishing:field.${field}`)
  const nameOf = (id: string) =>
    refs?.find(({ articleId }) => articleId === id)?.title ?? (refs ? t('publishing:lost') : '')
  return (
    <div data-field={field}>
      <Select
        label={label}
        description={
          ids.length >= most
            ? t('publishing:articles.full', { most: format.number(most) })
            : t(`publishing:hint.${field}`)
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={t('publishing:articles.find')}
        searchable
        disabled={ids.length >= most}
        data={choices}
        // What was found is what fits: the control is not to sift it again.
        filter={({ options }) => options}
        searchValue={text}
        onSearchChange={(next) => setText(next.slice(0, 200))}
        nothingFoundMessage={t('publishing:articles.none')}
        value={null}
        onChange={(id) => {
          if (id) onChange([...ids, id])
          setText('')
        }}
      />
      {shown.length > 0 && (
        <ol className={classes.items} aria-label={label}>
          {shown.map((id, index) => {
            const name = nameOf(id)
            return (
              <li key={id}>
                <span className={classes.itemName}>{name}</span>
                {isOrdered && (
                  <>
                    <ActionIcon
                      disabled={index === 0}
                      aria-label={t('publishing:order.up', { name })}
                      onClick={() => onChange(moved(ids, index, -1))}
                    >
                      <IconArrowUp size={16} stroke={1.5} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      disabled={index === ids.length - 1}
                      aria-label={t('publishing:order.down', { name })}
                      onClick={() => onChange(moved(ids, index, 1))}
                    >
                      <IconArrowDown size={16} stroke={1.5} aria-hidden />
                    </ActionIcon>
                  </>
                )}
                <ActionIcon
                  aria-label={t('publishing:articles.remove', { name })}
                  onClick={() => onChange(ids.filter((each) => each !== id))}
                >
                  <IconX size={16} stroke={1.5} aria-hidden />
                </ActionIcon>
              </li>
            )
          })}
        </ol>
      )}
      {ids.length > named && (
        <p className={classes.hint}>{t('publishing:articles.more', { count: ids.length - named })}</p>
      )}
    </div>
  )
}
