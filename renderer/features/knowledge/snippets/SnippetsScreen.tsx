import { Button } from '@mantine/core'
import { IconPlus, IconPuzzle } from '@tabler/icons-react'
import { useState } from 'react'
import type { QueryResult } from '#shared/ipc/contract'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { isEditor } from '../article/life.ts'
import { SnippetDialog } from './SnippetDialog.tsx'
import classes from './snippets.module.css'

export type SnippetRow = QueryResult<'snippet.list'>[number]

/** Passages that many articles share: written once, changed everywhere. */
export function SnippetsScreen() {
  const { t } = useTranslation(['knowledge', 'conversation'])
  const { data: rows, error, refetch } = useAsk('snippet.list', {})
  const { data: context } = useAsk('app.context', {})
  const [edited, setEdited] = useState<SnippetRow | 'new' | null>(null)
  const mayEdit = isEditor(context?.me)
  if (error && rows === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (rows === undefined) return null
  const add = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
      onClick={() => setEdited('new')}
    >
      {t('knowledge:snippets.add')}
    </Button>
  )
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{t('knowledge:snippets.title')}</h1>
          <p className={classes.sentence}>{t('knowledge:snippets.body')}</p>
        </div>
        {mayEdit && rows.length > 0 && add}
      </header>
      {rows.length === 0 ? (
        <EmptyState icon={IconPuzzle} title={t('knowledge:snippets.none')} body={t('knowledge:snippets.noneBody')}>
          {mayEdit && add}
        </EmptyState>
      ) : (
        <ul className={classes.rows}>
          {rows.map((row) => (
            <li key={row.id}>
              <button type="button" className={classes.row} disabled={!mayEdit} onClick={() => setEdited(row)}>
                <span className={classes.name}>{row.name}</span>
                <span className={classes.languages}>
                  {Object.keys(row.bodies)
                    .map((each) => each.toUpperCase())
                    .join(' · ')}
                </span>
                <span className={classes.used}>{t('knowledge:snippets.usedIn', { count: row.usedBy.length })}</span>
                <span className={classes.when}>
                  <RelativeTime at={row.updatedAt} style="short" />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {edited && (
        <SnippetDialog
          key={edited === 'new' ? 'new' : edited.id}
          snippet={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  )
}
