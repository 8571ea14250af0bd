import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { limits } from '#shared/domain/primitives'
import { run } from '../../../app/data.ts'
import { languages, useTranslation } from '../../../app/i18n.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { languageName } from '../language.ts'
import type { CategoryRow } from './CategoryTree.tsx'
import { above, below, childrenOf, pathName } from './category-tree.ts'
import classes from './library.module.css'

export interface EditedCategory {
  /** Null: a new one. */
  readonly category: CategoryRow | null
  readonly parentId: string | null
}

const top = 'top'

/** Names a category, in every language, and says where it hangs. */
export function CategoryDialog(props: {
  readonly edited: EditedCategory
  readonly categories: readonly CategoryRow[]
  readonly onClose: () => void
}) {
  const { edited, categories, onClose } = props
  const { category } = edited
  const { t, i18n } = useTranslation('knowledge')
  const own = i18n.resolvedLanguage ?? 'en'
  const [begun] = useState(() => ({
    name: category?.name ?? '',
    translatedNames: category?.translatedNames ?? {},
    parentId: edited.parentId,
  }))
  const [form, setForm] = useState(begun)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const dirty = JSON.stringify(form) !== JSON.stringify(begun)
  const under = category ? below(categories, category.id) : new Set<string>()
  const parents = categories
    .filter(({ id }) => id !== category?.id && !under.has(id))
    .map(({ id }) => ({ value: id, label: pathName(categories, id, own) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, own))

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const name = form.name.trim()
    if (name === '' || name.length > limits.name) {
      setProblem(t(name === '' ? 'knowledge:problem.noName' : 'knowledge:problem.longName', { most: limits.name }))
      return
    }
    const translatedNames = Object.fromEntries(
      Object.entries(form.translatedNames)
        .map(([language, text]) => [language, text.trim()] as const)
        .filter(([, text]) => text !== ''),
    )
    const next = { name, translatedNames, parentId: form.parentId }
    const parentIds = form.parentId ? above(categories, form.parentId) : []
    setBusy(true)
    try {
      if (category) {
        const { name: was, translatedNames: were, parentId } = category
        await run('category.save', {
          categoryId: category.id,
          set: next,
          base: { name: was, translatedNames: were, parentId },
          parentIds,
        })
      } else {
        const { v7 } = await import('uuid')
        const last = childrenOf(categories, form.parentId, own).at(-1)
        await run('category.save', {
          categoryId: v7(),
          set: { ...next, position: (last?.position ?? -1) + 1 },
          parentIds,
        })
      }
      onClose()
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }

  return (
    <FormDialog
      title={category ? t('knowledge:tree.editTitle') : t('knowledge:tree.add')}
      size={440}
      dirty={dirty}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={(event) => void save(event)} noValidate>
        <TextInput
          data-autofocus
          label={t('knowledge:field.name')}
          value={form.name}
          error={problem}
          onChange={(event) => {
            setForm({ ...form, name: event.currentTarget.value })
            setProblem(null)
          }}
        />
        {languages.map((language) => (
          <TextInput
            key={language}
            label={t('knowledge:tree.nameIn', { language: languageName(language) })}
            placeholder={form.name}
            maxLength={limits.name}
            value={form.translatedNames[language] ?? ''}
            onChange={(event) =>
              setForm({
                ...form,
                translatedNames: { ...form.translatedNames, [language]: event.currentTarget.value },
              })
            }
          />
        ))}
        <Select
          label={t('knowledge:tree.parent')}
          searchable
          value={form.parentId ?? top}
          data={[{ value: top, label: t('knowledge:tree.top') }, ...parents]}
          nothingFoundMessage={t('knowledge:nothing')}
          onChange={(value) => value && setForm({ ...form, parentId: value === top ? null : value })}
        />
        <div className={classes.formActions}>
          <Button onClick={onClose}>{t('knowledge:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('knowledge:save')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}
