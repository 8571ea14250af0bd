import type { z } from 'zod'
import type { TopicName } from './topics.ts'

/** One question that the window may ask the data process, answered from the cache without the network. */
export interface Query {
  readonly args: z.ZodType
  readonly result: z.ZodType
  /** What makes an answer old. */
  readonly topics: readonly TopicName[]
}
export type QueryContract = Readonly<Record<string, Query>>

/** One thing that the window may ask the data process to do, beyond the synced commands. */
export type CommandContract = Readonly<Record<string, { readonly args: z.ZodType; readonly result: z.ZodType }>>
