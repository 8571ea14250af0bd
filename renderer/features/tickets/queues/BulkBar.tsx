import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowMerge, IconFlag, IconProgress, IconTag, IconUserPlus, IconUsers, IconX } from '@tabler/icons-react'
import { useTranslation } from '../../../app/i18n.ts'
import type { IconType } from '../../../ui/EmptyState.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import classes from './BulkBar.module.css'
import { selectionLimit } from './list/selection.ts'
import type { PickerKind } from './use-ticket-actions.ts'

const tools: readonly {
  readonly kind: PickerKind
  readonly icon: IconType
  readonly keys?: string
  readonly least: number
}[] = [
  { kind: 'assignee', icon: IconUserPlus, keys: 'A', least: 1 },
  { kind: 'status', icon: IconProgress, keys: 'S', least: 1 },
  { kind: 'priority', icon: IconFlag, keys: 'P', least: 1 },
  { kind: 'team', icon: IconUsers, least: 1 },
  { kind: 'tags', icon: IconTag, keys: 'T', least: 1 },
  { kind: 'merge', icon: IconArrowMerge, keys: 'M', least: 2 },
]

/** What can be done with the chosen tickets; lies over the header of the list, at the same height. */
export function BulkBar(props: {
  readonly count: number
  readonly onPick: (kind: PickerKind) => void
  readonly onClear: () => void
}) {
  const { count, onPick, onClear } = props
  const { t } = useTranslation('tickets')
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('tickets:bulk.label')}>
      <ActionIcon size={28} aria-label={t('tickets:bulk.clear')} title={t('tickets:bulk.clear')} onClick={onClear}>
        <IconX size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
      <span
        className={classes.count}
        title={count >= selectionLimit ? t('tickets:bulk.limit', { count: selectionLimit }) : undefined}
      >
        {t('tickets:bulk.count', { count })}
      </span>
      {tools.map(({ kind, icon: Icon, keys, least }) => {
        const label = t(`tickets:bulk.action.${kind}`)
        return (
          <Tooltip
            key={kind}
            label={
              <span className={classes.tip}>
                {count < least ? t('tickets:bulk.needsTwo') : label}
                {keys && <Kbd keys={keys} />}
              </span>
            }
          >
            <ActionIcon
              size={28}
              aria-label={label}
              aria-keyshortcuts={keys?.toLowerCase()}
              aria-disabled={count < least || undefined}
              data-disabled={count < least || undefined}
              onClick={() => {
                if (count >= least) onPick(kind)
              }}
            >
              <Icon size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )
      })}
    </div>
  )
}
