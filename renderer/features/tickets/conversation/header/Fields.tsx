import { IconUserPlus, IconUsersGroup } from '@tabler/icons-react'
import { useRef } from 'react'
import { type Ticket, ticketPriority, ticketStatus } from '#shared/domain/tickets'
import type { AppContext } from '#shared/ipc/views'
import { useTranslation } from '../../../../app/i18n.ts'
import { useShortcuts } from '../../../../app/shortcuts.ts'
import { showUndo, undoFor } from '../../../../app/toasts.tsx'
import { Avatar } from '../../../../ui/Avatar.tsx'
import { PriorityMark } from '../../../../ui/PriorityMark.tsx'
import { StatusBadge } from '../../../../ui/StatusBadge.tsx'
import { assignable } from '../../assignable.ts'
import classes from './header.module.css'
import { type PickHandle, PickMenu } from './PickMenu.tsx'
import { updateTicket } from './update-ticket.ts'
import { statusesFor, useFieldsPalette } from './use-fields-palette.ts'

const nobody = 'nobody'

/** Status, priority, assignee and team, each changed where it stands. */
export function Fields({ ticket, context }: { readonly ticket: Ticket; readonly context: AppContext }) {
  const { t } = useTranslation(['conversation', 'app'])
  const status = useRef<PickHandle>(null)
  const priority = useRef<PickHandle>(null)
  const assignee = useRef<PickHandle>(null)
  const team = useRef<PickHandle>(null)
  const locked = ticket.mergedIntoId !== null
  const when = () => !locked

  const solve = () => {
    void updateTicket(ticket, { status: 'solved' }).then((done) => {
      if (!done) return
      showUndo({
        text: t('conversation:announce.solved'),
        until: new Date(Date.now() + undoFor).toISOString(),
        onUndo: () => void updateTicket({ ...ticket, status: 'solved' }, { status: ticket.status }),
      })
    })
  }
  useShortcuts([
    {
      id: 'conversation.status',
      keys: 's',
      scope: 'conversation',
      label: 'conversation:shortcuts.status',
      when,
      run: () => status.current?.open(),
    },
    {
      id: 'conversation.priority',
      keys: 'p',
      scope: 'conversation',
      label: 'conversation:shortcuts.priority',
      when,
      run: () => priority.current?.open(),
    },
    {
      id: 'conversation.assign',
      keys: 'a',
      scope: 'conversation',
      label: 'conversation:shortcuts.assign',
      when,
      run: () => assignee.current?.open(),
    },
    {
      id: 'conversation.team',
      keys: 'g',
      scope: 'conversation',
      label: 'conversation:shortcuts.team',
      when,
      run: () => team.current?.open(),
    },
    {
      id: 'conversation.solve',
      keys: 'e',
      scope: 'conversation',
      label: 'conversation:shortcuts.solve',
      when: () => !locked && ticket.status !== 'solved',
      run: solve,
    },
  ])

  useFieldsPalette(ticket, context, {
    solve,
    openStatus: () => status.current?.open(),
    openPriority: () => priority.current?.open(),
    openAssignee: () => assignee.current?.open(),
    openTeam: () => team.current?.open(),
  })

  const person = context.users.find(({ id }) => id === ticket.assigneeId)
  const teamName = context.teams.find(({ id }) => id === ticket.teamId)?.name ?? t('conversation:otherTeam')
  return (
    <>
      <PickMenu
        handle={status}
        label={t('conversation:field.status')}
        current={t(`app:status.${ticket.status}`)}
        selected={[ticket.status]}
        keys="s"
        disabled={locked}
        choices={() =>
          statusesFor(ticket).map((each) => ({
            value: each,
            label: t(`app:status.${each}`),
            mark: <StatusBadge status={each} iconOnly />,
          }))
        }
        onPick={(value) => void updateTicket(ticket, { status: ticketStatus.parse(value) })}
      >
        <StatusBadge status={ticket.status} />
      </PickMenu>
      <PickMenu
        handle={priority}
        label={t('conversation:field.priority')}
        current={t(`app:priority.${ticket.priority}`)}
        selected={[ticket.priority]}
        keys="p"
        disabled={locked}
        choices={() =>
          ticketPriority.options
            .toReversed()
            .map((each) => ({ value: each, label: t(`app:priority.${each}`), mark: <PriorityMark priority={each} /> }))
        }
        onPick={(value) => void updateTicket(ticket, { priority: ticketPriority.parse(value) })}
      >
        <PriorityMark priority={ticket.priority} withLabel />
      </PickMenu>
      <PickMenu
        handle={assignee}
        label={t('conversation:field.assignee')}
        current={person?.name ?? t('conversation:unassigned')}
        selected={[ticket.assigneeId ?? nobody]}
        keys="a"
        searchable
        disabled={locked}
        choices={() => [
          {
            value: context.me.id,
            label: context.me.name,
            detail: t('conversation:me'),
            keywords: context.me.email,
            mark: <Avatar name={context.me.name} kind="user" size={18} />,
          },
          {
            value: nobody,
            label: t('conversation:unassigned'),
            mark: <IconUserPlus size={16} stroke={1.5} aria-hidden />,
          },
          ...assignable(context, new Set([ticket.teamId])).map((user) => ({
            value: user.id,
            label: user.name,
            keywords: user.email,
            mark: <Avatar name={user.name} kind="user" size={18} />,
          })),
        ]}
        onPick={(value) => void updateTicket(ticket, { assigneeId: value === nobody ? null : value })}
      >
        {person ? (
          <Avatar name={person.name} kind="user" size={18} />
        ) : (
          <IconUserPlus size={16} stroke={1.5} aria-hidden />
        )}
        <span className={classes.fieldText}>{person?.name ?? t('conversation:unassigned')}</span>
      </PickMenu>
      <PickMenu
        handle={team}
        label={t('conversation:field.team')}
        current={teamName}
        selected={[ticket.teamId]}
        keys="t"
        searchable={context.teams.length > 8}
        disabled={locked}
        choices={() =>
          context.teams.map(({ id, name }) => ({
            value: id,
            label: name,
            mark: <IconUsersGroup size={16} stroke={1.5} aria-hidden />,
          }))
        }
        onPick={(value) => void updateTicket(ticket, { teamId: value })}
      >
        <IconUsersGroup size={16} stroke={1.5} aria-hidden />
        <span className={classes.fieldText}>{teamName}</span>
      </PickMenu>
    </>
  )
}
