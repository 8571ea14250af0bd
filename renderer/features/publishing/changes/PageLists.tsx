import type { PageChanges, PlannedPage } from '#shared/ipc/publishing'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { languageName } from '../../knowledge/index.ts'
import classes from './changes.module.css'

const groups = ['changed', 'added', 'moved', 'removed'] as const
type Group = (typeof groups)[number]

/** The page whose two texts are to be compared; undefined when none is, or it has gone from the lists. */
export function comparedPage({ changed, moved }: PageChanges, key: string | null): PlannedPage | undefined {
  return key === null ? undefined : [...changed.items, ...moved.items].find((page) => page.key === key)
}

/** Pages by what becomes of them. */
export function PageLists(props: {
  readonly pages: PageChanges
  /** Key of the page that is being compared. */
  readonly opened: string | null
  readonly onOpen: (key: string | null) => void
}) {
  return groups.map((group) => <Pages key={group} group={group} {...props} />)
}

function Pages(props: {
  readonly group: Group
  readonly pages: PageChanges
  readonly opened: string | null
  readonly onOpen: (key: string | null) => void
}) {
  const { group, pages, opened, onOpen } = props
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const { total, items } = pages[group]
  if (total === 0) return null
  return (
    <section aria-labelledby={`site-${group}`}>
      <h3 id={`site-${group}`} className={classes.heading}>
        {t(`publishing:changes.${group}`)}
        <span className={classes.count}>{format.number(total)}</span>
      </h3>
      <ul className={classes.pages}>
        {items.map((page) => (
          <PageLine
            key={page.key}
            group={group}
            page={page}
            isOpen={page.key === opened}
            onOpen={() => onOpen(page.key === opened ? null : page.key)}
          />
        ))}
      </ul>
      {items.length < total && (
        <p className={classes.muted}>{t('publishing:changes.more', { count: total - items.length })}</p>
      )}
    </section>
  )
}

function PageLine(props: {
  readonly group: Group
  readonly page: PlannedPage
  readonly isOpen: boolean
  readonly onOpen: () => void
}) {
  const { group, page, isOpen, onOpen } = props
  const { t } = useTranslation('publishing')
  const { articleId, language, title, path, from, was, will } = page
  const name = title || t('publishing:changes.more-topic')
  const isComparable = group !== 'added' && group !== 'removed' && was !== null && will !== null && was !== will
  const content = (
    <>
      <span className={classes.pageTitle}>
        {articleId === null && <span className={classes.tag}>{t('publishing:changes.topic')}</span>}
        {name}
      </span>
      <span className={classes.pageLanguage}>{languageName(language)}</span>
      <span className={classes.path}>
        {from !== null && (
          <>
            <del>/{from}</del>
            <span aria-hidden> → </span>
          </>
        )}
        /{path}
      </span>
    </>
  )
  return (
    <li>
      {articleId === null ? (
        <span className={classes.page}>{content}</span>
      ) : (
        <button
          type="button"
          className={classes.page}
          aria-expanded={isComparable ? isOpen : undefined}
          data-open={isOpen || undefined}
          title={t(isComparable ? 'publishing:changes.compare' : 'publishing:changes.open')}
          onClick={() => (isComparable ? onOpen() : openArticle(articleId, { language }))}
        >
          {content}
        </button>
      )}
    </li>
  )
}
