export type DraftState =
  | { readonly at: 'clean' }
  | { readonly at: 'unsaved' }
  | { readonly at: 'saved'; readonly since: number }
  | { readonly at: 'failed' }

export interface Timers {
  readonly set: (run: () => void, milliseconds: number) => unknown
  readonly clear: (timer: unknown) => void
  readonly now: () => number
}

/** Milliseconds without a key after which the draft is saved. */
const quiet = 400
/** Milliseconds after the first unsaved key at which it is saved though typing goes on. One second is promised, disk included. */
const longest = 850
const retryAfter = 2000

export interface DraftSaver {
  /** Something was typed. The content is read when it is saved, not at every key. */
  readonly changed: () => void
  /** Saves now what is unsaved, or, while paused, as soon as that ends; settles once it is on disk or has failed. */
  readonly flush: () => Promise<void>
  /** Saves nothing, asked or not, until the returned function is called: the content is just being sent. */
  readonly pause: () => () => void
  /** The content went elsewhere (it was sent): what is unsaved is not to be saved any more. */
  readonly forget: () => void
  /** Something is not on disk yet, or just on its way there. */
  readonly isDirty: () => boolean
}

/**
 * Decides when a draft is written. One save is under way at a time, so two can never overtake each other.
 * `save` reads the content itself and rejects when it could not be written; then it is tried again. That may find somebody
 * else signed in: it waits until the `account` is again the one that it was made under.
 */
export function createDraftSaver(options: {
  readonly save: () => Promise<void>
  readonly onState: (state: DraftState) => void
  readonly timers: Timers
  readonly account: () => string | undefined
}): DraftSaver {
  const { save, onState, timers, account } = options
  const owner = account()
  let dirty = false
  let firstUnsaved = 0
  let timer: unknown
  let running: Promise<void> | null = null
  let generation = 0
  let pauses = 0
  let wanted: (() => void)[] = []

  const stopTimer = () => {
    if (timer !== undefined) timers.clear(timer)
    timer = undefined
  }
  const startTimer = (milliseconds: number) => {
    stopTimer()
    if (pauses > 0) return
    timer = timers.set(() => {
      timer = undefined
      void write()
    }, milliseconds)
  }

  async function saveForOwner(): Promise<void> {
    if (account() !== owner) throw new Error('another account')
    await save()
  }

  async function write(): Promise<void> {
    stopTimer()
    if (running) {
      await running
      if (dirty && pauses === 0) await write()
      return
    }
    if (!dirty) return
    dirty = false
    const mine = generation
    running = saveForOwner().then(
      () => {
        if (mine === generation && !dirty) onState({ at: 'saved', since: timers.now() })
      },
      () => {
        if (mine !== generation) return
        if (!dirty) firstUnsaved = timers.now()
        dirty = true
        onState({ at: 'failed' })
        startTimer(retryAfter)
      },
    )
    await running
    running = null
  }

  return {
    changed: () => {
      if (!dirty) {
        dirty = true
        firstUnsaved = timers.now()
        onState({ at: 'unsaved' })
      }
      startTimer(Math.max(0, Math.min(quiet, firstUnsaved + longest - timers.now())))
    },
    // A save posted behind the reply would bring what was sent back as a draft.
    flush: () => (pauses === 0 ? write() : new Promise((resolve) => wanted.push(resolve))),
    pause: () => {
      pauses += 1
      stopTimer()
      let over = false
      return () => {
        if (over) return
        over = true
        pauses -= 1
        if (pauses > 0) return
        const waiting = wanted
        wanted = []
        if (waiting.length > 0) {
          void write().then(() => {
            for (const settle of waiting) settle()
          })
        } else if (dirty) startTimer(quiet)
      }
    },
    forget: () => {
      generation += 1
      dirty = false
      stopTimer()
      onState({ at: 'clean' })
    },
    isDirty: () => dirty || running !== null,
  }
}

/** Milliseconds after the last key for which the person counts as typing. */
export const typingFor = 3000

export type Verdict = 'echo' | 'show' | 'ignore'

/**
 * What to do with a text that the cache has now. It was saved here (`echo`), or was written on another of the person's
 * machines: then it is shown, unless they are typing here or have unsaved words. Texts are told apart by their keys.
 */
export function judge(input: {
  readonly incoming: string | null
  readonly shown: string | null
  readonly saved: ReadonlySet<string>
  readonly dirty: boolean
  readonly lastKeyAt: number
  readonly now: number
}): Verdict {
  const { incoming, shown, saved, dirty, lastKeyAt, now } = input
  if (incoming === shown) return 'echo'
  if (incoming !== null && saved.has(incoming)) return 'echo'
  if (dirty || now - lastKeyAt < typingFor) return 'ignore'
  return 'show'
}
