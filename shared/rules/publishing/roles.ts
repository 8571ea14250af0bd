import type { Role } from '../../domain/people.ts'

/** Whoever may say what readers find. */
export const mayPublish = (role: Role): boolean => role !== 'agent'
