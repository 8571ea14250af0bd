import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Article, type Audience, audience, knowledgeLimits } from '#shared/domain/knowledge'
import { useAsk } from '../../../app/data.ts'
import { isPast, today } from '../../../app/days.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { pathName } from '../library/category-tree.ts'
import classes from './article.module.css'

type Fields = Pick<Article, 'categoryId' | 'audience' | 'ownerId' | 'tagIds' | 'productIds' | 'keywords' | 'reviewBy'>
export type FieldSet = Partial<Fields>

export function fieldsOf(article: Fields): Fields {
  const { categoryId, audience: readers, ownerId, tagIds, productIds, keywords, reviewBy } = article
  return { categoryId, audience: readers, ownerId, tagIds, productIds, keywords, reviewBy }
}

const unfiled = 'none'

/** What an article is filed under. Each change is one by itself. `own`: what an agent may change of their own article; `new`: nobody else owns it yet. */
export function ArticleFields(props: {
  readonly value: Fields
  readonly onChange: (set: FieldSet) => void
  readonly may: 'all' | 'new' | 'own' | 'none'
}) {
  const { value, onChange, may } = props
  const { t, i18n } = useTranslation('knowledge')
  const language = i18n.resolvedLanguage ?? 'en'
  const format = useFormat()
  const { data: context } = useAsk('app.context', {})
  const categories = useAsk('category.list', {}).data ?? []
  const products = useAsk('product.list', {}).data ?? []
  const shelves = categories
    .map(({ id }) => ({ value: id, label: pathName(categories, id, language) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language))
  const people = (context?.users ?? [])
    .filter(({ active, id }) => active || id === value.ownerId)
    .map(({ id, name }) => ({ value: id, label: name }))
  if (may === 'none') {
    const nameOf = (
      list: readonly { readonly id: string; readonly name: string }[] | undefined,
      ids: readonly string[],
    ) => ids.map((each) => list?.find(({ id }) => id === each)?.name).filter((each) => each !== undefined)
    const shelf = shelves.find((each) => each.value === value.categoryId)?.label
    return (
      <dl className={classes.facts}>
        <ReadFact word={t('knowledge:field.category')} words={[shelf ?? t('knowledge:tree.unfiled')]} />
        <ReadFact word={t('knowledge:field.audience')} words={[t(`knowledge:audience.${value.audience}`)]} />
        <ReadFact word={t('knowledge:field.owner')} words={nameOf(context?.users, [value.ownerId])} />
        <ReadFact
          word={t('knowledge:field.reviewBy')}
          words={value.reviewBy ? [format.short(`${value.reviewBy}T12:00:00.000Z`, Date.now())] : []}
        />
        <ReadFact word={t('knowledge:field.products')} words={nameOf(products, value.productIds)} />
        <ReadFact word={t('knowledge:field.tags')} words={nameOf(context?.tags, value.tagIds)} />
        <ReadFact word={t('knowledge:field.keywords')} words={value.keywords} />
      </dl>
    )
  }
  const nothing = t('knowledge:nothing')
  return (
    <div className={classes.fields}>
      <Select
        label={t('knowledge:field.category')}
        searchable
        nothingFoundMessage={nothing}
        data={[{ value: unfiled, label: t('knowledge:tree.unfiled') }, ...shelves]}
        value={value.categoryId ?? unfiled}
        onChange={(next) => next && onChange({ categoryId: next === unfiled ? null : next })}
      />
      <Select
        label={t('knowledge:field.audience')}
        disabled={may !== 'all' && may !== 'new'}
        data={audience.options.map((each) => ({ value: each, label: t(`knowledge:audience.${each}`) }))}
        value={value.audience}
        onChange={(next) => next && onChange({ audience: next as Audience })}
      />
      <Select
        label={t('knowledge:field.owner')}
        searchable
        disabled={may !== 'all'}
        nothingFoundMessage={nothing}
        data={people}
        value={value.ownerId}
        onChange={(next) => next && onChange({ ownerId: next })}
      />
      <ReviewBy value={value.reviewBy} onChange={(reviewBy) => onChange({ reviewBy })} />
      <MultiSelect
        label={t('knowledge:field.products')}
        searchable
        nothingFoundMessage={nothing}
        maxValues={knowledgeLimits.products}
        data={products.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...value.productIds]}
        onChange={(productIds) => onChange({ productIds })}
      />
      <MultiSelect
        label={t('knowledge:field.tags')}
        searchable
        nothingFoundMessage={nothing}
        maxValues={knowledgeLimits.tags}
        data={(context?.tags ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={[...value.tagIds]}
        onChange={(tagIds) => onChange({ tagIds })}
      />
      <TagsInput
        label={t('knowledge:field.keywords')}
        description={t('knowledge:field.keywordsHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxTags={knowledgeLimits.keywords}
        value={[...value.keywords]}
        onChange={(keywords) => onChange({ keywords: keywords.map((each) => each.slice(0, knowledgeLimits.keyword)) })}
      />
    </div>
  )
}

/** A day that is over is not taken: the article would be overdue at once. One that has passed since is shown. */
function ReviewBy(props: { readonly value: string | null; readonly onChange: (day: string | null) => void }) {
  const { value, onChange } = props
  const { t } = useTranslation('knowledge')
  const [typed, setTyped] = useState(value ?? '')
  const [before, setBefore] = useState(value)
  if (before !== value) {
    setBefore(value)
    setTyped(value ?? '')
  }
  // A year that is still being typed begins long ago.
  const isRefused = isPast(typed) && typed !== value && typed >= '1000'
  return (
    <TextInput
      type="date"
      label={t('knowledge:field.reviewBy')}
      min={today()}
      value={typed}
      error={isRefused ? t('app:life.pastDay') : null}
      onChange={(event) => {
        const day = event.currentTarget.value
        setTyped(day)
        if (!isPast(day)) onChange(day || null)
      }}
    />
  )
}

/** Nothing for none: a reader is told what is known. */
function ReadFact({ word, words }: { readonly word: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <div className={classes.fact}>
      <dt>{word}</dt>
      <dd data-selectable>{words.join(', ')}</dd>
    </div>
  )
}
