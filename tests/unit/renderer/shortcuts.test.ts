// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  registeredShortcuts,
  registerShortcut,
  type Shortcut,
  startShortcuts,
} from '../../../renderer/app/shortcuts.ts'

const open: (() => void)[] = []
let pressed: string[] = []

function register(shortcut: Partial<Shortcut> & Pick<Shortcut, 'id' | 'keys'>): void {
  const handle = registerShortcut({
    scope: 'global',
    label: `app:${shortcut.id}`,
    run: () => pressed.push(shortcut.id),
    ...shortcut,
  })
  open.push(handle.remove)
}

function press(init: KeyboardEventInit & { altGraph?: boolean }, target: Element = document.body): KeyboardEvent {
  const { altGraph, ...rest } = init
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...rest })
  if (altGraph) vi.spyOn(event, 'getModifierState').mockImplementation((name) => name === 'AltGraph')
  target.dispatchEvent(event)
  return event
}

beforeEach(() => {
  pressed = []
  open.push(startShortcuts())
})
afterEach(() => {
  for (const close of open.splice(0)) close()
  document.body.replaceChildren()
})

describe('a single key', () => {
  beforeEach(() => register({ id: 'next', keys: 'j' }))

  test('runs its shortcut and is taken from the page', () => {
    const event = press({ key: 'j', code: 'KeyJ' })
    expect(pressed).toEqual(['next'])
    expect(event.defaultPrevented).toBe(true)
  })

  test.each([
    ['an input', '<input type="text">'],
    ['an input without a type', '<input>'],
    ['a textarea', '<textarea></textarea>'],
    ['an editor', '<div contenteditable="true"></div>'],
    ['an open menu', '<div role="menu"></div>'],
    ['a combobox', '<div role="combobox"></div>'],
  ])('rests while the focus is in %s', (_name, html) => {
    document.body.innerHTML = html
    const target = document.body.firstElementChild
    if (!target) throw new Error('nothing to press in')
    press({ key: 'j', code: 'KeyJ' }, target)
    expect(pressed).toEqual([])
  })

  test('works on a checkbox, which takes no text', () => {
    document.body.innerHTML = '<input type="checkbox">'
    press({ key: 'j', code: 'KeyJ' }, document.body.firstElementChild ?? document.body)
    expect(pressed).toEqual(['next'])
  })

  test('rests while a dialog is open', () => {
    document.body.innerHTML = '<div role="dialog" aria-modal="true"></div>'
    press({ key: 'j', code: 'KeyJ' })
    expect(pressed).toEqual([])
  })

  test('rests with AltGr, also where the system reports it as Ctrl and Alt', () => {
    press({ key: 'j', code: 'KeyJ', altGraph: true })
    press({ key: 'j', code: 'KeyJ', ctrlKey: true, altKey: true })
    expect(pressed).toEqual([])
  })

  test('rests while an input method composes', () => {
    press({ key: 'j', code: 'KeyJ', isComposing: true })
    press({ key: 'Process', code: 'KeyJ' })
    expect(pressed).toEqual([])
  })

  test('keeps its place on a keyboard of another script', () => {
    press({ key: 'о', code: 'KeyJ' })
    expect(pressed).toEqual(['next'])
  })

  test('is decided by its sign, not its place, on a Latin keyboard', () => {
    press({ key: 'h', code: 'KeyJ' })
    expect(pressed).toEqual([])
  })

  test('is another key with Shift', () => {
    press({ key: 'J', code: 'KeyJ', shiftKey: true })
    expect(pressed).toEqual([])
    register({ id: 'last', keys: 'Shift+J' })
    press({ key: 'J', code: 'KeyJ', shiftKey: true })
    expect(pressed).toEqual(['last'])
  })

  test('does nothing when somebody has handled it', () => {
    const stop = (event: Event) => event.preventDefault()
    document.body.addEventListener('keydown', stop, { once: true })
    press({ key: 'j', code: 'KeyJ' })
    expect(pressed).toEqual([])
  })
})

test('a sign that needs Shift on some layouts is found by the sign', () => {
  register({ id: 'help', keys: '?' })
  press({ key: '?', code: 'Slash', shiftKey: true })
  press({ key: '?', code: 'Comma' })
  expect(pressed).toEqual(['help', 'help'])
})

test('a chord works while typing', () => {
  register({ id: 'palette', keys: 'Ctrl+K' })
  document.body.innerHTML = '<input>'
  press({ key: 'k', code: 'KeyK', ctrlKey: true }, document.body.firstElementChild ?? document.body)
  expect(pressed).toEqual(['palette'])
})

test('a chord that moves the caret in a text leaves it to the text', () => {
  register({ id: 'back', keys: 'Alt+ArrowLeft', whileTyping: false })
  document.body.innerHTML = '<div contenteditable="true"></div>'
  const editor = document.body.firstElementChild ?? document.body
  expect(press({ key: 'ArrowLeft', code: 'ArrowLeft', altKey: true }, editor).defaultPrevented).toBe(false)
  expect(pressed).toEqual([])
  press({ key: 'ArrowLeft', code: 'ArrowLeft', altKey: true })
  expect(pressed).toEqual(['back'])
})

test('Enter on a button presses the button', () => {
  register({ id: 'open', keys: 'Enter' })
  document.body.innerHTML = '<button type="button">x</button>'
  press({ key: 'Enter', code: 'Enter' }, document.body.firstElementChild ?? document.body)
  expect(pressed).toEqual([])
  press({ key: 'Enter', code: 'Enter' })
  expect(pressed).toEqual(['open'])
})

test('of two with one key the one of the focused pane wins', () => {
  register({ id: 'list', keys: 'x', scope: 'list' })
  register({ id: 'conversation', keys: 'x', scope: 'conversation' })
  document.body.innerHTML = '<div data-shortcut-scope="list"><span></span></div>'
  press({ key: 'x', code: 'KeyX' }, document.querySelector('span') ?? document.body)
  expect(pressed).toEqual(['list'])
})

test('a shortcut whose condition does not hold leaves the key to the page', () => {
  register({ id: 'undo', keys: 'z', when: () => false })
  expect(press({ key: 'z', code: 'KeyZ' }).defaultPrevented).toBe(false)
})

test('two shortcuts with one key in one scope are refused', () => {
  register({ id: 'one', keys: ['r', 'Enter'], scope: 'list' })
  expect(() => register({ id: 'two', keys: 'R', scope: 'list' })).toThrow(/share a key/)
  expect(() => register({ id: 'one', keys: 'q', scope: 'list' })).toThrow(/twice/)
  register({ id: 'two', keys: 'r', scope: 'conversation' })
  expect(registeredShortcuts().map(({ id }) => id)).toEqual(['one', 'two'])
})

test.each([
  ['a dialog', '<div role="dialog" aria-modal="true"></div>'],
  ['a menu', '<div role="menu"></div>'],
])('the Escape that closes %s is not heard by the page below it, the next one is', (_name, html) => {
  register({ id: 'leave', keys: 'Escape', whileTyping: true })
  document.body.innerHTML = html
  // As a dialog does: it hears the key before us, and is gone when we do.
  const close = () => document.body.replaceChildren()
  window.addEventListener('keydown', close, { capture: true, once: true })
  press({ key: 'Escape', code: 'Escape' })
  expect(pressed).toEqual([])
  press({ key: 'Escape', code: 'Escape' })
  expect(pressed).toEqual(['leave'])
})
