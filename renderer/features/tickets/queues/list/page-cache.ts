import type { TicketSort } from '#shared/domain/tickets'
import type { QueueRef, TicketRow } from '#shared/ipc/views'

/** Rows of one question; small enough for one message of the bridge, large enough for several screens. */
export const pageSize = 100

/** Pages kept over all lists. 60 pages are 6,000 rows, about 6 MB. */
const keptPages = 60
/** Questions under way at once: a scrollbar dragged over 100,000 rows must not queue up a thousand. */
const askedAtOnce = 3

export interface Page {
  readonly rows: readonly TicketRow[]
  /** Number of the last change that the rows have seen. */
  readonly epoch: number
}

export interface ListSnapshot {
  /** Null until the first answer. */
  readonly total: number | null
  readonly pages: ReadonlyMap<number, Page>
  readonly error: unknown
}

export interface ListSource {
  readonly queue: QueueRef
  readonly sort: TicketSort
}

export interface TicketPages {
  readonly subscribe: (listener: () => void) => () => void
  readonly snapshot: () => ListSnapshot
  /** Says which rows are on the screen, both included: they are asked first, their neighbours after them. */
  readonly show: (from: number, to: number) => void
  readonly retry: () => void
}

export interface PageCache {
  /** The list of a queue in one order. */
  readonly open: (source: ListSource) => TicketPages
  /** Something changed: pages on the screen are asked again, others when they come onto it. */
  readonly invalidate: () => void
  /** Some lists grew old with the time: only theirs are asked again, as after a change. */
  readonly expire: (isOld: (source: ListSource) => boolean) => void
  /** Asks the first page of a queue that will probably be opened. */
  readonly prefetch: (source: ListSource) => Promise<void>
  /** Counts the changes; a page with this number is up to date. */
  readonly epoch: () => number
}

type Load = (question: ListSource & { readonly offset: number; readonly limit: number }) => Promise<{
  readonly total: number
  readonly items: readonly TicketRow[]
}>

interface List {
  readonly source: ListSource
  readonly listeners: Set<() => void>
  /** Pages under way. */
  readonly asked: Set<number>
  /** Answers that wait for the rest of the screen, so that a refresh of two pages is drawn once. */
  readonly arrived: Map<number, Page & { readonly total: number }>
  snapshot: ListSnapshot
  shown: { readonly first: number; readonly last: number } | null
}

const nothing: ListSnapshot = { total: null, pages: new Map(), error: null }

export function createPageCache(load: Load): PageCache {
  // In order of use: the list used last is at the end.
  const lists = new Map<string, List>()
  let epoch = 0

  function listOf(source: ListSource): List {
    const key = JSON.stringify([source.queue, source.sort.by, source.sort.direction])
    const list = lists.get(key) ?? {
      source,
      listeners: new Set(),
      asked: new Set(),
      arrived: new Map(),
      snapshot: nothing,
      shown: null,
    }
    lists.delete(key)
    lists.set(key, list)
    return list
  }

  function pump(list: List): void {
    if (list.snapshot.error !== null || !list.shown) return
    const { first, last } = list.shown
    const visible = Array.from({ length: last - first + 1 }, (_, index) => first + index)
    for (const page of [...visible, last + 1, first - 1]) {
      if (list.asked.size >= askedAtOnce) return
      if (needs(list, page)) void fetchPage(list, page)
    }
  }

  function needs(list: List, page: number): boolean {
    const { total, pages } = list.snapshot
    const pageCount = Math.max(1, Math.ceil((total ?? 0) / pageSize))
    if (page < 0 || page >= pageCount || list.asked.has(page) || list.arrived.has(page)) return false
    return (pages.get(page)?.epoch ?? -1) < epoch
  }

  async function fetchPage(list: List, page: number): Promise<void> {
    const askedAfter = epoch
    list.asked.add(page)
    try {
      const { total, items } = await load({ ...list.source, offset: page * pageSize, limit: pageSize })
      list.arrived.set(page, { rows: items, epoch: askedAfter, total })
    } catch (error) {
      // With rows on the screen an old answer is better than none; the next change asks again.
      if (list.snapshot.pages.size === 0) publish(list, { ...list.snapshot, error })
      list.asked.delete(page)
      takeWhenComplete(list)
      return
    }
    list.asked.delete(page)
    takeWhenComplete(list)
    pump(list)
  }

  /** Shows what has arrived, unless another page on the screen is still being refreshed: both change in one draw. */
  function takeWhenComplete(list: List): void {
    const { shown } = list
    const refreshing = [...list.asked].some(
      (each) => shown && each >= shown.first && each <= shown.last && list.snapshot.pages.has(each),
    )
    if (!refreshing && list.arrived.size > 0) takeArrived(list)
  }

  function takeArrived(list: List): void {
    const pages = new Map(list.snapshot.pages)
    let newest = -1
    let total = 0
    for (const [index, answer] of list.arrived) {
      pages.set(index, { rows: sameRows(answer.rows, list.snapshot.pages, index), epoch: answer.epoch })
      if (answer.epoch < newest) continue
      newest = answer.epoch
      total = answer.total
    }
    list.arrived.clear()
    for (const index of pages.keys()) if (index > 0 && index * pageSize >= total) pages.delete(index)
    evict(list, pages)
    publish(list, { total, pages, error: null })
  }

  function publish(list: List, snapshot: ListSnapshot): void {
    list.snapshot = snapshot
    for (const listener of list.listeners) listener()
  }

  /** Lets go of the lists used longest ago, then of the pages of this list that are farthest from the screen. */
  function evict(current: List, pages: Map<number, Page>): void {
    let count = pages.size
    for (const list of lists.values()) if (list !== current) count += list.snapshot.pages.size
    for (const [key, list] of lists) {
      if (count <= keptPages) return
      if (list === current || list.listeners.size > 0) continue
      count -= list.snapshot.pages.size
      lists.delete(key)
    }
    const middle = current.shown ? (current.shown.first + current.shown.last) / 2 : 0
    const byDistance = [...pages.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle))
    for (const index of byDistance.slice(0, Math.max(0, count - keptPages))) pages.delete(index)
  }

  return {
    open: (source) => {
      const list = listOf(source)
      // A prefetch that failed in the background is no news; the list is asked again.
      if (list.listeners.size === 0 && list.snapshot.error !== null) list.snapshot = { ...list.snapshot, error: null }
      return {
        subscribe: (listener) => {
          list.listeners.add(listener)
          return () => {
            list.listeners.delete(listener)
          }
        },
        snapshot: () => list.snapshot,
        show: (from, to) => {
          list.shown = { first: Math.floor(from / pageSize), last: Math.floor(to / pageSize) }
          pump(list)
        },
        retry: () => {
          publish(list, { ...list.snapshot, error: null })
          pump(list)
        },
      }
    },
    invalidate: () => {
      epoch += 1
      for (const list of lists.values()) {
        if (list.listeners.size === 0) continue
        if (list.snapshot.error !== null) publish(list, { ...list.snapshot, error: null })
        pump(list)
      }
    },
    expire: (isOld) => {
      for (const list of lists.values()) {
        if (!isOld(list.source)) continue
        const pages = new Map([...list.snapshot.pages].map(([index, page]) => [index, { ...page, epoch: -1 }] as const))
        list.snapshot = { ...list.snapshot, pages }
        if (list.listeners.size > 0) pump(list)
      }
    },
    prefetch: async (source) => {
      const list = listOf(source)
      if (needs(list, 0)) await fetchPage(list, 0)
    },
    epoch: () => epoch,
  }
}

/**
 * The same objects for rows that did not change, so that only changed rows are drawn again. Rows move by a few places:
 * they are looked for on the page and its neighbours, not on all that are kept.
 */
function sameRows(rows: readonly TicketRow[], pages: ReadonlyMap<number, Page>, index: number): readonly TicketRow[] {
  const before = pages.get(index)?.rows
  if (!before) return rows
  const known = new Map<string, TicketRow>()
  for (const near of [index - 1, index, index + 1]) {
    for (const row of pages.get(near)?.rows ?? []) known.set(row.id, row)
  }
  const kept = rows.map((row) => {
    const old = known.get(row.id)
    return old && equalRows(old, row) ? old : row
  })
  const unchanged = before.length === kept.length && kept.every((row, position) => row === before[position])
  return unchanged ? before : kept
}

function equalRows(a: TicketRow, b: TicketRow): boolean {
  for (const key of Object.keys(b) as (keyof TicketRow)[]) {
    if (key === 'tagIds') {
      if (a.tagIds.length !== b.tagIds.length || a.tagIds.some((tag, index) => tag !== b.tagIds[index])) return false
    } else if (a[key] !== b[key]) return false
  }
  return true
}

/** The row at a position, when its page is here. */
export function rowAt(snapshot: ListSnapshot, index: number): TicketRow | undefined {
  return snapshot.pages.get(Math.floor(index / pageSize))?.rows[index % pageSize]
}

/** The position of a ticket among the pages that are here. */
export function indexOfTicket(snapshot: ListSnapshot, ticketId: string): number | undefined {
  for (const [page, { rows }] of snapshot.pages) {
    const at = rows.findIndex((row) => row.id === ticketId)
    if (at >= 0) return page * pageSize + at
  }
  return undefined
}
