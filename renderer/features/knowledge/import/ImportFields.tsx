import { Select } from '@mantine/core'
import { audience } from '#shared/domain/knowledge'
import type { ImportOptions } from '#shared/ipc/transfer'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { languageChoices } from '../language.ts'
import { treeLines } from '../library/category-tree.ts'
import classes from './transfer.module.css'

const none = 'none'
const publishing = ['none', 'as-said', 'all'] as const
const nothingClosed: ReadonlySet<string> = new Set()

/** What holds for texts that do not say it themselves. */
export function ImportFields(props: {
  readonly options: ImportOptions
  readonly mayPublish: boolean
  readonly onChange: (options: ImportOptions) => void
}) {
  const { options, mayPublish, onChange } = props
  const { t, i18n } = useTranslation(['knowledgeFlow', 'knowledge'])
  const categories = useAsk('category.list', {}).data ?? []
  const lines = treeLines(categories, nothingClosed, i18n.resolvedLanguage ?? 'en')
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.legend}>{t('knowledgeFlow:transfer.forThose')}</legend>
      <Select
        label={t('knowledgeFlow:transfer.language')}
        allowDeselect={false}
        value={options.language}
        onChange={(language) => language && onChange({ ...options, language })}
        data={languageChoices([options.language])}
      />
      <Select
        label={t('knowledgeFlow:transfer.category')}
        allowDeselect={false}
        searchable
        value={options.categoryId ?? none}
        onChange={(value) => onChange({ ...options, categoryId: value === none || value === null ? null : value })}
        data={[
          { value: none, label: t('knowledge:tree.unfiled') },
          ...lines.map(({ category, depth }) => ({
            value: category.id,
            label: `${'\u2003'.repeat(depth)}${category.translatedNames[i18n.resolvedLanguage ?? 'en'] ?? category.name}`,
          })),
        ]}
      />
      <Select
        label={t('knowledgeFlow:transfer.audience')}
        allowDeselect={false}
        value={options.audience}
        onChange={(value) => value && onChange({ ...options, audience: value as ImportOptions['audience'] })}
        data={audience.options.map((value) => ({ value, label: t(`knowledge:audience.${value}`) }))}
      />
      {mayPublish && (
        <Select
          label={t('knowledgeFlow:transfer.publish')}
          allowDeselect={false}
          value={options.publish}
          onChange={(value) => value && onChange({ ...options, publish: value as ImportOptions['publish'] })}
          data={publishing.map((value) => ({ value, label: t(`knowledgeFlow:transfer.publishing.${value}`) }))}
        />
      )}
    </fieldset>
  )
}
