import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createKeeper } from '../../../renderer/app/unsaved.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A disk that is as slow as the test likes, and fails when told to. */
function slowDisk(milliseconds = 50) {
  const disk = {
    content: null as string | null,
    writes: [] as (string | null)[],
    full: false,
    read: async () => disk.content,
    write: async (content: string | null) => {
      disk.writes.push(content)
      await new Promise((done) => setTimeout(done, milliseconds))
      if (disk.full) throw new Error('no space left')
      disk.content = content
    },
  }
  return disk
}

test('it says that words are kept only once the newest of them are on disk', async () => {
  const disk = slowDisk()
  const keeper = createKeeper(disk)
  keeper.keep('one')
  expect(keeper.state()).toBe('keeping')
  await vi.advanceTimersByTimeAsync(220)
  keeper.keep('one two')
  await vi.advanceTimersByTimeAsync(60)
  expect(disk.content).toBe('one')
  expect(keeper.state()).toBe('keeping')
  await vi.advanceTimersByTimeAsync(400)
  expect(disk.content).toBe('one two')
  expect(keeper.state()).toBe('kept')
})

test('many keys are few writes, and no key waits longer than a moment', async () => {
  const disk = slowDisk(5)
  const keeper = createKeeper(disk)
  for (let key = 1; key <= 100; key += 1) {
    keeper.keep('x'.repeat(key))
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(disk.writes.length).toBeGreaterThan(3)
  expect(disk.writes.length).toBeLessThan(10)
})

test('a full disk is told, tried again, and later words take the place of the failed ones', async () => {
  const disk = slowDisk()
  disk.full = true
  const keeper = createKeeper(disk)
  keeper.keep('first')
  await vi.advanceTimersByTimeAsync(300)
  expect(keeper.state()).toBe('failed')
  keeper.keep('first and second')
  await vi.advanceTimersByTimeAsync(300)
  expect(keeper.state()).toBe('failed')
  disk.full = false
  await vi.advanceTimersByTimeAsync(3_000)
  expect(keeper.state()).toBe('kept')
  expect(disk.content).toBe('first and second')
})

test('the last words are written when a slow disk recovers while somebody types', async () => {
  const disk = slowDisk(500)
  disk.full = true
  const keeper = createKeeper(disk)
  keeper.keep('one')
  await vi.advanceTimersByTimeAsync(800)
  expect(keeper.state()).toBe('failed')
  disk.full = false
  // The second attempt is under way, and its words are older than these.
  await vi.advanceTimersByTimeAsync(2_000)
  keeper.keep('one two')
  await vi.advanceTimersByTimeAsync(250)
  expect(disk.writes).toEqual(['one', 'one'])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(disk.content).toBe('one two')
  expect(keeper.state()).toBe('kept')
})

test('what was sent does not come back by a write that was still under way', async () => {
  const disk = slowDisk(500)
  const keeper = createKeeper(disk)
  keeper.keep('sent in a moment')
  await vi.advanceTimersByTimeAsync(250)
  const dropped = keeper.drop()
  await vi.advanceTimersByTimeAsync(1_500)
  await dropped
  expect(disk.writes).toEqual(['sent in a moment', null])
  expect(disk.content).toBeNull()
  expect(keeper.state()).toBe('nothing')
})

test('a form that is opened again at once has the words that its last opening was still writing', async () => {
  const disk = slowDisk(500)
  const keeper = createKeeper(disk)
  keeper.keep('typed just now')
  void keeper.flush()
  const recalled = keeper.recall()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await recalled).toBe('typed just now')
})

test('words that could not be written are there when the form is opened again', async () => {
  const disk = slowDisk()
  disk.full = true
  const keeper = createKeeper(disk)
  keeper.keep('only in memory')
  const recalled = keeper.recall()
  await vi.advanceTimersByTimeAsync(500)
  expect(await recalled).toBe('only in memory')
})
