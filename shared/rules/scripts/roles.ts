import type { Role } from '../../domain/people.ts'

/** Everybody runs scripts; agents do not write them, nor see how colleagues' calls went. */
export const mayWriteScripts = (role: Role): boolean => role !== 'agent'
