import {
  IconAlertTriangle,
  IconCalendarExclamation,
  IconChartBar,
  IconCopy,
  IconFlag,
  IconFolderQuestion,
  IconLinkOff,
  IconMoodEmpty,
  IconSearchOff,
  IconVariableOff,
  IconWorldOff,
} from '@tabler/icons-react'
import { qualityKind } from '#shared/ipc/knowledge-views'
import type { IconType } from '../../../ui/EmptyState.tsx'

/** What the quality view shows: its numbers, a list of one kind, pairs that say the same, or searches without an answer. */
export const qualityParts = ['numbers', ...qualityKind.options, 'duplicates', 'misses'] as const
export type QualityPart = (typeof qualityParts)[number]

export const partIcons: Readonly<Record<QualityPart, IconType>> = {
  numbers: IconChartBar,
  'needs-review': IconCalendarExclamation,
  outdated: IconAlertTriangle,
  'broken-links': IconLinkOff,
  'broken-addresses': IconWorldOff,
  'unknown-variables': IconVariableOff,
  flagged: IconFlag,
  'never-used': IconMoodEmpty,
  'not-filed': IconFolderQuestion,
  duplicates: IconCopy,
  misses: IconSearchOff,
}

const view = 'quality'

/** The name in the address. */
export const viewOf = (part: QualityPart): string => (part === 'numbers' ? view : `${view}-${part}`)

/** What a name in the address means; null for one that is of another screen. */
export function partOf(name: string | null): QualityPart | null {
  if (name === view) return 'numbers'
  if (!name?.startsWith(`${view}-`)) return null
  const part = name.slice(view.length + 1)
  return qualityParts.find((each) => each === part) ?? 'numbers'
}
