import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { UnsavedForm } from '#shared/ipc/app'
import type { AppFailure } from '#shared/ipc/errors'
import { ask, run } from './data.ts'

/** How what was typed into a form stands: `kept` is on disk. */
export type UnsavedState = 'nothing' | 'keeping' | 'kept' | 'failed'

/** Milliseconds between the first key and the write that takes all keys until then. */
const gather = 200
const retryAfter = 2_000

interface Disk {
  read(): Promise<string | null>
  /** On disk when it resolves. */
  write(content: string | null): Promise<unknown>
}

export interface Keeper {
  /** What was kept before, once every write of this window has ended. */
  recall(): Promise<string | null>
  keep(content: string): void
  /** It was sent, or thrown away. */
  drop(): Promise<void>
  /** Writes now what is not written yet. */
  flush(): Promise<void>
  readonly state: () => UnsavedState
  readonly listen: (listener: () => void) => () => void
}

/** Keeps what is typed into one form on disk. One write is under way at a time, so that none can overtake another. */
export function createKeeper(disk: Disk): Keeper {
  let next: { readonly content: string | null } | undefined
  let running: Promise<boolean> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let state: UnsavedState = 'nothing'
  const listeners = new Set<() => void>()

  function become(now: UnsavedState): void {
    state = now
    for (const listener of [...listeners]) listener()
  }

  function writeAfter(milliseconds: number): void {
    timer ??= setTimeout(() => void flush(), milliseconds)
  }

  /** Whether it is on disk now; if not, it is tried again later. */
  async function write(job: { readonly content: string | null }): Promise<boolean> {
    try {
      await disk.write(job.content)
    } catch {
      next ??= job
      become('failed')
      writeAfter(retryAfter)
      return false
    }
    const after = next ?? job
    if (after.content === null) become('nothing')
    else become(next ? 'keeping' : 'kept')
    return true
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (running) {
      // What came meanwhile goes at once; after a failure it waits for the timer of the next attempt.
      return (await running) ? flush() : undefined
    }
    if (!next) return
    const job = next
    next = undefined
    running = write(job)
    await running
    running = undefined
  }

  return {
    recall: async () => {
      await flush()
      const content = await disk.read()
      // Typed here and not on disk yet is newer than what the disk has.
      if (next) return next.content
      if (content !== null) become('kept')
      return content
    },
    keep: (content) => {
      next = { content }
      if (state !== 'failed') become('keeping')
      writeAfter(gather)
    },
    drop: () => {
      next = { content: null }
      become('nothing')
      return flush()
    },
    flush,
    state: () => state,
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const keepers = new Map<string, Keeper>()

/** One keeper a form and person, also when the form is closed and opened again while it still writes. */
function keeperOf(userId: string, form: UnsavedForm): Keeper {
  const key = `${form} ${userId}`
  const known = keepers.get(key)
  if (known) return known
  const made = createKeeper({
    read: () => ask('unsaved.get', { userId, form }),
    write: (content) => run('unsaved.save', { userId, form, content }),
  })
  keepers.set(key, made)
  return made
}

export interface KeptForm {
  readonly keep: Keeper['keep']
  readonly drop: Keeper['drop']
  readonly state: UnsavedState
}

/**
 * Keeps a form's text for the person; what is not written yet is written when the form or the window goes away. `begun`
 * is what was there when the form opened. While that cannot be read nothing may be typed: it would take its place.
 */
export function useUnsaved<T>(
  userId: string,
  form: UnsavedForm,
  read: (content: string | null) => T | Promise<T>,
): { readonly begun: UseQueryResult<T, AppFailure>; readonly kept: KeptForm } {
  const keeper = keeperOf(userId, form)
  const state = useSyncExternalStore(keeper.listen, keeper.state)
  const begun = useQuery<T, AppFailure>({
    queryKey: ['unsaved', userId, form],
    queryFn: async () => read(await keeper.recall()),
    // Only for this opening of the form: afterwards the form knows better.
    gcTime: 0,
  })
  useEffect(() => {
    const flush = () => void keeper.flush()
    window.addEventListener('pagehide', flush)
    window.addEventListener('blur', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('blur', flush)
      flush()
    }
  }, [keeper])
  return { begun, kept: { keep: keeper.keep, drop: keeper.drop, state } }
}
