import type { Cache } from '../../cache/cache.ts'
import { readState } from '../../sync/state.ts'
import { examineSome } from './examine.ts'

/**
 * Looks at customers that are new or have changed, in the background: a few at a time, with pauses in which whatever a
 * person asks for goes first. It begins a while after the last change, so that a first fill is not slowed down.
 */
export interface QualityWorker {
  /** Resolves when everything that was there has been looked at. */
  settled(): Promise<void>
  stop(): Promise<void>
}

export interface QualityTiming {
  /** Milliseconds from a change to the beginning, and between two goes. */
  readonly begin: number
  readonly pause: number
}

export const qualityTiming: QualityTiming = { begin: 1_500, pause: 12 }

export function startQualityWorker(
  cache: Cache,
  options: {
    readonly now: () => number
    readonly timing?: QualityTiming
    readonly report: (what: string, error: unknown) => void
  },
): QualityWorker {
  const { now, report, timing = qualityTiming } = options
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    let done = 0
    try {
      // The first fill has the disk to itself.
      if ((await cache.read((sql) => readState(sql, 'fill'))) !== null) return again()
      for (
        let count = await examineSome(cache, now());
        count > 0 && !stopped;
        count = await examineSome(cache, now())
      ) {
        done += count
        await new Promise((resolve) => setTimeout(resolve, timing.pause))
      }
    } catch (error) {
      if (!stopped) report('customer quality', error)
    }
    if (done > 0 && !stopped) await tell()
  }

  /** Once, when all is done: on the way the lists would be drawn anew a thousand times. */
  const tell = () => cache.write(async (tx) => tx.changed('quality', null)).catch(() => undefined)

  function again(): void {
    timer = setTimeout(begin, timing.begin * 2)
    timer.unref()
  }

  function begin(): void {
    running = run().finally(() => {
      running = undefined
    })
  }

  function soon(): void {
    if (stopped || running) return
    clearTimeout(timer)
    timer = setTimeout(begin, timing.begin)
    timer.unref()
  }

  const end = cache.onChange((changes) => {
    if (changes.has('customer')) soon()
  })
  soon()

  return {
    settled: async () => {
      await running
      clearTimeout(timer)
      await run()
    },
    stop: async () => {
      stopped = true
      end()
      clearTimeout(timer)
      await running
    },
  }
}
