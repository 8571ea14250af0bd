import {
  IconArchive,
  IconArrowsSplit,
  IconArticle,
  IconCalendarPlus,
  IconCheck,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCornerDownRight,
  IconEye,
  IconFlag,
  IconHelpCircle,
  IconMessage,
  IconPencil,
  IconSearch,
  IconTicket,
} from '@tabler/icons-react'
import type { Script, StepKind } from '#shared/domain/scripts'
import { useTranslation } from '../../app/i18n.ts'
import type { IconType } from '../../ui/EmptyState.tsx'
import classes from './marks.module.css'

export const kindIcons: Readonly<Record<StepKind, IconType>> = {
  say: IconMessage,
  ask: IconHelpCircle,
  'look-up': IconSearch,
  'show-article': IconArticle,
  'set-field': IconTicket,
  'follow-up': IconCalendarPlus,
  branch: IconArrowsSplit,
  'sub-script': IconCornerDownRight,
  end: IconFlag,
}

export const conditions = ['published', 'changed', 'draft', 'in-review', 'approved', 'archived'] as const
export type ScriptCondition = (typeof conditions)[number]

export const conditionIcons: Readonly<Record<ScriptCondition, IconType>> = {
  draft: IconCircleDashed,
  'in-review': IconEye,
  approved: IconCheck,
  published: IconCircleCheckFilled,
  changed: IconPencil,
  archived: IconArchive,
}

/** Where a script stands, for whoever reads a list: what calls use, and what is being done about it. */
export function conditionsOf(script: Pick<Script, 'state' | 'published' | 'archivedAt'>): ScriptCondition[] {
  if (script.archivedAt !== null) return ['archived']
  if (script.published === null) return [script.state === 'published' ? 'draft' : script.state]
  if (script.state === 'published') return ['published']
  return ['published', script.state === 'draft' ? 'changed' : script.state]
}

/** By shape, colour and word. */
export function ConditionMark({ condition }: { readonly condition: ScriptCondition }) {
  const { t } = useTranslation('scripts')
  const Icon = conditionIcons[condition]
  return (
    <span className={classes.condition} data-condition={condition}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {t(`scripts:condition.${condition}`)}
    </span>
  )
}
