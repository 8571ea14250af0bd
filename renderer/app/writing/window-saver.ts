import { accountKey } from '../account.ts'
import { createDraftSaver, type DraftSaver, type DraftState, type Timers } from './draft-saver.ts'

const timers: Timers = {
  set: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  now: () => Date.now(),
}

/** What has been typed since it was last on disk, wherever in the window. */
const unsaved = new Set<DraftSaver>()

/** A draft saver by the clock of the window, for whoever is signed in now. */
export function windowSaver(options: {
  readonly save: () => Promise<void>
  readonly onState: (state: DraftState) => void
}): DraftSaver {
  const onState = (state: DraftState) => {
    if (state.at === 'saved' || state.at === 'clean') unsaved.delete(saver)
    options.onState(state)
  }
  const saver = createDraftSaver({ ...options, onState, timers, account: accountKey })
  return {
    ...saver,
    changed: () => {
      unsaved.add(saver)
      saver.changed()
    },
  }
}

/** Milliseconds that somebody who signs out is kept waiting for a disk that does not answer. */
const patience = 2_000

/**
 * Puts on disk what was typed a moment ago. Once somebody else is signed in it would wait in the window's memory for its
 * own account to come back, and be lost with the window.
 */
export async function saveEverything(): Promise<void> {
  const saved = Promise.all([...unsaved].map((saver) => saver.flush()))
  await Promise.race([saved, new Promise((resolve) => timers.set(() => resolve(undefined), patience))])
}
