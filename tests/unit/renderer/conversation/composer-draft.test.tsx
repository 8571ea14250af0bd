// @vitest-environment jsdom
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../../../../renderer/app/i18n.ts'
import { takeBack } from '../../../../renderer/app/take-back.ts'
import type { Draft } from '../../../../shared/domain/tickets.ts'
import { ids, start } from '../../shared/effects.ts'
import { eventually } from '../eventually.ts'
import { composerOver, pause } from './composer-stage.tsx'

/** The composer over answers of the cache that come when it suits it least. Real React timing: no `act`. */

const draft: Draft = {
  id: ids.other,
  version: 3,
  ticketId: ids.ticket,
  userId: ids.agent,
  kind: 'public',
  bodyHtml: '<p>Dear customer</p>',
  cc: [],
  attachments: [],
  updatedAt: start,
}
let root: Root
/** Commands in the order in which they came. */
let done: string[]
let box: HTMLElement
beforeEach(async () => {
  window.matchMedia = (media) => Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList
  // The data process, played by the test.
  done = []
  vi.stubGlobal('switchboard', {
    query: async (name: string) => (name === 'draft.get' ? draft : null),
    command: async (name: string) => {
      done.push(name)
      // A slow disk.
      if (name === 'ticket.reply') await pause(1_000)
      if (name === 'outbox.undo') return true
      return { commandId: ids.other, heldUntil: null }
    },
    subscribe: () => () => undefined,
  })
  await startI18n()
  box = document.body.appendChild(document.createElement('div'))
  root = createRoot(box)
})
afterEach(async () => {
  root.unmount()
  box.remove()
  await new Promise((resolve) => setTimeout(resolve, 20))
})

const show = (found: Draft | null) => root.render(composerOver(found))

const field = () => box.querySelector('[contenteditable]')
const editorThere = () => eventually(() => expect(field()).not.toBeNull())

test('an answer from before does not take away again what was taken back', async () => {
  show(draft)
  await editorThere()
  await takeBack(ids.other, ids.ticket, { open: false })
  show(null)
  await pause(50)
  expect(field()?.textContent).toBe('Dear customer')
  show({ ...draft, version: 4 })
  await pause(50)
  expect(field()?.textContent).toBe('Dear customer')
})

test('a draft that was gone and is there again is shown, also when it says the same', async () => {
  show(draft)
  await editorThere()
  show(null)
  await eventually(() => expect(field()?.textContent).toBe(''))
  show({ ...draft, version: 5 })
  await eventually(() => expect(field()?.textContent).toBe('Dear customer'))
})

test('what is being sent is not saved as a draft behind it', async () => {
  show(null)
  await eventually(() => expect(box.querySelector('[data-editor-stand]')).not.toBeNull())
  const stand = box.querySelector<HTMLTextAreaElement>('[data-editor-stand]')
  if (!stand) throw new Error('no field')
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(stand, 'Dear customer')
  stand.dispatchEvent(new Event('input', { bubbles: true }))
  const send = [...box.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Send'))
  send?.click()
  await pause(1_500)
  expect(done.filter((name) => name !== 'presence.set')).toEqual(['ticket.reply'])
})
