import type { ComponentType } from 'react'
import { useEffect, useRef } from 'react'

/** Something the person can do from the palette. `label` is already in their language. */
export interface PaletteAction {
  /** `area.name`, e.g. `conversation.merge`: the area says under which heading it stands. */
  readonly id: string
  readonly label: string
  readonly icon?: ComponentType<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: boolean }>
  /** The key that does the same, as it is shown. */
  readonly shortcut?: string
  /** Further words under which it is found. */
  readonly keywords?: string
  /** Left out while nothing is typed, so that the palette opens with a list that can be read. */
  readonly onlyTyped?: boolean
  /** In place of the usual heading of its area, e.g. the ticket that is meant. */
  readonly heading?: string
  readonly run: () => void
}

type Source = () => readonly PaletteAction[]
const sources = new Set<Source>()

/** Adds actions while the component is mounted. A function is asked for them each time the palette opens. */
export function usePaletteActions(actions: readonly PaletteAction[] | Source): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const source: Source = () => (typeof latest.current === 'function' ? latest.current() : latest.current)
    sources.add(source)
    return () => {
      sources.delete(source)
    }
  }, [])
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
