import { useMemo } from 'react'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import type { Assignee } from './list/TicketRow.tsx'

/** Names of those who work on tickets; the same object for the same person, so that rows are not drawn anew. */
export function useAssignees(): (userId: string) => Assignee {
  const { t } = useTranslation('tickets')
  const users = useAsk('app.context', {}).data?.users
  return useMemo(() => {
    const names = new Map(users?.map((user) => [user.id, user.name]))
    const made = new Map<string, Assignee>()
    return (userId) => {
      const known = made.get(userId)
      if (known) return known
      const name = names.get(userId) ?? t('tickets:row.someone')
      const assignee = { name, label: t('tickets:row.assignedTo', { name }) }
      made.set(userId, assignee)
      return assignee
    }
  }, [users, t])
}
