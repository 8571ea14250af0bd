import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconBooks,
  IconChecklist,
  IconChevronDown,
  IconChevronRight,
  IconDots,
  IconFolder,
  IconFolderPlus,
  IconFolderQuestion,
  IconPencil,
  IconPuzzle,
  IconTrash,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { QueryResult } from '#shared/ipc/contract'
import { run, useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openKnowledge } from '../../../app/navigation.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import type { IconType } from '../../../ui/EmptyState.tsx'
import { partOf } from '../quality/kinds.ts'
import { BegunArticles } from './BegunArticles.tsx'
import { CategoryDialog, type EditedCategory } from './CategoryDialog.tsx'
import { categoryName, childrenOf, positionAfterMove, treeLines } from './category-tree.ts'
import classes from './library.module.css'
import type { LibraryState } from './library-state.ts'

export type CategoryRow = QueryResult<'category.list'>[number]
const none: readonly CategoryRow[] = []

interface Props {
  readonly library: LibraryState
  readonly change: (change: Partial<LibraryState>) => void
  readonly mayEdit: boolean
  /** Another screen of the library that is shown instead of the list. */
  readonly view: string | null
}

/** Where articles stand, with how many there are in each. Editors keep the tree here. */
export function CategoryTree({ library, change, mayEdit, view }: Props) {
  const { t, i18n } = useTranslation('knowledge')
  const language = i18n.resolvedLanguage ?? 'en'
  const categories = useAsk('category.list', {}).data ?? none
  const [edited, setEdited] = useState<EditedCategory | null>(null)
  const { closed, filter } = library
  const lines = treeLines(categories, closed, language)
  // One that is gone, or never was, narrows nothing.
  const shownId = categories.some(({ id }) => id === filter.categoryId) ? filter.categoryId : undefined
  const isUnfiled = filter.categoryId === null
  const show = (categoryId: string | null | undefined) => {
    const { categoryId: _, ...others } = filter
    change({ filter: categoryId === undefined ? others : { ...others, categoryId }, offset: 0, cursorId: null })
    if (view !== null) openKnowledge()
  }
  const toggle = (id: string) => {
    const next = new Set(closed)
    if (!next.delete(id)) next.add(id)
    change({ closed: next })
  }
  const isList = view === null
  return (
    <nav className={classes.nav} aria-label={t('knowledge:pane.categories')}>
      <NavLine
        icon={IconBooks}
        name={t('knowledge:tree.all')}
        current={isList && shownId === undefined && !isUnfiled}
        onClick={() => show(undefined)}
      />
      <NavLine
        icon={IconFolderQuestion}
        name={t('knowledge:tree.unfiled')}
        current={isList && isUnfiled}
        onClick={() => show(null)}
      />
      <div className={classes.caption}>
        <h2 className={classes.captionText}>{t('knowledge:tree.title')}</h2>
        {mayEdit && (
          <ActionIcon
            size={24}
            aria-label={t('knowledge:tree.add')}
            title={t('knowledge:tree.add')}
            onClick={() => setEdited({ category: null, parentId: shownId ?? null })}
          >
            <IconFolderPlus size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {categories.length === 0 && <p className={classes.hint}>{t('knowledge:tree.empty')}</p>}
      <ul className={classes.lines}>
        {lines.map(({ category, depth, hasChildren }) => (
          <li key={category.id} className={classes.treeLine}>
            {hasChildren ? (
              <button
                type="button"
                className={classes.twist}
                style={{ marginInlineStart: depth * 16 }}
                aria-expanded={!closed.has(category.id)}
                aria-label={t('knowledge:tree.twist', { name: categoryName(category, language) })}
                onClick={() => toggle(category.id)}
              >
                {closed.has(category.id) ? (
                  <IconChevronRight size={14} stroke={1.75} aria-hidden />
                ) : (
                  <IconChevronDown size={14} stroke={1.75} aria-hidden />
                )}
              </button>
            ) : (
              <span className={classes.twist} style={{ marginInlineStart: depth * 16 }} />
            )}
            <NavLine
              icon={IconFolder}
              name={categoryName(category, language)}
              count={category.articles}
              current={isList && category.id === shownId}
              onClick={() => show(category.id)}
            />
            {mayEdit && (
              <CategoryMenu categories={categories} category={category} language={language} onEdit={setEdited} />
            )}
          </li>
        ))}
      </ul>
      <BegunArticles />
      {mayEdit && (
        <>
          <div className={classes.caption}>
            <h2 className={classes.captionText}>{t('knowledge:tree.tools')}</h2>
          </div>
          <NavLine
            icon={IconPuzzle}
            name={t('knowledge:snippets.title')}
            current={view === 'snippets'}
            onClick={() => openKnowledge('snippets')}
          />
          <NavLine
            icon={IconChecklist}
            name={t('knowledge:tree.quality')}
            current={partOf(view) !== null}
            onClick={() => openKnowledge('quality')}
          />
        </>
      )}
      {edited && (
        <CategoryDialog
          key={edited.category?.id ?? 'new'}
          edited={edited}
          categories={categories}
          onClose={() => setEdited(null)}
        />
      )}
    </nav>
  )
}

function NavLine(props: {
  readonly icon: IconType
  readonly name: ReactNode
  readonly count?: number
  readonly current: boolean
  readonly onClick: () => void
}) {
  const { icon: Icon, name, count, current, onClick } = props
  const format = useFormat()
  return (
    <button type="button" className={classes.navLine} aria-current={current ? 'page' : undefined} onClick={onClick}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <span className={classes.navName}>{name}</span>
      {count !== undefined && <span className={classes.navCount}>{format.number(count)}</span>}
    </button>
  )
}

function CategoryMenu(props: {
  readonly categories: readonly CategoryRow[]
  readonly category: CategoryRow
  readonly language: string
  readonly onEdit: (edited: EditedCategory) => void
}) {
  const { categories, category, language, onEdit } = props
  const { t } = useTranslation('knowledge')
  const name = categoryName(category, language)
  const siblings = childrenOf(categories, category.parentId, language)
  const move = (step: 1 | -1) => {
    // Categories that were never moved all have the same place: they are numbered as they stand.
    const numbered = siblings.map((each, index) => ({ ...each, position: index }))
    const isNumbered = new Set(siblings.map(({ position }) => position)).size === siblings.length
    const position = positionAfterMove(isNumbered ? siblings : numbered, category.id, step)
    if (position === null) return
    const others = isNumbered ? [] : numbered.filter((each) => each.id !== category.id)
    const commands = [{ id: category.id, position, base: category.position }].concat(
      others.map(({ id, position: at }) => ({
        id,
        position: at,
        base: siblings.find((each) => each.id === id)?.position ?? 0,
      })),
    )
    run('command.batch', {
      commands: commands.map(({ id, position: at, base }) => ({
        name: 'category.save' as const,
        args: { categoryId: id, set: { position: at }, base: { position: base } },
      })),
    }).catch(showFailure)
  }
  const remove = async () => {
    const agreed = await confirm({
      title: t('knowledge:tree.deleteTitle', { name }),
      body: t('knowledge:tree.deleteBody'),
      confirm: t('knowledge:tree.delete'),
      cancel: t('knowledge:cancel'),
      danger: true,
    })
    if (agreed) await run('category.delete', { categoryId: category.id }).catch(showFailure)
  }
  const inUse = category.articles > 0 || categories.some(({ parentId }) => parentId === category.id)
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <button type="button" className={classes.lineMenu} aria-label={t('knowledge:tree.menu', { name })}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />}
          onClick={() => onEdit({ category, parentId: category.parentId })}
        >
          {t('knowledge:tree.edit')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFolderPlus size={16} stroke={1.5} aria-hidden />}
          onClick={() => onEdit({ category: null, parentId: category.id })}
        >
          {t('knowledge:tree.addBelow')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size={16} stroke={1.5} aria-hidden />}
          disabled={siblings[0]?.id === category.id}
          onClick={() => move(-1)}
        >
          {t('knowledge:tree.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} stroke={1.5} aria-hidden />}
          disabled={siblings.at(-1)?.id === category.id}
          onClick={() => move(1)}
        >
          {t('knowledge:tree.down')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />}
          disabled={inUse}
          onClick={() => void remove()}
        >
          {t('knowledge:tree.delete')}
          {inUse && <span className={classes.menuDetail}>{t('knowledge:tree.inUse')}</span>}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
