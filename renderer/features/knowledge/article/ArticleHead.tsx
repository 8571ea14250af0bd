import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconHistory, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle, openKnowledge, useWayBack } from '../../../app/navigation.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { keysText } from '../../../ui/Kbd.tsx'
import { categoryName } from '../library/category-tree.ts'
import classes from './article.module.css'
import { LanguageTabs } from './LanguageTabs.tsx'
import { LifeButtons } from './LifeButtons.tsx'
import type { TextView } from './life.ts'

/** Where the article stands, its languages, and what can be done with it. */
export function ArticleHead(props: {
  readonly detail: ArticleDetail
  readonly text: TextView
  readonly view: string | null
}) {
  const { detail, text, view } = props
  const { article } = detail
  const { t } = useTranslation(['knowledge', 'app'])
  const { data: context } = useAsk('app.context', {})
  const { language } = text
  const wayBack = useWayBack()
  const edit = () => openArticle(article.id, { language, view: 'edit' })
  const versions = () => openArticle(article.id, { language, view: view === 'versions' ? null : 'versions' })
  useShortcuts([
    { id: 'article.edit', keys: 'e', scope: 'article', label: 'knowledge:shortcuts.edit', run: edit },
    { id: 'article.versions', keys: 'v', scope: 'article', label: 'knowledge:shortcuts.versions', run: versions },
  ])
  return (
    <header className={classes.head}>
      {wayBack ? (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={18} stroke={1.5} aria-hidden />}
          aria-keyshortcuts="Escape"
          title={keysText(t, 'Escape')}
          onClick={wayBack.go}
        >
          {t([`knowledge:wayBack.${wayBack.at}`, 'knowledge:wayBack.other'])}
        </Button>
      ) : (
        <BackButton onClick={() => openKnowledge()} keys="Escape" />
      )}
      <Path detail={detail} />
      <LanguageTabs detail={detail} language={language} view={view} />
      <div className={classes.headActions}>
        <Button
          variant={view === 'versions' ? 'light' : 'subtle'}
          color="gray"
          leftSection={<IconHistory size={16} stroke={1.5} aria-hidden />}
          aria-pressed={view === 'versions'}
          aria-keyshortcuts="v"
          title={keysText(t, 'V')}
          onClick={versions}
        >
          {t('knowledge:versions.title')}
        </Button>
        <Button
          leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />}
          aria-keyshortcuts="e"
          title={keysText(t, 'E')}
          onClick={edit}
        >
          {t('knowledge:edit')}
        </Button>
        {context && <LifeButtons me={context.me} users={context.users} detail={detail} text={text} />}
      </div>
    </header>
  )
}

export function BackButton({ onClick, keys }: { readonly onClick: () => void; readonly keys?: string }) {
  const { t } = useTranslation(['knowledge', 'app'])
  const label = t('knowledge:backToLibrary')
  return (
    <ActionIcon
      size={30}
      aria-label={label}
      title={keys ? `${label} (${keysText(t, keys)})` : label}
      {...(keys ? { 'aria-keyshortcuts': keys } : {})}
      onClick={onClick}
    >
      <IconArrowLeft size={18} stroke={1.5} aria-hidden />
    </ActionIcon>
  )
}

export function Path({ detail, end }: { readonly detail: ArticleDetail | null; readonly end?: ReactNode }) {
  const { t, i18n } = useTranslation('knowledge')
  const language = i18n.resolvedLanguage ?? 'en'
  const names = detail?.categories.map((each) => ({ id: each.id, name: categoryName(each, language) })) ?? []
  return (
    <nav className={classes.path} aria-label={t('knowledge:pane.path')}>
      <button type="button" className={classes.pathLink} onClick={() => openKnowledge()}>
        {t('knowledge:title')}
      </button>
      {names.map(({ id, name }) => (
        <span key={id} className={classes.pathPart}>
          <span aria-hidden>›</span> {name}
        </span>
      ))}
      {end}
    </nav>
  )
}
