import type { User } from '../domain/people.ts'

/** Whoever steers a team: what is theirs to change for others. */
export const isLead = ({ role }: Pick<User, 'role'>): boolean => role === 'lead' || role === 'admin'
