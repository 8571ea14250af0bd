import type { ComponentType } from 'react'
import { useEffect, useRef } from 'react'

/** Something the person can do from the palette. `label` is already in their language. */
export interface PaletteAction {
  readonly id: string
  readonly label: string
  readonly icon?: ComponentType<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: boolean }>
  /** The key that does the same, as it is shown. */
  readonly shortcut?: string
  /** Further words under which it is found. */
  readonly keywords?: string
  readonly run: () => void
}

type Source = () => readonly PaletteAction[]
const sources = new Set<Source>()

/** Adds actions until the returned function is called. A function is asked anew each time the palette opens. */
export function registerPaletteActions(actions: readonly PaletteAction[] | Source): () => void {
  const source: Source = typeof actions === 'function' ? actions : () => actions
  sources.add(source)
  return () => {
    sources.delete(source)
  }
}

/** Adds actions while the component is mounted. A function is asked when the palette opens, so drawing costs nothing. */
export function usePaletteActions(actions: readonly PaletteAction[] | Source): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(
    () => registerPaletteActions(() => (typeof latest.current === 'function' ? latest.current() : latest.current)),
    [],
  )
}

/** All actions of the moment; of two with one id the later wins. */
export function paletteActions(): readonly PaletteAction[] {
  const byId = new Map<string, PaletteAction>()
  for (const source of sources) for (const action of source()) byId.set(action.id, action)
  return [...byId.values()]
}

const openers = new Set<() => void>()

/** Opens the palette from anywhere. */
export function openPalette(): void {
  for (const open of openers) open()
}

export function onOpenPalette(open: () => void): () => void {
  openers.add(open)
  return () => {
    openers.delete(open)
  }
}
