// @vitest-environment jsdom
import { notificationsStore } from '@mantine/notifications'
import type { Editor } from '@tiptap/react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../../../../renderer/app/i18n.ts'
import { startShortcuts } from '../../../../renderer/app/shortcuts.ts'
import { takeBack } from '../../../../renderer/app/take-back.ts'
import type { Draft } from '../../../../shared/domain/tickets.ts'
import { ids, start } from '../../shared/effects.ts'
import { eventually } from '../eventually.ts'
import { composerOver, pause } from './composer-stage.tsx'

/** The composer while its message is written to a disk that takes its time. Real React timing: no `act`. */

const draftOf = (bodyHtml: string, version = 1): Draft => ({
  id: ids.other,
  version,
  ticketId: ids.ticket,
  userId: ids.agent,
  kind: 'public',
  bodyHtml,
  cc: [],
  attachments: [],
  updatedAt: start,
})

interface Call {
  readonly name: string
  readonly args: Record<string, unknown>
}
let calls: Call[]
/** How the data process answers, where the test cares. */
let answers: Record<string, (args: Record<string, unknown>) => Promise<unknown>>
let root: Root
let box: HTMLElement
let stop: () => void

beforeEach(async () => {
  window.matchMedia = (media) => Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList
  // The editor asks where its cursor is; here that is nowhere.
  Range.prototype.getBoundingClientRect = () => new DOMRect()
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  calls = []
  answers = {}
  vi.stubGlobal('switchboard', {
    query: async (name: string, args: Record<string, unknown>) => answers[name]?.(args) ?? null,
    command: async (name: string, args: Record<string, unknown>) => {
      if (name !== 'presence.set') calls.push({ name, args })
      return answers[name] ? answers[name](args) : { commandId: ids.other, heldUntil: null }
    },
    subscribe: () => () => undefined,
  })
  await startI18n()
  stop = startShortcuts()
  box = document.body.appendChild(document.createElement('div'))
  root = createRoot(box)
})
afterEach(async () => {
  root.unmount()
  box.remove()
  stop()
  await pause(20)
})

const show = (draft: Draft | null) => root.render(composerOver(draft))
async function open(draft: Draft | null): Promise<void> {
  show(draft)
  await eventually(() => expect(box.querySelector('[contenteditable]')).not.toBeNull())
}

const field = () => box.querySelector<HTMLElement & { editor: Editor }>('[contenteditable]')
const write = (text: string, at?: number) => {
  const editor = field()?.editor
  editor?.commands.insertContentAt(at ?? editor.state.doc.content.size - 1, text)
}
const press = (target: Element | null | undefined, key: string, init: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  target?.dispatchEvent(event)
  return event
}
const sendByKey = (target: Element | null = field()) => {
  if (target instanceof HTMLElement) target.focus()
  press(target, 'Enter', { ctrlKey: true })
}
const names = () => calls.map(({ name }) => name)
const sent = () => calls.filter(({ name }) => name === 'ticket.reply').map(({ args }) => args)
const saved = () => calls.filter(({ name }) => name === 'draft.save').map(({ args }) => args)
const tab = (name: string) =>
  [...box.querySelectorAll<HTMLElement>('[role="tab"]')].find((each) => each.textContent === name)
const button = (name: string) =>
  [...box.querySelectorAll('button')].find((each) => each.textContent === name || each.ariaLabel === name)
const ccInput = () => box.querySelector<HTMLInputElement>('[data-cc-input]')
const type = (input: HTMLInputElement | HTMLTextAreaElement | null, text: string) => {
  const prototype = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, text)
  input?.dispatchEvent(new Event('input', { bubbles: true }))
}
/** Answers the reply when it is called. */
function slowReply(error: object = { code: 'disk-full' }): { done: () => void; fail: () => void } {
  let done: () => void = () => undefined
  let fail: () => void = () => undefined
  answers['ticket.reply'] = () =>
    new Promise((resolve, reject) => {
      done = () => resolve({ commandId: ids.other, heldUntil: null })
      fail = () => reject(error)
    })
  return { done: () => done(), fail: () => fail() }
}

test('the field that stands for the editor keeps every key and the focus until it is there', async () => {
  show(draftOf('<p>Dear</p>'))
  const stand = () => box.querySelector<HTMLTextAreaElement>('[data-editor-stand]')
  await eventually(() => expect(stand()).not.toBeNull())
  const first = stand()
  first?.focus()
  for (const text of ['Dear.', 'Dear..', 'Dear...']) {
    type(first, text)
    await Promise.resolve()
    if (field()) break
    expect(stand()).toBe(first)
    expect(document.activeElement).toBe(first)
  }
  // The draft is HTML, which this field cannot change.
  if (!field()) {
    type(first, 'x')
    expect(first?.value).toBe('Dear...')
  }
  await eventually(() => expect(field()?.textContent).toBe('Dear...'))
  expect(stand()).toBeNull()
  expect(document.activeElement).toBe(field())
})

test('what is sent before the editor is there does not come back with it', async () => {
  const reply = slowReply()
  show(null)
  const stand = () => box.querySelector<HTMLTextAreaElement>('[data-editor-stand]')
  await eventually(() => expect(stand()).not.toBeNull())
  type(stand(), 'Dear customer')
  button('Send reply to the customer')?.click()
  await eventually(() => expect(sent()).toHaveLength(1))
  reply.done()
  await eventually(() => expect(field()).not.toBeNull())
  await pause(50)
  expect(field()?.textContent).toBe('')
})

test('what is written while a message is being sent stays, wherever it was written, and only that', async () => {
  const reply = slowReply()
  await open(draftOf('<p>Dear customer</p>'))
  sendByKey()
  expect(sent()[0]?.bodyHtml).toContain('Dear customer')
  write(' And one more thing.')
  write('PS ', 1)
  expect(field()?.textContent).toBe('PS Dear customer And one more thing.')
  reply.done()
  await eventually(() => expect(field()?.textContent).toBe('PS  And one more thing.'))
  await eventually(() => expect(saved()).toHaveLength(1))
  expect(saved()[0]?.bodyHtml).not.toContain('Dear customer')
  expect(saved()[0]?.bodyHtml).toContain('And one more thing.')
})

test('nothing is taken out when the message could not be sent', async () => {
  const reply = slowReply()
  await open(draftOf('<p>Dear customer</p>'))
  sendByKey()
  write(' And one more thing.')
  reply.fail()
  await eventually(() => expect(saved()).toHaveLength(1))
  expect(field()?.textContent).toBe('Dear customer And one more thing.')
  expect(saved()[0]?.bodyHtml).toBe('<p>Dear customer And one more thing.</p>')
})

test('a window that loses the focus while a message is being sent saves nothing behind it', async () => {
  const reply = slowReply()
  await open(null)
  write('Dear customer', 1)
  sendByKey()
  window.dispatchEvent(new Event('blur'))
  await pause(50)
  reply.done()
  await pause(1_000)
  expect(names()).toEqual(['ticket.reply'])
})

test('a ticket that is left while its message is being sent keeps what was begun since, and only that', async () => {
  const reply = slowReply()
  await open(null)
  write('Dear customer', 1)
  sendByKey()
  write(' Next one.')
  root.render(null)
  await pause(50)
  reply.done()
  await eventually(() => expect(names()).toEqual(['ticket.reply', 'draft.save']))
  expect(saved()[0]?.bodyHtml).toBe('<p> Next one.</p>')
})

test('a ticket that is left while its message could not be sent keeps all of it', async () => {
  const reply = slowReply()
  await open(null)
  write('Dear customer', 1)
  sendByKey()
  root.render(null)
  await pause(50)
  reply.fail()
  await eventually(() => expect(names()).toEqual(['ticket.reply', 'draft.save']))
  expect(saved()[0]?.bodyHtml).toBe('<p>Dear customer</p>')
})

test('a reply that is stopped when its ticket has been left says so', async () => {
  const reply = slowReply({ code: 'rejected', detail: { code: 'unseen-message' } })
  await open(draftOf('<p>Dear</p>'))
  sendByKey()
  await eventually(() => expect(names()).toContain('ticket.reply'))
  root.render(null)
  await pause(20)
  reply.fail()
  await eventually(() => {
    const { notifications } = notificationsStore.getState()
    expect(notifications.some(({ message }) => String(message).includes('that you have not seen'))).toBe(true)
  })
})

test('a message that is taken back comes before what has been begun since', async () => {
  await open(null)
  write('Second thought', 1)
  let undo: (answer: boolean) => void = () => undefined
  answers['outbox.undo'] = () =>
    new Promise((resolve) => {
      undo = resolve
    })
  answers['draft.get'] = async () => draftOf('<p>Dear customer</p><p>Second thought</p>', 2)
  const back = takeBack(ids.other, ids.ticket, { open: false })
  await eventually(() => expect(names()).toEqual(['draft.save', 'outbox.undo']))
  write(', and a third')
  undo(true)
  await back
  expect(field()?.textContent).toBe('Dear customerSecond thought, and a third')
})

test('too late to take back is said, and the text stays as it is', async () => {
  await open(null)
  write('Second thought', 1)
  answers['outbox.undo'] = async () => false
  await takeBack(ids.other, ids.ticket, { open: false })
  const { notifications, queue } = notificationsStore.getState()
  expect([...notifications, ...queue].map(({ message }) => message)).toContain('Too late: it has been sent.')
  expect(field()?.textContent).toBe('Second thought')
})

test('an address that was typed under Cc and not added yet goes along', async () => {
  await open(draftOf('<p>Dear customer</p>'))
  button('Cc')?.click()
  await eventually(() => expect(ccInput()).not.toBeNull())
  type(ccInput(), 'boss@example.org')
  await pause(20)
  sendByKey(ccInput())
  await eventually(() => expect(sent()).toHaveLength(1))
  expect(sent()[0]?.cc).toEqual(['boss@example.org'])
})

test('what is no address keeps a reply back but not a note, and is still there afterwards', async () => {
  await open(draftOf('<p>Dear customer</p>'))
  button('Cc')?.click()
  await eventually(() => expect(ccInput()).not.toBeNull())
  type(ccInput(), 'boss at example')
  await pause(20)
  sendByKey(ccInput())
  await eventually(() => expect(box.textContent).toContain('Correct or remove the address under Cc first.'))
  expect(document.activeElement).toBe(ccInput())
  expect(sent()).toHaveLength(0)

  tab('Note')?.click()
  await eventually(() => expect(ccInput()).toBeNull())
  sendByKey()
  await eventually(() => expect(sent()).toHaveLength(1))
  expect(sent()[0]).toMatchObject({ kind: 'note', cc: [] })

  tab('Reply')?.click()
  await eventually(() => expect(ccInput()?.value).toContain('example'))
})

test.each([
  ['as Windows tells it', { ctrlKey: true, altKey: true }],
  ['as Linux tells it', { ctrlKey: true, modifierAltGraph: true }],
])('AltGr with Enter does not send, %s', async (_, modifiers) => {
  await open(draftOf('<p>Dear customer</p>'))
  field()?.focus()
  press(field(), 'Enter', modifiers)
  await pause(50)
  expect(sent()).toHaveLength(0)
})

test('a name after @ that nobody has keeps no key from the composer', async () => {
  await open({ ...draftOf(''), kind: 'note', bodyHtml: '<p>Ask</p>' })
  field()?.focus()
  write(' @xyz')
  field()?.editor.commands.setTextSelection(field()?.editor.state.doc.content.size ?? 0)
  await pause(50)
  sendByKey()
  await eventually(() => expect(sent()).toHaveLength(1))
  expect(sent()[0]?.bodyHtml).toBe('<p>Ask @xyz</p>')
})

test('the arrows go from tab to tab, and the focus stays there', async () => {
  await open(null)
  tab('Reply')?.focus()
  press(document.activeElement, 'ArrowRight')
  await eventually(() => expect(tab('Note')?.ariaSelected).toBe('true'))
  expect(document.activeElement).toBe(tab('Note'))
  expect(tab('Reply')?.tabIndex).toBe(-1)
  press(document.activeElement, 'Home')
  await eventually(() => expect(tab('Reply')?.ariaSelected).toBe('true'))
})

test('a file on its way when another ticket is opened is found in the draft', async () => {
  let finish: (info: unknown) => void = () => undefined
  answers['attachment.begin'] = async () => ({ id: ids.other })
  answers['attachment.append'] = async () => null
  answers['attachment.finish'] = () =>
    new Promise((resolve) => {
      finish = resolve
    })
  await open(draftOf('<p>See the file</p>'))
  const input = box.querySelector<HTMLInputElement>('input[type="file"]')
  Object.defineProperty(input, 'files', { value: [new File(['words'], 'notes.txt', { type: 'text/plain' })] })
  input?.dispatchEvent(new Event('change', { bubbles: true }))
  await eventually(() => expect(names()).toContain('attachment.finish'))
  root.render(null)
  await pause(20)
  finish({
    id: ids.other,
    fileName: 'notes.txt',
    mediaType: 'text/plain',
    size: 5,
    inline: false,
    sha256: 'a'.repeat(64),
  })
  await eventually(() => expect(saved()).toHaveLength(1))
  expect(saved()[0]).toMatchObject({ bodyHtml: '<p>See the file</p>', attachments: [{ fileName: 'notes.txt' }] })
  expect(names()).not.toContain('attachment.discard')
})
