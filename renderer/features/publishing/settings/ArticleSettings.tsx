import { ActionIcon, MultiSelect, Radio } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { siteLimits } from '#shared/domain/sites'
import type { AppContext } from '#shared/ipc/views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { childrenOf, pathName } from '../../knowledge/index.ts'
import { ArticleChoice } from './ArticleChoice.tsx'
import { moved } from './order.ts'
import { Part } from './Part.tsx'
import type { PartProps } from './SettingsView.tsx'
import classes from './settings.module.css'

/** Which public articles the site takes, and which of them come first. */
export function ArticleSettings({ model, context }: PartProps & { readonly context: AppContext }) {
  const { t, i18n } = useTranslation('publishing')
  const language = i18n.resolvedLanguage ?? 'en'
  const categories = useAsk('category.list', {}).data ?? []
  const { form, set } = model
  const byPath = categories
    .map(({ id }) => ({ value: id, label: pathName(categories, id, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
  return (
    <Part name="articles">
      <p className={classes.hint}>{t('publishing:hint.articles')}</p>
      <div data-field="takesAll">
        <Radio.Group
          aria-label={t('publishing:field.takes')}
          value={form.takesAll ? 'all' : 'some'}
          onChange={(value) => set('takesAll', value === 'all')}
        >
          <Radio size="xs" value="all" label={t('publishing:takes.all')} />
          <Radio mt={4} size="xs" value="some" label={t('publishing:takes.some')} />
        </Radio.Group>
      </div>
      {!form.takesAll && (
        <div className={classes.indented}>
          <MultiSelect
            label={t('publishing:field.categoryIds')}
            description={t('publishing:hint.categoryIds')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('publishing:clear') }}
            data={withLost(byPath, form.categoryIds, t('publishing:lost'))}
            value={[...form.categoryIds]}
            onChange={(ids) => set('categoryIds', ids)}
          />
          <MultiSelect
            label={t('publishing:field.tagIds')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('publishing:clear') }}
            data={withLost(
              context.tags.map(({ id, name }) => ({ value: id, label: name })),
              form.tagIds,
              t('publishing:lost'),
            )}
            value={[...form.tagIds]}
            onChange={(ids) => set('tagIds', ids)}
          />
          <ArticleChoice
            field="articleIds"
            most={siteLimits.byHand}
            ids={form.articleIds}
            onChange={(ids) => set('articleIds', ids)}
          />
        </div>
      )}
      <ArticleChoice
        field="leftOutIds"
        most={siteLimits.byHand}
        ids={form.leftOutIds}
        onChange={(ids) => set('leftOutIds', ids)}
      />
      <ArticleChoice
        field="featuredIds"
        isOrdered
        most={siteLimits.featured}
        ids={form.featuredIds}
        onChange={(ids) => set('featuredIds', ids)}
      />
      <CategoryOrder
        names={childrenOf(categories, null, language).map(({ id }) => ({
          id,
          name: pathName(categories, id, language),
        }))}
        order={form.categoryOrder}
        onChange={(ids) => set('categoryOrder', ids)}
      />
    </Part>
  )
}

type Choice = { readonly value: string; readonly label: string }

/** What was chosen once and is there no more can still be taken away. */
function withLost(choices: readonly Choice[], chosen: readonly string[], lost: string): Choice[] {
  const known = new Set(choices.map(({ value }) => value))
  return [...choices, ...chosen.filter((id) => !known.has(id)).map((value) => ({ value, label: lost }))]
}

function CategoryOrder(props: {
  readonly names: readonly { readonly id: string; readonly name: string }[]
  readonly order: readonly string[]
  readonly onChange: (ids: string[]) => void
}) {
  const { names, order, onChange } = props
  const { t } = useTranslation('publishing')
  if (names.length < 2) return null
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : Number.POSITIVE_INFINITY)
  const shown = names.toSorted((a, b) => {
    const [first, second] = [place(a.id), place(b.id)]
    return first === second ? names.indexOf(a) - names.indexOf(b) : first - second
  })
  const move = (index: number, step: 1 | -1) => {
    const ids = moved(
      shown.map(({ id }) => id),
      index,
      step,
    )
    // Categories further down may have a place of their own there.
    onChange([...ids, ...order.filter((id) => !ids.includes(id))])
  }
  return (
    <div data-field="categoryOrder">
      <p className={classes.label} id="site-category-order">
        {t('publishing:field.categoryOrder')}
      </p>
      <ol className={classes.items} aria-labelledby="site-category-order">
        {shown.map(({ id, name }, index) => (
          <li key={id}>
            <span className={classes.itemName}>{name}</span>
            <ActionIcon
              disabled={index === 0}
              aria-label={t('publishing:order.up', { name })}
              onClick={() => move(index, -1)}
            >
              <IconArrowUp size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
            <ActionIcon
              disabled={index === shown.length - 1}
              aria-label={t('publishing:order.down', { name })}
              onClick={() => move(index, 1)}
            >
              <IconArrowDown size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
    </div>
  )
}
