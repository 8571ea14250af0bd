import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import type { BuiltInQueue } from '#shared/ipc/views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openQueue } from '../../../app/navigation.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { queueAsked } from './painted.ts'
import { type QueueKind, queueIcons } from './queue.ts'

/** Where to look next when a queue is done. */
const next: Readonly<Partial<Record<QueueKind | 'missing', BuiltInQueue>>> = {
  mine: 'unassigned',
  unassigned: 'team',
  team: 'unassigned',
  overdue: 'mine',
  waiting: 'mine',
  solved: 'mine',
  view: 'all',
  person: 'all',
  oneTeam: 'all',
  foreignTeam: 'team',
  missing: 'all',
}

export function EmptyQueue(props: {
  readonly kind: QueueKind | 'missing'
  readonly name: string
  readonly onEdit?: (() => void) | undefined
  readonly onNewTicket?: () => void
}) {
  const { kind, name, onEdit, onNewTicket } = props
  const { t } = useTranslation('tickets')
  const counts = useAsk('ticket.queues', {}).data ?? []
  const status = useAsk('app.status', {}).data
  const elsewhere = next[kind]
  const waiting = counts.find(({ queue }) => queue.kind === 'built-in' && queue.queue === elsewhere)?.count ?? 0
  const filling = status?.phase === 'filling'
  return (
    <EmptyState
      icon={kind === 'missing' ? IconFilterOff : queueIcons[kind]}
      title={t(filling ? 'tickets:empty.filling.title' : `tickets:empty.${kind}.title`, { name })}
      body={t(filling ? 'tickets:empty.filling.body' : `tickets:empty.${kind}.body`, { name })}
    >
      {!filling && elsewhere && waiting > 0 && (
        <Button
          onClick={(event) => {
            queueAsked(elsewhere, event.timeStamp)
            openQueue(elsewhere)
          }}
        >
          {t('tickets:empty.goTo', { queue: t(`tickets:queue.${elsewhere}`), count: waiting })}
        </Button>
      )}
      {kind === 'view' && onEdit && <Button onClick={onEdit}>{t('tickets:empty.editView')}</Button>}
      {kind === 'all' && onNewTicket && !filling && <Button onClick={onNewTicket}>{t('tickets:new.label')}</Button>}
    </EmptyState>
  )
}
