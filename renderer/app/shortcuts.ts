import { useEffect, useRef } from 'react'

/**
 * Where a shortcut belongs: it groups them in the overlay, and of two with one key the one of the pane that has the
 * focus (the nearest `data-shortcut-scope`) wins.
 */
export type ShortcutScope =
  | 'global'
  | 'list'
  | 'conversation'
  | 'composer'
  | 'customer'
  | 'answers'
  | 'organization'
  | 'call'
  | 'library'
  | 'article'
  | 'script'
  | 'scripts'
  | 'sites'

export interface Shortcut {
  readonly id: string
  /** One key (`j`, `?`, `Enter`, `Shift+J`) or a chord (`Ctrl+K`, also Command on a Mac); several mean the same. */
  readonly keys: string | readonly string[]
  readonly scope: ShortcutScope
  /** i18n key with its namespace, e.g. `tickets:shortcuts.next`. */
  readonly label: string
  readonly run: (event: KeyboardEvent) => void
  /** Asked at the press of the key. */
  readonly when?: () => boolean
  /** Works while typing. Left out, chords do and single keys do not; some chords mean a move in text, e.g. on a Mac. */
  readonly whileTyping?: boolean
}

export interface Chord {
  readonly key: string
  readonly ctrl: boolean
  readonly alt: boolean
  readonly shift: boolean
}

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing: boolean
  readonly target: EventTarget | null
  getModifierState(name: string): boolean
}

export function parseKeys(text: string): Chord {
  // The key itself may be a plus: "Ctrl++".
  const parts = text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text === '+' ? ['+'] : text.split('+')
  const key = parts.at(-1) ?? ''
  const modifiers = new Set(parts.slice(0, -1).map((each) => each.toLowerCase()))
  const bare = key.length === 1 ? key.toLowerCase() : key === 'Space' ? ' ' : key
  return { key: bare, ctrl: modifiers.has('ctrl'), alt: modifiers.has('alt'), shift: modifiers.has('shift') }
}

export function matches(chord: Chord, press: KeyPress): boolean {
  const ctrl = press.ctrlKey || press.metaKey
  if (ctrl !== chord.ctrl || press.altKey !== chord.alt) return false
  const pressed = pressedKey(press)
  if (pressed !== chord.key) return false
  // Shift is part of how a sign such as "?" is typed, but a choice with a letter or a named key.
  const shiftCounts = chord.key.length > 1 || /^[a-z]$/.test(chord.key) || chord.key === ' '
  return shiftCounts ? press.shiftKey === chord.shift : true
}

/** The key by its sign; on a keyboard of another script (Greek, Cyrillic) by its place, so that `j` stays `j`. */
function pressedKey({ key, code }: KeyPress): string {
  if (key.length !== 1) return key
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter && /[^ -\u024f]/.test(key)) return letter.toLowerCase()
  return key.toLowerCase()
}

/** The part of a keyboard event that tells AltGr. */
export type AltGraphPress = Pick<KeyPress, 'ctrlKey' | 'altKey' | 'getModifierState'>

/** AltGr types signs on many layouts; Windows reports it as Ctrl+Alt. */
export function isAltGraph(press: AltGraphPress): boolean {
  return press.getModifierState('AltGraph') || (press.ctrlKey && press.altKey)
}

const textInputs = new Set([
  'text',
  'search',
  'email',
  'password',
  'url',
  'tel',
  'number',
  'date',
  'datetime-local',
  'time',
  'month',
  'week',
  '',
])

/** True where a letter means text, or where a widget has its own use for letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('[contenteditable]:not([contenteditable="false"]), textarea, select')) return true
  if (target instanceof HTMLInputElement) return textInputs.has(target.getAttribute('type') ?? '')
  // A listbox or a menu finds its entries by their first letters.
  return target.closest('[role="menu"], [role="combobox"], [role="listbox"]:not([data-shortcuts])') !== null
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"], dialog[open]') !== null
}

/** A focused control keeps the keys that press it. */
function pressesControl(press: KeyPress): boolean {
  if (press.key !== 'Enter' && press.key !== ' ') return false
  return (
    press.target instanceof Element &&
    press.target.closest('button, a[href], summary, [role="button"], [role="link"], input') !== null
  )
}

/** Whether a press may start this shortcut, by everything but `when`. */
export function mayFire(shortcut: Pick<Shortcut, 'whileTyping'>, chord: Chord, press: KeyPress): boolean {
  if (!matches(chord, press)) return false
  if (press.isComposing || press.key === 'Process' || isAltGraph(press)) return false
  if (isDialogOpen()) return false
  const single = !chord.ctrl && !chord.alt
  if (single && pressesControl(press)) return false
  return (shortcut.whileTyping ?? !single) || !isTyping(press.target)
}

interface Entry {
  readonly chords: readonly Chord[]
  shortcut: Shortcut
}
const entries = new Set<Entry>()

function keysOf(shortcut: Shortcut): readonly string[] {
  return typeof shortcut.keys === 'string' ? [shortcut.keys] : shortcut.keys
}

/** Adds a shortcut until the returned function is called. Two with one key in one scope are a mistake of ours. */
export function registerShortcut(shortcut: Shortcut): { update: (next: Shortcut) => void; remove: () => void } {
  if (import.meta.env.DEV) refuseDuplicate(shortcut)
  const entry: Entry = { chords: keysOf(shortcut).map(parseKeys), shortcut }
  entries.add(entry)
  return {
    update: (next) => {
      entry.shortcut = next
    },
    remove: () => {
      entries.delete(entry)
    },
  }
}

function refuseDuplicate(shortcut: Shortcut): void {
  const taken = new Set(keysOf(shortcut).map((keys) => JSON.stringify(parseKeys(keys))))
  for (const entry of entries) {
    if (entry.shortcut.scope !== shortcut.scope) continue
    if (entry.shortcut.id === shortcut.id) throw new Error(`shortcut ${shortcut.id} is registered twice`)
    if (entry.chords.some((chord) => taken.has(JSON.stringify(chord)))) {
      throw new Error(`shortcuts ${entry.shortcut.id} and ${shortcut.id} share a key in ${shortcut.scope}`)
    }
  }
}

/** Everything that can be pressed now, for the overlay. */
export function registeredShortcuts(): readonly Shortcut[] {
  return [...entries].map((entry) => entry.shortcut)
}

function find(press: KeyPress): Shortcut | undefined {
  const fitting = [...entries].filter(
    ({ shortcut, chords }) => chords.some((chord) => mayFire(shortcut, chord, press)) && (shortcut.when?.() ?? true),
  )
  if (fitting.length < 2) return fitting[0]?.shortcut
  const scope =
    press.target instanceof Element
      ? press.target.closest<HTMLElement>('[data-shortcut-scope]')?.dataset.shortcutScope
      : undefined
  return (fitting.find(({ shortcut }) => shortcut.scope === scope) ?? fitting.at(-1))?.shortcut
}

/** Whether the focus is in a pane of this scope, or in none: for keys that must not act from the pane beside it. */
export function isFocusIn(scope: ShortcutScope): boolean {
  const pane = document.activeElement?.closest<HTMLElement>('[data-shortcut-scope]')
  return !pane || pane.dataset.shortcutScope === scope
}

/** Listens to the window's keys. Returns what ends it. */
export function startShortcuts(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    // Whoever handled the key already, e.g. an editor or a menu, has it.
    if (event.defaultPrevented) return
    const shortcut = find(event)
    if (!shortcut) return
    event.preventDefault()
    shortcut.run(event)
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

/** Shortcuts that live as long as the component. Their number and keys stay the same from draw to draw. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const handles = useRef<ReturnType<typeof registerShortcut>[]>([])
  const latest = useRef(shortcuts)
  const identity = JSON.stringify(shortcuts.map(({ id, keys, scope }) => [id, keys, scope]))
  useEffect(() => {
    latest.current = shortcuts
    shortcuts.forEach((shortcut, index) => {
      handles.current[index]?.update(shortcut)
    })
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: registered anew only when a key, an id or a scope changes
  useEffect(() => {
    const made = latest.current.map(registerShortcut)
    handles.current = made
    return () => {
      for (const each of made) each.remove()
      handles.current = []
    }
  }, [identity])
}

export function useShortcut(shortcut: Shortcut): void {
  useShortcuts([shortcut])
}
