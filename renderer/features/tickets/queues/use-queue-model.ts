import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { TicketRow } from '#shared/ipc/views'
import { ask } from '../../../app/data.ts'
import { foreseeTicket } from '../foresee.ts'
import { indexOfTicket, type ListSnapshot, type PageCache, rowAt, type TicketPages } from './list/page-cache.ts'
import { noSelection, type Selection } from './list/selection.ts'
import { useListSnapshot } from './pages.ts'
import type { OpenQueue } from './queue.ts'

/** Rows asked for before the list knows how many fit. */
const firstScreen = 24
/** An answer from the cache takes a few milliseconds; the old rows stay this long before placeholders take their place. */
const heldBackMs = 150

interface Cursor {
  readonly index: number
  /** Null while the row at the position is not here. */
  readonly id: string | null
}

interface Choice {
  readonly of: OpenQueue['source']
  readonly cursor: Cursor
  readonly selection: Selection
}

export interface QueueModel {
  /** The queue whose rows are shown: for some milliseconds after a click still the one before. */
  readonly shown: OpenQueue
  readonly pages: TicketPages
  readonly snapshot: ListSnapshot
  readonly cursor: Cursor
  readonly selection: Selection
  readonly setSelection: (selection: Selection) => void
  /** Moves the cursor, brings its row into view, and says which ticket it is when that is known. */
  readonly moveTo: (index: number) => TicketRow | undefined
  /** The list on the screen puts its scrolling here. */
  readonly scroller: { current: ((index: number) => void) | null }
  /** True when the first rows that show have seen every change up to the opening. */
  readonly complete: boolean
}

export function useQueueModel(cache: PageCache, open: OpenQueue, openTicketId: string | null): QueueModel {
  const before = useRef(open)
  const wanted = useMemo(() => cache.open(open.source), [cache, open.source])
  const openedAt = useMemo(() => ({ pages: wanted, epoch: cache.epoch() }), [cache, wanted])
  const wantedSnapshot = useListSnapshot(wanted)
  const [waited, setWaited] = useState<TicketPages | null>(null)
  const isHere = wantedSnapshot.total !== null || wantedSnapshot.error !== null || waited === wanted

  // The words of the header are always the new ones; only the rows wait.
  const shown = isHere || before.current.source === open.source ? open : before.current
  useLayoutEffect(() => {
    before.current = shown
  })
  const pages = useMemo(() => cache.open(shown.source), [cache, shown.source])
  const snapshot = useListSnapshot(pages)

  useEffect(() => {
    wanted.show(0, firstScreen)
    const timer = setTimeout(() => setWaited(wanted), heldBackMs)
    return () => clearTimeout(timer)
  }, [wanted])

  // What was chosen belongs to one list: another one begins anew, without a second draw to say so.
  const fresh = useMemo<Choice>(
    () => ({ of: shown.source, cursor: { index: 0, id: null }, selection: noSelection }),
    [shown.source],
  )
  const [choice, setChoice] = useState(fresh)
  const { cursor, selection } = choice.of === fresh.of ? choice : fresh

  const scroller = useRef<((index: number) => void) | null>(null)
  const change = useCallback(
    (next: Partial<Choice>) => setChoice((last) => ({ ...(last.of === fresh.of ? last : fresh), ...next })),
    [fresh],
  )
  const setSelection = useCallback((next: Selection) => change({ selection: next }), [change])
  const setCursor = useCallback((next: Cursor) => change({ cursor: next }), [change])

  const moveTo = useCallback(
    (index: number) => {
      const current = pages.snapshot()
      const place = Math.max(0, Math.min((current.total ?? 0) - 1, index))
      const row = rowAt(current, place)
      setCursor({ index: place, id: row?.id ?? null })
      scroller.current?.(place)
      if (row) foreseeTicket(row.id)
      return row
    },
    [pages, setCursor],
  )

  // The cursor stays on its ticket; when that has left the queue, on the one that took its place.
  useLayoutEffect(() => {
    const at = rowAt(snapshot, cursor.index)
    if (at?.id === cursor.id && cursor.id !== null) return
    const moved = cursor.id === null ? undefined : indexOfTicket(snapshot, cursor.id)
    if (moved !== undefined) setCursor({ index: moved, id: cursor.id })
    else if (at) setCursor({ index: cursor.index, id: at.id })
    else if (snapshot.total !== null && cursor.index >= snapshot.total) {
      const last = Math.max(0, snapshot.total - 1)
      if (last !== cursor.index) setCursor({ index: last, id: rowAt(snapshot, last)?.id ?? null })
    }
  }, [snapshot, cursor, setCursor])

  // A ticket opened from elsewhere (a search, a link) is looked for in the queue and brought into view.
  const sought = useRef<string | null>(null)
  const ready = snapshot.total !== null
  const { queue, sort } = shown.source
  useEffect(() => {
    if (!ready || sought.current === openTicketId) return
    sought.current = openTicketId
    if (openTicketId === null) return
    const known = indexOfTicket(pages.snapshot(), openTicketId)
    if (known !== undefined) {
      setCursor({ index: known, id: openTicketId })
      scroller.current?.(known)
      return
    }
    ask('ticket.position', { queue, sort, ticketId: openTicketId }).then(
      (index) => {
        if (index === null || sought.current !== openTicketId) return
        setCursor({ index, id: openTicketId })
        scroller.current?.(index)
      },
      // Not finding its place changes nothing of what is shown.
      () => undefined,
    )
  }, [ready, openTicketId, pages, queue, sort, setCursor])

  const firstPage = snapshot.pages.get(0)
  const complete =
    shown.source === open.source &&
    snapshot.total !== null &&
    (firstPage !== undefined ? firstPage.epoch >= openedAt.epoch : snapshot.pages.size > 0)

  return { shown, pages, snapshot, cursor, selection, setSelection, moveTo, scroller, complete }
}
