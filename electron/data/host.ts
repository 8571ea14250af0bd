import type { z } from 'zod'
import { type HostRequestName, hostRequests } from '#shared/ipc/process'

/** What the data process needs of the main process. Tests pass their own. */
export interface Host {
  request<N extends HostRequestName>(
    name: N,
    args: z.input<(typeof hostRequests)[N]['args']>,
  ): Promise<z.output<(typeof hostRequests)[N]['result']>>
}

interface Waiting {
  readonly name: HostRequestName
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** A host reached by messages. `answered` takes the `response` messages. */
export function createHost(
  send: (message: { kind: 'request'; requestId: number; name: string; args: unknown }) => void,
): {
  readonly host: Host
  answered(message: { requestId: number; result?: unknown; error?: string | undefined }): void
} {
  const waiting = new Map<number, Waiting>()
  let last = 0
  const request = (name: HostRequestName, args: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1
      waiting.set(last, { name, resolve, reject })
      send({ kind: 'request', requestId: last, name, args })
    })
  return {
    host: { request: request as Host['request'] },
    answered: ({ requestId, result, error }) => {
      const call = waiting.get(requestId)
      if (!call) return
      waiting.delete(requestId)
      if (error !== undefined) return call.reject(new Error(error))
      const parsed = hostRequests[call.name].result.safeParse(result)
      if (parsed.success) call.resolve(parsed.data)
      else call.reject(new Error(`bad answer to ${call.name}`, { cause: parsed.error }))
    },
  }
}
