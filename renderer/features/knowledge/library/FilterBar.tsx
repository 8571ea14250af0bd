import { Button, CloseButton, Select, TextInput } from '@mantine/core'
import { IconFilePlus, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { type Audience, audience } from '#shared/domain/knowledge'
import { type ArticleCondition, type ArticleFilter, articleCondition } from '#shared/ipc/knowledge-views'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { languageChoices } from '../language.ts'
import { conditionIcons } from '../marks/StateMark.tsx'
import { newArticle } from '../new-article.ts'
import classes from './library.module.css'
import type { LibraryState } from './library-state.ts'

/** Long enough that a fast typist asks once for two letters. Milliseconds. */
const settleMs = 60
const mineOptions = ['owner', 'reviewer', 'author', 'draft'] as const
type Mine = (typeof mineOptions)[number]

/** What narrows the list: words, states with their numbers, language, audience, what is mine, product and tag. */
export function FilterBar(props: {
  readonly library: LibraryState
  readonly change: (change: Partial<LibraryState>) => void
}) {
  const { library, change } = props
  const { filter } = library
  const { t } = useTranslation('knowledge')
  const search = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(filter.text ?? '')
  const narrow = (next: Partial<ArticleFilter>) => {
    const merged = { ...filter, ...next }
    const given = Object.entries(merged).filter(([, value]) => value !== undefined && value !== '')
    change({ filter: Object.fromEntries(given), offset: 0, cursorId: null })
  }
  const latest = useRef(narrow)
  useEffect(() => {
    latest.current = narrow
  })
  /** The words that this field has asked for: others come from elsewhere, e.g. from "Show all", and belong in it. */
  const asked = useRef(filter.text ?? '')
  useEffect(() => {
    const now = filter.text ?? ''
    if (now === asked.current) return
    asked.current = now
    setText(now)
  }, [filter.text])
  useEffect(() => {
    if (text.trim() === (filter.text ?? '')) return
    const timer = setTimeout(() => {
      asked.current = text.trim()
      latest.current({ text: text.trim() })
    }, settleMs)
    return () => clearTimeout(timer)
  }, [text, filter.text])

  useShortcuts([
    {
      id: 'library.search',
      keys: '/',
      scope: 'library',
      label: 'knowledge:shortcuts.search',
      run: () => search.current?.focus(),
    },
    { id: 'library.new', keys: 'n', scope: 'library', label: 'knowledge:shortcuts.new', run: () => newArticle() },
  ])

  return (
    <div className={classes.filters}>
      <div className={classes.filterRow}>
        <TextInput
          ref={search}
          className={classes.search ?? ''}
          type="search"
          aria-label={t('knowledge:filter.search')}
          placeholder={t('knowledge:filter.search')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          rightSection={
            text === '' ? null : (
              <CloseButton size="sm" aria-label={t('knowledge:filter.clear')} onClick={() => setText('')} />
            )
          }
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'ArrowDown') return
            event.preventDefault()
            if (event.key === 'Escape' && text !== '') setText('')
            else document.querySelector<HTMLElement>('[data-article-list]')?.focus()
          }}
        />
        <Select
          className={classes.choice ?? ''}
          aria-label={t('knowledge:filter.language')}
          placeholder={t('knowledge:filter.language')}
          clearable
          clearButtonProps={{ 'aria-label': t('knowledge:filter.allLanguages') }}
          data={languageChoices()}
          value={filter.language ?? null}
          onChange={(value) => narrow({ language: value ?? undefined })}
        />
        <Select
          className={classes.choice ?? ''}
          aria-label={t('knowledge:filter.audience')}
          placeholder={t('knowledge:filter.audience')}
          clearable
          clearButtonProps={{ 'aria-label': t('knowledge:filter.allAudiences') }}
          data={audience.options.map((value) => ({ value, label: t(`knowledge:audience.${value}`) }))}
          value={filter.audiences?.[0] ?? null}
          onChange={(value) => narrow({ audiences: value ? [value as Audience] : undefined })}
        />
        <Select
          className={classes.choice ?? ''}
          aria-label={t('knowledge:filter.mine')}
          placeholder={t('knowledge:filter.mine')}
          clearable
          clearButtonProps={{ 'aria-label': t('knowledge:filter.everybodys') }}
          data={mineOptions.map((value) => ({ value, label: t(`knowledge:mine.${value}`) }))}
          value={filter.mine ?? null}
          onChange={(value) => narrow({ mine: (value as Mine | null) ?? undefined })}
        />
        <Subjects filter={filter} narrow={narrow} />
        <Button
          className={classes.new ?? ''}
          variant="filled"
          leftSection={<IconFilePlus size={16} stroke={1.5} aria-hidden />}
          aria-keyshortcuts="n"
          onClick={() => newArticle()}
        >
          {t('knowledge:newArticle')}
        </Button>
      </div>
      <Conditions filter={filter} narrow={narrow} />
    </div>
  )
}

interface Narrowing {
  readonly filter: ArticleFilter
  readonly narrow: (next: Partial<ArticleFilter>) => void
}

/** What the articles are about: a product, a tag. */
function Subjects({ filter, narrow }: Narrowing) {
  const { t } = useTranslation('knowledge')
  const products = useAsk('product.list', {}).data ?? []
  const tags = useAsk('app.context', {}).data?.tags ?? []
  const product = useRef<HTMLInputElement>(null)
  const tag = useRef<HTMLInputElement>(null)
  useShortcuts([
    {
      id: 'library.product',
      keys: 'p',
      scope: 'library',
      label: 'knowledge:shortcuts.product',
      run: () => product.current?.focus(),
    },
    {
      id: 'library.tag',
      keys: 't',
      scope: 'library',
      label: 'knowledge:shortcuts.tag',
      run: () => tag.current?.focus(),
    },
  ])
  const choices = [
    { key: 'productId', ref: product, list: products, word: 'product', none: 'noProduct', all: 'allProducts' },
    { key: 'tagId', ref: tag, list: tags, word: 'tag', none: 'noTag', all: 'allTags' },
  ] as const
  return choices.map(({ key, ref, list, word, none, all }) => (
    <Select
      key={key}
      ref={ref}
      className={classes.choice ?? ''}
      aria-label={t(`knowledge:filter.${word}`)}
      placeholder={t(`knowledge:filter.${word}`)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t(`knowledge:filter.${all}`) }}
      nothingFoundMessage={t(`knowledge:filter.${none}`)}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
      data={list.map(({ id, name }) => ({ value: id, label: name }))}
      value={filter[key] ?? null}
      onChange={(value) => narrow({ [key]: value ?? undefined })}
      // The button that clears is the mouse's; by key one empties the field.
      onSearchChange={(text) => {
        if (text === '' && filter[key] !== undefined) narrow({ [key]: undefined })
      }}
    />
  ))
}

function Conditions({ filter, narrow }: Narrowing) {
  const { t } = useTranslation('knowledge')
  const format = useFormat()
  const { conditions = [], ...rest } = filter
  const { data: counts } = useAsk('article.counts', { filter: rest }, { keepPrevious: true })
  const toggle = (condition: ArticleCondition) => {
    const next = conditions.includes(condition)
      ? conditions.filter((each) => each !== condition)
      : [...conditions, condition]
    narrow({ conditions: next.length > 0 ? next : undefined })
  }
  return (
    <fieldset className={classes.conditions}>
      <legend className="sb-visually-hidden">{t('knowledge:filter.state')}</legend>
      {articleCondition.options.map((condition) => {
        const Icon = conditionIcons[condition]
        return (
          <button
            key={condition}
            type="button"
            className={classes.condition}
            data-condition={condition}
            data-none={counts?.[condition] === 0 || undefined}
            aria-pressed={conditions.includes(condition)}
            onClick={() => toggle(condition)}
          >
            <Icon size={14} stroke={1.75} aria-hidden />
            {t(`knowledge:state.${condition}`)}
            <span className={classes.conditionCount}>
              {counts?.[condition] === undefined ? '' : format.number(counts[condition])}
            </span>
          </button>
        )
      })}
    </fieldset>
  )
}
