import type { User } from '#shared/domain/people'
import type { AppContext } from '#shared/ipc/views'

/**
 * Whoever may take tickets of these teams, but for the person who asks: colleagues of the teams first, then all others
 * who are active, both by name.
 */
export function assignable(context: AppContext, teamIds: ReadonlySet<string>): readonly User[] {
  const rank = (user: User) => (user.teamIds.some((id) => teamIds.has(id)) ? 0 : 1)
  return context.users
    .filter((user) => user.active && user.id !== context.me.id)
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}
