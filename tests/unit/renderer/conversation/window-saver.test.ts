import { beforeEach, expect, test, vi } from 'vitest'
import { saveEverything, windowSaver } from '../../../../renderer/app/writing/window-saver.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

test('what was typed a moment before somebody signs out is on disk before they are out', async () => {
  const disk: string[] = []
  const saverOf = (words: string) => windowSaver({ save: async () => void disk.push(words), onState: () => undefined })
  const [reply, article] = [saverOf('reply'), saverOf('article')]
  reply.changed()
  article.changed()
  await saveEverything()
  expect(disk.sort()).toEqual(['article', 'reply'])
  // Once saved, or sent, there is nothing left to do.
  reply.changed()
  reply.forget()
  await saveEverything()
  expect(disk).toHaveLength(2)
})

test('a disk that does not answer keeps nobody from signing out', async () => {
  const saver = windowSaver({ save: () => new Promise(() => undefined), onState: () => undefined })
  saver.changed()
  const waited = saveEverything()
  await vi.advanceTimersByTimeAsync(2_000)
  await waited
})
