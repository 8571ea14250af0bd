import { IconCircleCheck, IconCircleDashed, IconFlag, IconUser, IconUserOff, IconUsersGroup } from '@tabler/icons-react'
import { type Ticket, type TicketStatus, ticketPriority, ticketStatus } from '#shared/domain/tickets'
import type { AppContext } from '#shared/ipc/views'
import { useTranslation } from '../../../../app/i18n.ts'
import { type PaletteAction, usePaletteActions } from '../../../../app/palette.ts'
import { updateTicket } from './update-ticket.ts'

/** A closed ticket has ended for good; that is done by merging, never by a slip in a menu. */
export function statusesFor(ticket: Ticket): readonly TicketStatus[] {
  return ticketStatus.options.filter((each) => each !== 'closed' || ticket.status === 'closed')
}

interface Doors {
  readonly solve: () => void
  readonly openStatus: () => void
  readonly openPriority: () => void
  readonly openAssignee: () => void
  readonly openTeam: () => void
}

/** What the fields offer in the palette: each value that there are few of by its name, the others as a list. */
export function useFieldsPalette(ticket: Ticket, context: AppContext, doors: Doors): void {
  const { solve, openStatus, openPriority, openAssignee, openTeam } = doors
  const { t } = useTranslation(['conversation', 'tickets', 'app'])
  usePaletteActions(() => {
    if (ticket.mergedIntoId !== null) return []
    const { me } = context
    const actions: PaletteAction[] = []
    for (const status of statusesFor(ticket)) {
      if (status === ticket.status) continue
      actions.push({
        id: `conversation.status.${status}`,
        label: t('tickets:palette.status', { value: t(`app:status.${status}`) }),
        icon: status === 'solved' ? IconCircleCheck : IconCircleDashed,
        ...(status === 'solved' ? { shortcut: 'e', keywords: t('conversation:shortcuts.solve') } : {}),
        onlyTyped: status !== 'solved',
        run: status === 'solved' ? solve : () => void updateTicket(ticket, { status }),
      })
    }
    for (const priority of ticketPriority.options.toReversed()) {
      if (priority === ticket.priority) continue
      actions.push({
        id: `conversation.priority.${priority}`,
        label: t('tickets:palette.priority', { value: t(`app:priority.${priority}`) }),
        icon: IconFlag,
        onlyTyped: true,
        run: () => void updateTicket(ticket, { priority }),
      })
    }
    if (ticket.assigneeId !== me.id) {
      actions.push({
        id: 'conversation.assignMe',
        label: t('tickets:palette.assignMe'),
        icon: IconUser,
        run: () => void updateTicket(ticket, { assigneeId: me.id }),
      })
    }
    if (ticket.assigneeId !== null) {
      actions.push({
        id: 'conversation.unassign',
        label: t('conversation:palette.unassign'),
        icon: IconUserOff,
        onlyTyped: true,
        run: () => void updateTicket(ticket, { assigneeId: null }),
      })
    }
    actions.push(
      {
        id: 'conversation.status',
        label: t('conversation:shortcuts.status'),
        icon: IconCircleDashed,
        shortcut: 's',
        run: openStatus,
      },
      {
        id: 'conversation.priority',
        label: t('conversation:shortcuts.priority'),
        icon: IconFlag,
        shortcut: 'p',
        run: openPriority,
      },
      {
        id: 'conversation.assign',
        label: t('conversation:shortcuts.assign'),
        icon: IconUser,
        shortcut: 'a',
        run: openAssignee,
      },
      {
        id: 'conversation.team',
        label: t('conversation:shortcuts.team'),
        icon: IconUsersGroup,
        shortcut: 'g',
        run: openTeam,
      },
    )
    return actions
  })
}
