// @vitest-environment jsdom
import { renderHook } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { type StoredDraft, useKeptDraft } from '../../../renderer/app/writing/use-kept-draft.ts'
import { start } from '../shared/effects.ts'

/** An editor of plain text, over a cache that the test plays. */

let held: string | null
let cache: StoredDraft<string> | null
let saves: [content: string, baseVersion: number][]

const stored = (content: string, version: number): StoredDraft<string> => ({ content, version, updatedAt: start })

beforeEach(() => {
  vi.useFakeTimers()
  held = null
  cache = null
  saves = []
  return () => vi.useRealTimers()
})

/** Ends before the cache has told the window what was saved. */
function open() {
  return renderHook(
    ({ now }) =>
      useKeptDraft<string>({
        stored: now,
        keyOf: (content) => content,
        read: () => held,
        onShow: (content) => {
          held = content
        },
        load: async () => cache,
        save: async (content, baseVersion) => {
          saves.push([content, baseVersion])
          cache = stored(content, baseVersion + 1)
        },
        discard: async () => {
          cache = null
        },
      }),
    { initialProps: { now: cache } },
  )
}

type Editor = ReturnType<typeof open>

async function type(editor: Editor, words: string) {
  held = (held ?? '') + words
  editor.result.current.changed()
  await vi.advanceTimersByTimeAsync(500)
  editor.rerender({ now: cache })
}

async function arrives(editor: Editor, draft: StoredDraft<string> | null) {
  cache = draft
  editor.rerender({ now: cache })
  await vi.advanceTimersByTimeAsync(0)
}

test('words of another machine that come while one types are shown as soon as the keys rest', async () => {
  const editor = open()
  await type(editor, 'Begun here.')
  await arrives(editor, stored('Begun here. Ended there.', 2))
  expect(held).toBe('Begun here.')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(held).toBe('Begun here. Ended there.')
  // The next save stands upon them.
  await type(editor, ' And on.')
  expect(saves.at(-1)).toEqual(['Begun here. Ended there. And on.', 2])
})

test('a draft that was saved elsewhere while one typed is gone here too', async () => {
  const editor = open()
  await type(editor, 'Begun here.')
  await arrives(editor, null)
  expect(held).toBe('Begun here.')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(held).toBeNull()
})

test('typing on keeps one’s own words, however long it lasts', async () => {
  const editor = open()
  await type(editor, 'Begun here.')
  await arrives(editor, stored('Other words', 2))
  for (let i = 0; i < 10; i += 1) await type(editor, '!')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(held).toBe('Begun here.!!!!!!!!!!')
  expect(cache?.content).toBe(held)
})

test('an answer from before the last save never takes words away', async () => {
  const editor = open()
  await type(editor, 'One')
  const before = cache
  await arrives(editor, stored('Elsewhere', 2))
  held = 'One two'
  editor.result.current.changed()
  await vi.advanceTimersByTimeAsync(500)
  // The window still has the answer from before, and keys rest.
  editor.rerender({ now: before })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(held).toBe('One two')
})

test('what is added for an editor that has gone joins what stands on disk now', async () => {
  const editor = open()
  await type(editor, 'Text')
  const { amendLater } = editor.result.current
  editor.unmount()
  await vi.advanceTimersByTimeAsync(0)
  cache = stored('Text, and more', 5)
  await amendLater((content) => `${content} [picture]`)
  expect(saves.at(-1)).toEqual(['Text, and more [picture]', 5])
})

test('what went out while the editor was left does not come back as a draft', async () => {
  const editor = open()
  await type(editor, 'A version')
  const sending = editor.result.current.sending(() => null)
  editor.unmount()
  await vi.advanceTimersByTimeAsync(0)
  const before = saves.length
  cache = null
  sending.sent()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(saves).toHaveLength(before)
  expect(cache).toBeNull()
})
