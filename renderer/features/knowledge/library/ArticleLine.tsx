import { IconClock, IconPencil } from '@tabler/icons-react'
import type { ArticleRow } from '#shared/ipc/knowledge-views'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { AudienceMark } from '../marks/AudienceMark.tsx'
import { Languages } from '../marks/Languages.tsx'
import { StateMark } from '../marks/StateMark.tsx'
import classes from './library.module.css'

/** One article in the list. */
export function ArticleLine(props: {
  readonly id: string
  readonly index: number
  readonly total: number
  readonly row: ArticleRow
  readonly top: number
  readonly height: number
  readonly atCursor: boolean
  readonly ownerName: string
  readonly shelf: string | null
  readonly showShelf: boolean
}) {
  const { id, index, total, row, top, height, atCursor, ownerName, shelf, showShelf } = props
  const { t } = useTranslation('knowledge')
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active option
    <div
      id={id}
      role="option"
      aria-selected={atCursor}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={classes.line}
      style={{ height, transform: `translateY(${top}px)` }}
      data-index={index}
      data-archived={row.archived || undefined}
    >
      <span className={classes.title}>
        <span className={classes.titleMain}>
          <StateMark state={row.archived ? 'archived' : row.publishedAt ? 'published' : row.state} iconOnly />
          <span className={classes.titleText} title={row.title}>
            {row.title}
          </span>
          {row.hasDraft && (
            <span className={classes.tag} title={t('knowledge:list.draftHint')}>
              <IconPencil size={12} stroke={1.75} aria-hidden />
              {t('knowledge:list.draft')}
            </span>
          )}
          {row.changed && <StateMark state={row.state === 'draft' ? 'changed' : row.state} iconOnly />}
          {row.needsReview && <StateMark state="needs-review" iconOnly />}
          {row.outdated && <StateMark state="outdated" iconOnly />}
          {row.pending && (
            <span className={classes.pending} title={t('knowledge:list.pending')}>
              <IconClock size={14} stroke={1.5} aria-hidden />
              <span className="sb-visually-hidden">{t('knowledge:list.pending')}</span>
            </span>
          )}
        </span>
        {showShelf && <span className={classes.shelf}>{shelf ?? t('knowledge:tree.unfiled')}</span>}
      </span>
      <Languages languages={row.languages} />
      <AudienceMark audience={row.audience} />
      <span className={classes.owner} title={ownerName}>
        {ownerName}
      </span>
      <Count value={row.used} word="used" />
      <Count value={row.helped} word="helped" />
      <Count value={row.flagged} word="flagged" alarm />
      <span className={classes.updated}>
        <RelativeTime at={row.updatedAt} style="short" />
      </span>
    </div>
  )
}

/** A number; nothing for none, so that what is there stands out. */
function Count(props: { readonly value: number; readonly word: string; readonly alarm?: boolean }) {
  const { value, word, alarm } = props
  const { t } = useTranslation('knowledge')
  const format = useFormat()
  return (
    <span className={classes.number} data-alarm={(alarm && value > 0) || undefined}>
      {value > 0 && (
        <>
          <span aria-hidden>{format.number(value)}</span>
          <span className="sb-visually-hidden">{t(`knowledge:count.${word}`, { count: value })}</span>
        </>
      )}
    </span>
  )
}
