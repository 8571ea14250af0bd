import {
  IconAlertTriangle,
  IconArchive,
  IconCalendarExclamation,
  IconCheck,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconEye,
  IconPencil,
} from '@tabler/icons-react'
import type { ArticleCondition } from '#shared/ipc/knowledge-views'
import { useTranslation } from '../../../app/i18n.ts'
import type { IconType } from '../../../ui/EmptyState.tsx'
import classes from './marks.module.css'

export const conditionIcons: Readonly<Record<ArticleCondition, IconType>> = {
  draft: IconCircleDashed,
  'in-review': IconEye,
  approved: IconCheck,
  published: IconCircleCheckFilled,
  changed: IconPencil,
  'needs-review': IconCalendarExclamation,
  outdated: IconAlertTriangle,
  archived: IconArchive,
}

/** Where an article stands, by shape, colour and word; `iconOnly` leaves the word to screen readers and the hover. */
export function StateMark({
  state,
  iconOnly = false,
}: {
  readonly state: ArticleCondition
  readonly iconOnly?: boolean
}) {
  const { t } = useTranslation('knowledge')
  const Icon = conditionIcons[state]
  const word = t(`knowledge:state.${state}`)
  return (
    <span className={classes.state} data-state={state} title={iconOnly ? word : undefined}>
      <Icon size={14} stroke={1.75} aria-hidden />
      <span className={iconOnly ? 'sb-visually-hidden' : undefined}>{word}</span>
    </span>
  )
}
