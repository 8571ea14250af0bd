// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { act, cleanup, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../../../../renderer/app/i18n.ts'
import { MessageBody } from '../../../../renderer/features/tickets/conversation/html/MessageBody.tsx'

/** The desktop's own preference, as it can change under an open window. */
let desktop: EventTarget & { matches: boolean }
beforeEach(async () => {
  desktop = Object.assign(new EventTarget(), { matches: false })
  window.matchMedia = (media) =>
    Object.assign(media.includes('dark') ? desktop : new EventTarget(), {
      matches: media.includes('dark') && desktop.matches,
      media,
    }) as unknown as MediaQueryList
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #seen: (entries: { isIntersecting: boolean }[]) => void
      constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
        this.#seen = seen
      }
      observe() {
        this.#seen([{ isIntersecting: true }])
      }
      disconnect() {
        // Nothing is watched.
      }
    },
  )
  await startI18n()
  await i18next.loadNamespaces('conversation')
})
afterEach(cleanup)

const body = (html: string) => (
  <MantineProvider defaultColorScheme="auto">
    <MessageBody html={html} label="Message" />
  </MantineProvider>
)

test('another text of the same length replaces the one before', () => {
  const { container, rerender } = render(body('<p>four words of draft</p>'))
  rerender(body('<p>five words of draft</p>'))
  expect(container.textContent).toContain('five words of draft')
  expect(container.textContent).not.toContain('four')
})

test('a framed message is drawn anew when the desktop turns dark', () => {
  const table = '<table><tr><td>one</td><td>two</td></tr></table>'
  render(body(table))
  const before = screen.getByTitle('Message')
  act(() => {
    desktop.matches = true
    desktop.dispatchEvent(Object.assign(new Event('change'), { matches: true }))
  })
  expect(screen.getByTitle('Message')).not.toBe(before)
})
