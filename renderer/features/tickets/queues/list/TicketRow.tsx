import { IconCloudUp, IconPencil } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import type { TicketPriority, TicketStatus } from '#shared/domain/tickets'
import type { TicketRow as Row } from '#shared/ipc/views'
import { Avatar } from '../../../../ui/Avatar.tsx'
import { PriorityMark } from '../../../../ui/PriorityMark.tsx'
import { RelativeTime } from '../../../../ui/RelativeTime.tsx'
import { StatusBadge } from '../../../../ui/StatusBadge.tsx'
import { DueMark } from './DueMark.tsx'
import classes from './TicketRow.module.css'

export type RowTime = 'lastMessageAt' | 'createdAt' | 'updatedAt'

export const rowId = (index: number) => `ticket-row-${index}`

/** The words that rows share, looked up once for the list. */
export interface RowWords {
  readonly unread: string
  readonly draft: string
  readonly draftHint: string
  readonly pending: string
  readonly unassigned: string
}

/** Who works on a ticket: the name, and the sentence that a screen reader hears. */
export interface Assignee {
  readonly name: string
  readonly label: string
}

// The same object for the same value: React leaves a mark alone that did not change from one row to the next.
const statusMarks: Readonly<Record<TicketStatus, ReactNode>> = {
  new: <StatusBadge status="new" />,
  open: <StatusBadge status="open" />,
  waiting: <StatusBadge status="waiting" />,
  solved: <StatusBadge status="solved" />,
  closed: <StatusBadge status="closed" />,
}
const priorityMarks: Readonly<Record<TicketPriority, ReactNode>> = {
  urgent: <PriorityMark priority="urgent" />,
  high: <PriorityMark priority="high" />,
  normal: <PriorityMark priority="normal" />,
  low: <PriorityMark priority="low" />,
}

/** More letters than the widest pane shows. Those beyond its edge would still be shaped each time a row is drawn. */
const shownLetters = 130

interface Props {
  readonly row: Row
  readonly index: number
  readonly total: number
  readonly time: RowTime
  readonly assignee: Assignee | null
  readonly words: RowWords
  readonly chosen: boolean
  readonly atCursor: boolean
  readonly isOpen: boolean
}

/** Two lines of one height, whatever stands in them. Clicks are caught by the list, which knows what a choice means. */
export const TicketRow = memo(function TicketRow(props: Props) {
  const { row, index, total, time, assignee, words, chosen, atCursor, isOpen } = props
  const preview = row.preview.slice(0, Math.max(0, shownLetters - row.subject.length))
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names this row by aria-activedescendant
    <div
      role="option"
      id={rowId(index)}
      aria-selected={chosen}
      aria-setsize={total}
      aria-posinset={index + 1}
      aria-current={isOpen ? 'true' : undefined}
      className={classes.row}
      data-index={index}
      data-unread={row.unread || undefined}
      data-cursor={atCursor || undefined}
    >
      <span className={classes.gutter} data-gutter>
        {row.unread && (
          <span className={classes.unread}>
            <span className="sb-visually-hidden">{words.unread}</span>
          </span>
        )}
        <span className={classes.check} aria-hidden>
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
            <path
              d="M1.5 5.4 4 7.8 8.6 2.6"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.8"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
        </span>
      </span>
      <span className={classes.lines}>
        <span className={classes.line}>
          {priorityMarks[row.priority]}
          <span className={classes.name} dir="auto">
            {row.customerName}
          </span>
          {row.hasDraft && (
            <span className={classes.draft} title={words.draftHint}>
              <IconPencil size={12} stroke={2} aria-hidden />
              {words.draft}
            </span>
          )}
          {row.pending && (
            <span className={classes.pending} title={words.pending}>
              <IconCloudUp size={14} stroke={1.75} aria-hidden />
              <span className="sb-visually-hidden">{words.pending}</span>
            </span>
          )}
          <span className={classes.space} />
          {row.dueAt !== null && <DueMark dueAt={row.dueAt} />}
          <RelativeTime at={row[time]} style="narrow" className={classes.time} />
        </span>
        <span className={classes.line}>
          <span className={classes.text}>
            <bdi className={classes.subject}>{row.subject}</bdi>
            {preview !== '' && <bdi className={classes.preview}>{preview}</bdi>}
          </span>
          <span className={classes.status}>{statusMarks[row.status]}</span>
          <span className={classes.assignee} title={assignee?.name ?? words.unassigned}>
            {assignee === null ? (
              <span className={classes.nobody} />
            ) : (
              <Avatar name={assignee.name} kind="user" size={18} />
            )}
            <span className="sb-visually-hidden">{assignee?.label ?? words.unassigned}</span>
          </span>
        </span>
      </span>
    </div>
  )
})

/** Stands where a row will be, of the same height. */
export const PlaceholderRow = memo(function PlaceholderRow({ index }: { readonly index: number }) {
  // Three lengths in turn: bars of one length read as a table, not as text on its way.
  return (
    <div className={classes.row} data-placeholder={index % 3} aria-hidden>
      <span className={classes.gutter} />
      <span className={classes.lines}>
        <span className={classes.line}>
          <span className={classes.bar} data-part="name" />
        </span>
        <span className={classes.line}>
          <span className={classes.bar} data-part="text" />
        </span>
      </span>
    </div>
  )
})
