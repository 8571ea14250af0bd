import type { Clock } from './time.ts'

/** Runs one job, one run at a time, with growing pauses while it fails. */
export interface Loop {
  /** Something to do. During a pause after a failure this does not run earlier: see `wake`. */
  request(): void
  /** Reason to hope that it works now: the network is back, the machine woke up, the person asked. */
  wake(): void
  /** Milliseconds by the steady clock; null when nothing is planned after a failure. */
  nextAttempt(): number | null
  /** Ends for good; resolves when a run under way has ended. */
  stop(): Promise<void>
}

export interface Backoff {
  readonly first: number
  readonly most: number
}

interface LoopOptions {
  /** Resolves to the milliseconds after which to look again by itself, or undefined. */
  readonly run: (signal: AbortSignal) => Promise<number | undefined>
  /** A failed run. Answers the least pause in milliseconds (0: as the back-off says), or `stop` to wait for `wake`. */
  readonly failed: (error: unknown) => number | 'stop'
  readonly backoff: Backoff
  readonly clock: Clock
  readonly random?: () => number
}

export function createLoop({ run, failed, backoff, clock, random = Math.random }: LoopOptions): Loop {
  const controller = new AbortController()
  let wanted = false
  let woken = false
  let failures = 0
  let paused: number | null = null
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  function later(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => start(), Math.min(milliseconds, 2_000_000_000))
    timer.unref()
  }

  function start(): void {
    clearTimeout(timer)
    wanted = true
    if (running || controller.signal.aborted) return
    running = turn().finally(() => {
      running = undefined
      if (wanted && paused === null) start()
    })
  }

  async function turn(): Promise<void> {
    wanted = false
    woken = false
    paused = null
    try {
      const again = await run(controller.signal)
      failures = 0
      if (again !== undefined) later(again)
    } catch (error) {
      if (controller.signal.aborted) return
      const least = failed(error)
      if (least === 'stop') {
        paused = Number.POSITIVE_INFINITY
        return
      }
      const grown = Math.min(backoff.most, backoff.first * 2 ** failures)
      failures += 1
      // Half of it by chance, so that a whole office does not come back in the same second.
      const pause = Math.max(least, grown / 2 + (random() * grown) / 2)
      if (woken) {
        // What was hoped for came while the attempt was failing the old way.
        wanted = true
        return
      }
      paused = clock.steady() + pause
      later(pause)
    }
  }

  return {
    request: () => {
      wanted = true
      if (paused === null) start()
    },
    wake: () => {
      paused = null
      failures = 0
      woken = true
      start()
    },
    nextAttempt: () => (paused === null || paused === Number.POSITIVE_INFINITY ? null : paused),
    stop: async () => {
      controller.abort()
      clearTimeout(timer)
      await running
    },
  }
}
