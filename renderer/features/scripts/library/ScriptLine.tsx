import { IconClock, IconPencil, IconPuzzle } from '@tabler/icons-react'
import type { ScriptRow } from '#shared/ipc/scripts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { ConditionMark, conditionsOf } from '../marks.tsx'
import { languageName } from '../words.ts'
import classes from './library.module.css'

/** One script in the list. */
export function ScriptLine(props: {
  readonly id: string
  readonly index: number
  readonly row: ScriptRow
  readonly atCursor: boolean
  readonly offered: readonly string[]
  readonly ownerName: string
}) {
  const { id, index, row, atCursor, offered, ownerName } = props
  const { t } = useTranslation('scripts')
  const format = useFormat()
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active option
    <div
      id={id}
      role="option"
      aria-selected={atCursor}
      className={classes.line}
      data-index={index}
      data-archived={row.archivedAt !== null || undefined}
    >
      <span className={classes.title}>
        <span className={classes.titleLine}>
          <span className={classes.titleText}>{row.name}</span>
          {row.part && (
            <span className={classes.tag}>
              <IconPuzzle size={12} stroke={1.75} aria-hidden />
              {t('scripts:library.part')}
            </span>
          )}
          {row.hasDraft && (
            <span className={classes.tag} title={t('scripts:library.draftHint')}>
              <IconPencil size={12} stroke={1.75} aria-hidden />
              {t('scripts:library.draft')}
            </span>
          )}
          {row.pending && (
            <span className={classes.pending} title={t('scripts:library.pending')}>
              <IconClock size={14} stroke={1.5} aria-hidden />
              <span className="sb-visually-hidden">{t('scripts:library.pending')}</span>
            </span>
          )}
        </span>
        <span className={classes.description}>{row.description || t('scripts:library.by', { name: ownerName })}</span>
      </span>
      <span className={classes.states}>
        {conditionsOf(row).map((condition) => (
          <ConditionMark key={condition} condition={condition} />
        ))}
      </span>
      <span className={classes.languages} title={row.languages.map(languageName).join(', ')}>
        {row.languages.map((language) => language.toUpperCase()).join(', ')}
      </span>
      <span className={classes.offered} title={offered.join(', ')}>
        {row.part ? '' : offered.length === 0 ? t('scripts:library.everyCall') : offered.join(', ')}
      </span>
      <span className={classes.number}>
        <span aria-hidden>{format.number(row.steps)}</span>
        <span className="sb-visually-hidden">{t('scripts:library.steps', { count: row.steps })}</span>
      </span>
      <span className={classes.number}>
        <span aria-hidden>{format.number(row.recentRuns)}</span>
        <span className="sb-visually-hidden">{t('scripts:library.runs', { count: row.recentRuns })}</span>
      </span>
      <span className={classes.number}>
        <RelativeTime at={row.updatedAt} style="short" />
      </span>
    </div>
  )
}
