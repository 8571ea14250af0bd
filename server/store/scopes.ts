import type { User } from '../../shared/domain/people.ts'
import type { Scope } from '../../shared/domain/records.ts'

/** Which scopes a person holds. In which of them a record stands is for `scopeOf` of shared/domain to say. */
export interface Sight {
  readonly scopes: readonly Scope[]
  sees(scope: Scope): boolean
}

/** Administrators see every team; everybody else the teams they belong to. `allTeamIds` are the workspace's teams. */
export function sightOf(user: Pick<User, 'id' | 'role' | 'teamIds'>, allTeamIds: readonly string[]): Sight {
  const existing = new Set(allTeamIds)
  const teamIds = user.role === 'admin' ? [...existing] : [...new Set(user.teamIds)].filter((id) => existing.has(id))
  const scopes: Scope[] = ['all', `user:${user.id}`, ...teamIds.sort().map((id): Scope => `team:${id}`)]
  const held = new Set<Scope>(scopes)
  return { scopes, sees: (scope) => held.has(scope) }
}

/** The teams of a person's scopes. */
export function teamIdsOf(sight: Sight): string[] {
  return sight.scopes.filter((scope) => scope.startsWith('team:')).map((scope) => scope.slice('team:'.length))
}
