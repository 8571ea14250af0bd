import { z } from 'zod'
import { id, instant } from '../domain/primitives.ts'
import { appCommands, appQueries } from './app.ts'
import { callCommands, callQueries } from './calls.ts'
import { customerCommands, customerQueries } from './customers.ts'
import { historyQueries } from './history.ts'
import { knowledgeCommands, knowledgeQueries } from './knowledge.ts'
import { publishingCommands, publishingQueries } from './publishing.ts'
import { privacyCommands, qualityQueries } from './quality.ts'
import { scriptCommands, scriptQueries } from './scripts.ts'
import { ticketCommands, ticketQueries } from './tickets.ts'
import { transferCommands, transferQueries } from './transfer.ts'

/** Every question the window may ask the data process. Each answers from the cache, without the network. */
export const queries = {
  ...appQueries,
  ...ticketQueries,
  ...customerQueries,
  ...historyQueries,
  ...qualityQueries,
  ...knowledgeQueries,
  ...scriptQueries,
  ...transferQueries,
  ...callQueries,
  ...publishingQueries,
} as const

/**
 * What the window may ask the data process to do, beyond the synced commands of `shared/commands`. Those are called by
 * their own names, answer `submitted` once they are on disk, and are refused with `rejected` when their effect says no.
 */
export const localCommands = {
  ...appCommands,
  ...ticketCommands,
  ...scriptCommands,
  ...transferCommands,
  ...callCommands,
  ...knowledgeCommands,
  ...privacyCommands,
  ...publishingCommands,
  ...customerCommands,
} as const

export const submitted = z.object({
  commandId: id,
  heldUntil: instant.nullable(),
  /** False when nothing had to change (a tag that is there already): then no command goes to the server. */
  queued: z.boolean().default(true),
})

export type QueryName = keyof typeof queries
export type QueryArgs<N extends QueryName> = z.input<(typeof queries)[N]['args']>
export type QueryResult<N extends QueryName> = z.output<(typeof queries)[N]['result']>
export type LocalCommandName = keyof typeof localCommands
export type LocalCommandArgs<N extends LocalCommandName> = z.input<(typeof localCommands)[N]['args']>
export type LocalCommandResult<N extends LocalCommandName> = z.output<(typeof localCommands)[N]['result']>
