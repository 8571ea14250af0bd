import { z } from 'zod'
import { appError } from './errors.ts'

/** What crosses the MessagePort between the window's preload and the data process. */
export const fromWindow = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['query', 'command']), id: z.number(), name: z.string().max(100), args: z.unknown() }),
  z.object({ kind: z.enum(['subscribe', 'unsubscribe']), topic: z.string().max(100) }),
])
export type FromWindow = z.infer<typeof fromWindow>

export const toWindow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), id: z.number(), ok: z.literal(true), result: z.unknown() }),
  z.object({ kind: z.literal('refusal'), id: z.number(), ok: z.literal(false), error: appError }),
  z.object({ kind: z.literal('event'), topic: z.string(), payload: z.unknown() }),
])
export type ToWindow = z.infer<typeof toWindow>

/** The one bridge: `window.switchboard`. Rejections are `AppError` values. */
export interface SwitchboardBridge {
  query(name: string, args: unknown): Promise<unknown>
  command(name: string, args: unknown): Promise<unknown>
  /** Returns what ends the subscription. */
  subscribe(topic: string, listener: (payload: unknown) => void): () => void
}
