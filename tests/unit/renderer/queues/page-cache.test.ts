import { expect, test } from 'vitest'
import type { View } from '#shared/domain/tickets'
import { builtInQueue, type TicketRow } from '#shared/ipc/views'
import { ages } from '../../../../renderer/features/tickets/queues/ageing.ts'
import {
  createPageCache,
  indexOfTicket,
  type ListSource,
  rowAt,
} from '../../../../renderer/features/tickets/queues/list/page-cache.ts'
import { idOf, row, rows } from './rows.ts'

const all: ListSource = {
  queue: { kind: 'built-in', queue: 'all' },
  sort: { by: 'updated', direction: 'desc' },
}
const mine: ListSource = { ...all, queue: { kind: 'built-in', queue: 'mine' } }

/** A list of tickets whose answers come when the test says so. */
function desk(tickets: readonly TicketRow[]) {
  const open: { readonly offset: number; readonly answer: () => void; readonly fail: () => void }[] = []
  const state = { tickets, asked: [] as number[] }
  const cache = createPageCache(({ offset, limit }) => {
    state.asked.push(offset)
    // What the answer holds is decided when the question is asked, as in a database.
    const { tickets: now } = state
    return new Promise((resolve, reject) => {
      open.push({
        offset,
        answer: () =>
          resolve({ total: now.length, items: now.slice(offset, offset + limit).map((each) => ({ ...each })) }),
        fail: () => reject(new Error('no answer')),
      })
    })
  })
  const answerNext = async () => {
    open.shift()?.answer()
    await settled()
  }
  const answerAll = async () => {
    while (open.length > 0) await answerNext()
  }
  return { state, cache, open, answerNext, answerAll }
}

async function settled(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await Promise.resolve()
}

function watch(list: ReturnType<ReturnType<typeof createPageCache>['open']>) {
  const seen = { draws: 0 }
  list.subscribe(() => {
    seen.draws += 1
  })
  return seen
}

test('the first question tells the length, and the neighbour page follows by itself', async () => {
  const { state, cache, answerNext, answerAll } = desk(rows(0, 350))
  const list = cache.open(all)
  watch(list)
  list.show(0, 12)
  expect(list.snapshot().total).toBeNull()
  expect(state.asked).toEqual([0])
  await answerNext()
  expect(list.snapshot().total).toBe(350)
  expect(rowAt(list.snapshot(), 99)?.id).toBe(idOf(99))
  expect(rowAt(list.snapshot(), 100)).toBeUndefined()
  await answerAll()
  expect(state.asked).toEqual([0, 100])
  expect(rowAt(list.snapshot(), 100)?.id).toBe(idOf(100))
})

test('pages on the screen are asked before their neighbours, and at most three at once', async () => {
  const { state, cache, answerAll } = desk(rows(0, 100_000))
  const list = cache.open(all)
  watch(list)
  list.show(0, 12)
  await answerAll()
  state.asked.length = 0
  list.show(50_090, 50_110)
  expect(state.asked).toEqual([50_000, 50_100, 50_200])
  await answerAll()
  expect(state.asked).toEqual([50_000, 50_100, 50_200, 49_900])
})

test('only what is still on the screen is asked when a slot gets free', async () => {
  const { state, cache, answerAll } = desk(rows(0, 100_000))
  const list = cache.open(all)
  watch(list)
  list.show(0, 12)
  await answerAll()
  state.asked.length = 0
  for (let at = 10_000; at <= 90_000; at += 1_000) list.show(at, at + 12)
  expect(state.asked).toHaveLength(3)
  await answerAll()
  expect(state.asked).toContain(90_000)
  expect(state.asked).not.toContain(50_000)
})

test('rows that did not change stay the same objects, and a changed one is new', async () => {
  const { state, cache, answerAll } = desk(rows(0, 30))
  const list = cache.open(all)
  watch(list)
  list.show(0, 12)
  await answerAll()
  const before = list.snapshot()
  state.tickets = state.tickets.map((each, index) => (index === 3 ? { ...each, status: 'solved' } : each))
  cache.invalidate()
  await answerAll()
  expect(rowAt(list.snapshot(), 2)).toBe(rowAt(before, 2))
  expect(rowAt(list.snapshot(), 3)).not.toBe(rowAt(before, 3))
  expect(rowAt(list.snapshot(), 3)?.status).toBe('solved')
})

test('a row that moved to the next page is still the same object', async () => {
  const { state, cache, answerAll } = desk(rows(0, 200))
  const list = cache.open(all)
  watch(list)
  list.show(90, 110)
  await answerAll()
  const ninetyNinth = rowAt(list.snapshot(), 99)
  state.tickets = [row(999), ...state.tickets]
  cache.invalidate()
  await answerAll()
  expect(rowAt(list.snapshot(), 100)).toBe(ninetyNinth)
})

test('two pages on the screen are refreshed in one draw', async () => {
  const { state, cache, answerNext, answerAll } = desk(rows(0, 200))
  const list = cache.open(all)
  list.show(90, 110)
  await answerAll()
  const seen = watch(list)
  state.tickets = [row(999), ...state.tickets]
  cache.invalidate()
  await answerNext()
  expect(seen.draws).toBe(0)
  expect(rowAt(list.snapshot(), 0)?.id).toBe(idOf(0))
  await answerNext()
  expect(seen.draws).toBe(1)
  expect(rowAt(list.snapshot(), 0)?.id).toBe(idOf(999))
  expect(rowAt(list.snapshot(), 100)?.id).toBe(idOf(99))
})

test('changes that come faster than the answers do not keep the list from being drawn', async () => {
  const { state, cache, answerNext } = desk(rows(0, 200))
  const list = cache.open(all)
  const seen = watch(list)
  list.show(90, 110)
  await answerNext()
  await answerNext()
  for (let round = 0; round < 6; round += 1) {
    state.tickets = [row(1_000 + round), ...state.tickets]
    cache.invalidate()
    await answerNext()
    cache.invalidate()
    await answerNext()
  }
  expect(seen.draws).toBeGreaterThan(6)
  expect(rowAt(list.snapshot(), 0)?.id).not.toBe(idOf(0))
})

test('a list that nobody looks at is only marked, and asked again when it is shown', async () => {
  const { state, cache, answerAll } = desk(rows(0, 30))
  const list = cache.open(all)
  const end = list.subscribe(() => undefined)
  list.show(0, 12)
  await answerAll()
  end()
  cache.invalidate()
  expect(state.asked).toEqual([0])
  const again = cache.open(all)
  expect(rowAt(again.snapshot(), 0)?.id).toBe(idOf(0))
  again.show(0, 12)
  expect(state.asked).toEqual([0, 0])
})

test('pages behind a list that got shorter are let go', async () => {
  const { state, cache, answerAll } = desk(rows(0, 250))
  const list = cache.open(all)
  watch(list)
  list.show(180, 210)
  await answerAll()
  expect(rowAt(list.snapshot(), 249)).toBeDefined()
  state.tickets = state.tickets.slice(0, 120)
  cache.invalidate()
  await answerAll()
  expect(list.snapshot().total).toBe(120)
  expect(rowAt(list.snapshot(), 249)).toBeUndefined()
})

test('an emptied list has length nought and no page left to ask', async () => {
  const { state, cache, answerAll } = desk(rows(0, 5))
  const list = cache.open(all)
  watch(list)
  list.show(0, 12)
  await answerAll()
  state.tickets = []
  cache.invalidate()
  await answerAll()
  expect(list.snapshot().total).toBe(0)
  expect(rowAt(list.snapshot(), 0)).toBeUndefined()
})

test('a failure shows when there is nothing else, and trying again asks again', async () => {
  const { state, cache, open, answerAll } = desk(rows(0, 5))
  const list = cache.open(all)
  watch(list)
  list.show(0, 12)
  open.shift()?.fail()
  await settled()
  expect(list.snapshot().error).toBeInstanceOf(Error)
  list.retry()
  await answerAll()
  expect(list.snapshot().error).toBeNull()
  expect(list.snapshot().total).toBe(5)
  expect(state.asked).toEqual([0, 0])
})

test('a failed refresh of one page keeps the old rows and does not hold back the other page', async () => {
  const { state, cache, open, answerNext, answerAll } = desk(rows(0, 200))
  const list = cache.open(all)
  watch(list)
  list.show(90, 110)
  await answerAll()
  state.tickets = state.tickets.map((each) => ({ ...each, subject: 'new words' }))
  cache.invalidate()
  await answerNext()
  open.shift()?.fail()
  await settled()
  expect(list.snapshot().error).toBeNull()
  expect(rowAt(list.snapshot(), 90)?.subject).toBe('new words')
  expect(rowAt(list.snapshot(), 110)?.subject).toBe('Subject 110')
})

test('a prefetched queue is there at once, and a failed prefetch is no error', async () => {
  const { cache, open, answerAll } = desk(rows(0, 30))
  const done = cache.prefetch(mine)
  await answerAll()
  await done
  expect(cache.open(mine).snapshot().total).toBe(30)
  const failing = cache.prefetch(all)
  open.shift()?.fail()
  await failing
  expect(cache.open(all).snapshot().error).toBeNull()
})

test('far pages are let go when too many are kept, those on the screen never', async () => {
  const { cache, answerAll } = desk(rows(0, 100_000))
  const list = cache.open(all)
  watch(list)
  for (let at = 0; at < 100_000; at += 1_000) {
    list.show(at, at + 12)
    await answerAll()
  }
  const kept = [...list.snapshot().pages.keys()]
  expect(kept.length).toBeLessThanOrEqual(60)
  expect(rowAt(list.snapshot(), 99_000)).toBeDefined()
  expect(rowAt(list.snapshot(), 0)).toBeUndefined()
  expect(indexOfTicket(list.snapshot(), idOf(99_005))).toBe(99_005)
})

test('when time passes, only the queues that depend on it are asked again', async () => {
  const { state, cache, answerAll } = desk(rows(0, 5))
  const overdue: ListSource = { ...all, queue: { kind: 'built-in', queue: 'overdue' } }
  for (const source of [all, overdue]) {
    const list = cache.open(source)
    watch(list)
    list.show(0, 4)
  }
  await answerAll()
  const asked = state.asked.length
  state.tickets = rows(0, 7)
  cache.expire(({ queue }) => ages(queue, []))
  await answerAll()
  expect(state.asked).toHaveLength(asked + 1)
  expect(cache.open(overdue).snapshot().total).toBe(7)
  expect(cache.open(all).snapshot().total).toBe(5)
})

test('a queue depends on the time by what is overdue and by ages, also as a saved view', () => {
  const view = (viewId: string, conditions: View['conditions']) => ({ id: viewId, conditions }) as View
  const views = [
    view(idOf(1), [{ field: 'created', op: 'older-than', hours: 2 }]),
    view(idOf(2), [{ field: 'status', op: 'in', values: ['open'] }]),
  ]
  expect(ages({ kind: 'view', viewId: idOf(1) }, views)).toBe(true)
  expect(ages({ kind: 'view', viewId: idOf(2) }, views)).toBe(false)
  expect(ages({ kind: 'conditions', conditions: [{ field: 'overdue', op: 'is', value: false }] }, views)).toBe(true)
  expect(builtInQueue.options.filter((queue) => ages({ kind: 'built-in', queue }, []))).toEqual(['overdue'])
})
