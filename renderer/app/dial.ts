/** Whom to call: what is known of them is shown before anything is dialled. */
export interface DialRequest {
  /** As it is kept or was typed; empty to type one. */
  readonly number: string
  readonly customerId?: string | null
  readonly ticketId?: string | null
  /** The promise that this call keeps. */
  readonly callbackId?: string | null
}

let asked: DialRequest | null = null
const listeners = new Set<() => void>()

function become(request: DialRequest | null): void {
  asked = request
  for (const listener of [...listeners]) listener()
}

/** Every telephone number in the window is dialled through this. */
export const dial = (request: DialRequest): void => become(request)
export const endDial = (): void => become(null)

export const dialRequest = (): DialRequest | null => asked
export function onDial(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
