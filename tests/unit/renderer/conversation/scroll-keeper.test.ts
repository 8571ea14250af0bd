// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { useScrollKeeper } from '../../../../renderer/features/tickets/conversation/thread/use-scroll.ts'

/** jsdom lays nothing out: a scroller of given sizes, and an observer that tells when the test says so. */

let resized: () => void
const scroller = document.createElement('div')
const content = document.createElement('div')
const sizes = { scrollHeight: 1000, clientHeight: 400 }
let top = 0
Object.defineProperties(scroller, {
  scrollHeight: { get: () => sizes.scrollHeight },
  clientHeight: { get: () => sizes.clientHeight },
  scrollTop: {
    get: () => top,
    set: (wanted: number) => {
      top = Math.max(0, Math.min(wanted, sizes.scrollHeight - sizes.clientHeight))
    },
  },
})
vi.stubGlobal(
  'ResizeObserver',
  class {
    constructor(told: () => void) {
      resized = told
    }
    observe = () => undefined
    disconnect = () => undefined
  },
)

beforeEach(() => {
  Object.assign(sizes, { scrollHeight: 1000, clientHeight: 400 })
  top = 0
})

const keeper = () =>
  renderHook(() => useScrollKeeper({ current: scroller }, { current: content }, 'first', () => undefined)).result

test('a message sent is in view, also when it is drawn before the scroll event of what brought the end into view', () => {
  const kept = keeper()
  act(() => kept.current.toEnd())
  sizes.scrollHeight = 1200
  act(() => kept.current.onScroll())
  act(() => resized())
  expect(top).toBe(800)
  expect(kept.current.atEnd).toBe(true)
})

test('who scrolls up stays there, whatever arrives below', () => {
  const kept = keeper()
  act(() => kept.current.toEnd())
  top = 300
  act(() => kept.current.onScroll())
  sizes.scrollHeight = 1200
  act(() => resized())
  expect(top).toBe(300)
  expect(kept.current.atEnd).toBe(false)
})

test('who opens at the first unread message is not taken to the end', () => {
  const kept = keeper()
  act(() => kept.current.toElement(document.createElement('div')))
  sizes.scrollHeight = 1200
  act(() => resized())
  expect(top).toBe(0)
})
