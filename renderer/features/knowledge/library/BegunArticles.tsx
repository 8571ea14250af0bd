import { IconPencil } from '@tabler/icons-react'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from './library.module.css'

const shownAtMost = 8

/** What the person has begun to write and not saved yet, so that it is found again after a crash or on another machine. */
export function BegunArticles() {
  const { t } = useTranslation('knowledge')
  const drafts = useAsk('articleDraft.list', {}).data ?? []
  if (drafts.length === 0) return null
  return (
    <>
      <div className={classes.caption}>
        <h2 className={classes.captionText}>{t('knowledge:tree.begun')}</h2>
      </div>
      <ul className={classes.lines}>
        {drafts.slice(0, shownAtMost).map(({ id, articleId, language, title, updatedAt }) => (
          <li key={id}>
            <button
              type="button"
              className={classes.navLine}
              onClick={() => openArticle(articleId, { language, view: 'begun' })}
            >
              <IconPencil size={16} stroke={1.5} aria-hidden />
              <span className={classes.navName}>{title.trim() || t('knowledge:untitled')}</span>
              <span className={classes.navCount}>
                <RelativeTime at={updatedAt} style="short" />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
