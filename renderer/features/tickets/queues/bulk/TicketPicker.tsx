import { Modal } from '@mantine/core'
import { ticketPriority, ticketStatus } from '#shared/domain/tickets'
import type { AppContext } from '#shared/ipc/views'
import { useAsk } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { Avatar } from '../../../../ui/Avatar.tsx'
import { PriorityMark } from '../../../../ui/PriorityMark.tsx'
import { StatusBadge } from '../../../../ui/StatusBadge.tsx'
import { assignable } from '../../assignable.ts'
import type { Picker, PickerKind, TicketActions } from '../use-ticket-actions.ts'
import { type Choice, ChoiceList } from './ChoiceList.tsx'
import type { Changeable, FieldChange } from './changes.ts'
import type { Gathered } from './gather.ts'
import { MergeForm } from './MergeForm.tsx'
import { settableStatuses } from './settable.ts'
import { TagForm } from './TagForm.tsx'

/** Asks for the new value, at the place of the palette: type, arrows, Enter. */
export function TicketPicker({ picker, actions }: { readonly picker: Picker; readonly actions: TicketActions }) {
  const { t } = useTranslation('tickets')
  const { kind, tickets } = picker
  return (
    <Modal
      opened
      onClose={actions.closePicker}
      title={t(`tickets:picker.title.${kind}`, { count: tickets.length })}
      size={kind === 'merge' ? 520 : 400}
      centered={false}
      yOffset="12vh"
      padding="md"
      closeButtonProps={{ 'aria-label': t('tickets:picker.close') }}
    >
      <Body kind={kind} tickets={tickets} actions={actions} />
    </Modal>
  )
}

function Body({
  kind,
  tickets,
  actions,
}: {
  readonly kind: PickerKind
  readonly tickets: readonly Gathered[]
  readonly actions: TicketActions
}) {
  const { t } = useTranslation(['tickets', 'app'])
  const context = useAsk('app.context', {}).data
  if (!context) return null
  const set = (fields: FieldChange, value: string) => actions.change(tickets, { kind: 'fields', set: fields }, value)
  switch (kind) {
    case 'status':
      return (
        <ChoiceList
          label={t('tickets:picker.title.status', { count: tickets.length })}
          choices={settableStatuses.map((status) => ({
            value: status,
            label: t(`app:status.${status}`),
            mark: <StatusBadge status={status} iconOnly />,
            current: tickets.every((ticket) => ticket.status === status),
          }))}
          onChoose={(status) => set({ status: ticketStatus.parse(status) }, t(`app:status.${status}`))}
        />
      )
    case 'priority':
      return (
        <ChoiceList
          label={t('tickets:picker.title.priority', { count: tickets.length })}
          choices={[...ticketPriority.options].reverse().map((priority) => ({
            value: priority,
            label: t(`app:priority.${priority}`),
            mark: <PriorityMark priority={priority} />,
            current: tickets.every((ticket) => ticket.priority === priority),
          }))}
          onChoose={(priority) => set({ priority: ticketPriority.parse(priority) }, t(`app:priority.${priority}`))}
        />
      )
    case 'assignee':
      return (
        <ChoiceList
          label={t('tickets:picker.title.assignee', { count: tickets.length })}
          choices={assigneeChoices(context, tickets, {
            me: t('tickets:picker.me', { name: context.me.name }),
            nobody: t('tickets:picker.nobody'),
          })}
          onChoose={(value, label) => set({ assigneeId: value === '' ? null : value }, label)}
        />
      )
    case 'team':
      return (
        <ChoiceList
          label={t('tickets:picker.title.team', { count: tickets.length })}
          choices={[...context.teams]
            .sort((a, b) => a.name.localeCompare(b.name))
            .map((team) => ({
              value: team.id,
              label: team.name,
              ...(context.me.teamIds.includes(team.id) ? { detail: t('tickets:picker.yourTeam') } : {}),
              current: tickets.every((ticket) => ticket.teamId === team.id),
            }))}
          onChoose={(teamId, label) => set({ teamId }, label)}
        />
      )
    case 'tags':
      return (
        <TagForm
          tags={context.tags}
          tickets={tickets}
          onChange={(change, value) => actions.change(tickets, change, value)}
        />
      )
    case 'merge':
      return <MergeForm tickets={tickets} onCancel={actions.closePicker} onMerge={actions.merge} />
  }
}

/** Me, nobody, then the colleagues of the tickets' teams, then all others who are active. */
function assigneeChoices(
  context: AppContext,
  tickets: readonly Changeable[],
  words: { readonly me: string; readonly nobody: string },
): readonly Choice[] {
  const teams = new Map(context.teams.map((team) => [team.id, team.name]))
  const isCurrent = (id: string | null) => tickets.every((ticket) => ticket.assigneeId === id)
  return [
    {
      value: context.me.id,
      label: words.me,
      mark: <Avatar name={context.me.name} kind="user" size={20} />,
      current: isCurrent(context.me.id),
    },
    { value: '', label: words.nobody, current: isCurrent(null) },
    ...assignable(context, new Set(tickets.map((ticket) => ticket.teamId))).map((user) => ({
      value: user.id,
      label: user.name,
      mark: <Avatar name={user.name} kind="user" size={20} />,
      detail: user.teamIds.flatMap((id) => teams.get(id) ?? []).join(', '),
      current: isCurrent(user.id),
    })),
  ]
}
