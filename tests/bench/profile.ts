import type { Page } from '@playwright/test'

/** Where the milliseconds between the key and the paint go, by the browser's own trace. */

interface TraceEvent {
  readonly name: string
  readonly cat: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  readonly id?: string
  readonly id2?: { readonly local?: string }
  readonly args?: { readonly name?: string }
}

const kinds = ['script', 'garbage collection', 'style and layout', 'paint', 'other'] as const
type Kind = (typeof kinds)[number]

function kindOf(name: string): Kind {
  if (/GC|Scaveng/i.test(name)) return 'garbage collection'
  if (/^(UpdateLayoutTree|Layout|PrePaint|HitTest|ParseAuthorStyleSheet)$/.test(name)) return 'style and layout'
  if (/^(Paint|Layerize|Commit|CompositeLayers|ProxyMain)/.test(name)) return 'paint'
  if (/FunctionCall|^v8\.|RunMicrotasks|EventDispatch|TimerFire|FireAnimationFrame|Evaluate|Compile/.test(name))
    return 'script'
  return 'other'
}

export interface Breakdown {
  /** Measured intervals. */
  readonly count: number
  /** Mean milliseconds of an interval on the window's main thread, by kind; `waiting` is the rest. */
  readonly parts: Readonly<Record<Kind | 'waiting', number>>
}

/** Runs `work` under a trace and says what filled the intervals that the page measures as `measure` meanwhile. */
export async function traced(page: Page, measure: string, work: () => Promise<unknown>): Promise<Breakdown> {
  const browser = page.context().browser()
  if (!browser) throw new Error('no browser to trace')
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'blink.user_timing', 'v8', 'v8.execute', 'toplevel'],
  })
  await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  return breakdown(traceEvents, measure)
}

function breakdown(events: readonly TraceEvent[], measure: string): Breakdown {
  const intervals = intervalsOf(events, measure)
  const [first] = intervals
  if (!first) throw new Error(`the trace holds no ${measure}`)
  const main = events.find(
    ({ ph, name, args, pid }) =>
      ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain' && pid === first.pid,
  )
  const spent: Record<Kind, number> = {
    script: 0,
    'garbage collection': 0,
    'style and layout': 0,
    paint: 0,
    other: 0,
  }
  const tasks = events.filter((each) => each.ph === 'X' && each.pid === main?.pid && each.tid === main.tid)
  for (const { event, self } of selfTimes(tasks)) {
    for (const { from, to } of intervals) {
      const overlap = Math.min(to, event.ts + (event.dur ?? 0)) - Math.max(from, event.ts)
      if (overlap > 0) spent[kindOf(event.name)] += (self * overlap) / Math.max(1, event.dur ?? 0)
    }
  }
  const whole = intervals.reduce((sum, { from, to }) => sum + to - from, 0)
  const mean = (microseconds: number) => microseconds / intervals.length / 1000
  const busy = Object.values(spent).reduce((sum, each) => sum + each, 0)
  const parts = Object.fromEntries(kinds.map((kind) => [kind, mean(spent[kind])])) as Record<Kind, number>
  return { count: intervals.length, parts: { ...parts, waiting: Math.max(0, mean(whole - busy)) } }
}

function intervalsOf(events: readonly TraceEvent[], measure: string) {
  const begun = new Map<string, TraceEvent>()
  const intervals: { readonly from: number; readonly to: number; readonly pid: number }[] = []
  for (const event of events) {
    if (event.name !== measure || !event.cat.includes('blink.user_timing')) continue
    const key = `${event.id ?? ''} ${event.id2?.local ?? ''}`
    const start = begun.get(key)
    if (event.ph === 'b') begun.set(key, event)
    else if (event.ph === 'e' && start) intervals.push({ from: start.ts, to: event.ts, pid: event.pid })
  }
  return intervals
}

/** Time of each event less that of the events within it, microseconds. */
function selfTimes(tasks: readonly TraceEvent[]): { readonly event: TraceEvent; self: number }[] {
  const sorted = [...tasks].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  const open: { readonly event: TraceEvent; self: number }[] = []
  return sorted.map((event) => {
    while (open.length > 0) {
      const top = open.at(-1)
      if (top && top.event.ts + (top.event.dur ?? 0) > event.ts) break
      open.pop()
    }
    const around = open.at(-1)
    if (around) around.self -= event.dur ?? 0
    const entry = { event, self: event.dur ?? 0 }
    open.push(entry)
    return entry
  })
}

export function sentence({ count, parts }: Breakdown): string {
  const words = Object.entries(parts)
    .filter(([, milliseconds]) => milliseconds >= 0.5)
    .map(([kind, milliseconds]) => `${kind} ${milliseconds.toFixed(1)}`)
  return `mean of ${count}, ms: ${words.join(', ')}`
}
