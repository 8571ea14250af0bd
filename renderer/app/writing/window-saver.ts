import { accountKey } from '../account.ts'
import { createDraftSaver, type DraftSaver, type DraftState, type Timers } from './draft-saver.ts'

const timers: Timers = {
  set: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  now: () => Date.now(),
}

/** A draft saver by the clock of the window, for whoever is signed in now. */
export function windowSaver(options: {
  readonly save: () => Promise<void>
  readonly onState: (state: DraftState) => void
}): DraftSaver {
  return createDraftSaver({ ...options, timers, account: accountKey })
}
