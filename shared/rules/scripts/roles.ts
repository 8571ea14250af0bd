import type { Role } from '../../domain/people.ts'

/** Everybody runs scripts; agents do not write them. */
export const mayWriteScripts = (role: Role): boolean => role !== 'agent'

/**
 * How a single call was led belongs to the history of its customer and its ticket, like the call itself, and the team
 * that took it reads it there. All calls of one script together, which show how colleagues do beside each other, are for
 * those who keep the script.
 */
export const mayReadAllRuns = (role: Role): boolean => role !== 'agent'
