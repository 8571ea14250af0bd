import type { User } from '../domain/people.ts'
import type { ViewCondition } from '../domain/tickets.ts'
import type { BuiltInQueue } from '../ipc/views.ts'

/**
 * What the built-in queues mean, in the same words as a saved view, so that both take one road to the cache. No queue
 * shows a ticket that was merged into another: its conversation is there.
 */
export const queueConditions: { readonly [Q in BuiltInQueue]: readonly ViewCondition[] } = {
  /** Assigned to me and not over, whatever the team: work handed to me stays mine when I change teams. */
  mine: [
    { field: 'assignee', op: 'in', values: ['me'] },
    { field: 'status', op: 'in', values: ['new', 'open', 'waiting'] },
  ],
  /** Nobody's, and our turn. */
  unassigned: [
    { field: 'assignee', op: 'in', values: ['none'] },
    { field: 'team', op: 'in', values: ['mine'] },
    { field: 'status', op: 'in', values: ['new', 'open'] },
  ],
  team: [
    { field: 'team', op: 'in', values: ['mine'] },
    { field: 'status', op: 'in', values: ['new', 'open', 'waiting'] },
  ],
  overdue: [
    { field: 'overdue', op: 'is', value: true },
    { field: 'team', op: 'in', values: ['mine'] },
    { field: 'status', op: 'in', values: ['new', 'open'] },
  ],
  waiting: [
    { field: 'status', op: 'in', values: ['waiting'] },
    { field: 'team', op: 'in', values: ['mine'] },
  ],
  solved: [
    { field: 'status', op: 'in', values: ['solved'] },
    { field: 'team', op: 'in', values: ['mine'] },
  ],
  /** Everything in sight, also of other teams and closed. */
  all: [],
}

/** The teams that `mine` stands for; null for every team: administrators, and people who are in none. */
export function ownTeams(me: Pick<User, 'role' | 'teamIds'>): readonly string[] | null {
  return me.role === 'admin' || me.teamIds.length === 0 ? null : me.teamIds
}
