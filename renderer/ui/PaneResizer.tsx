import { type KeyboardEvent, type PointerEvent, useCallback, useState } from 'react'
import classes from './PaneResizer.module.css'

interface Bounds {
  readonly initial: number
  readonly min: number
  readonly max: number
}

/** The width of a pane in pixels, kept on this machine under `name`. */
export function usePaneSize(name: string, bounds: Bounds): readonly [number, (size: number) => void] {
  const key = `switchboard.pane.${name}`
  const { min, max } = bounds
  const [size, setSize] = useState(() => {
    const stored = Number.parseInt(localStorage.getItem(key) ?? '', 10)
    return Number.isNaN(stored) ? bounds.initial : Math.min(max, Math.max(min, stored))
  })
  const change = useCallback(
    (next: number) => {
      const fitting = Math.round(Math.min(max, Math.max(min, next)))
      localStorage.setItem(key, String(fitting))
      setSize(fitting)
    },
    [key, min, max],
  )
  return [size, change]
}

const keyStep = 16

/** The line between two panes. By mouse it is dragged, by keys moved: arrows, Home and End; a double click resets it. */
export function PaneResizer(
  props: Bounds & {
    readonly label: string
    readonly size: number
    readonly onResize: (size: number) => void
    /** The pane that it sizes lies on this side of the line. */
    readonly side: 'left' | 'right'
  },
) {
  const { label, size, onResize, side, min, max, initial } = props
  const direction =
    (side === 'left' ? 1 : -1) * (getComputedStyle(document.documentElement).direction === 'rtl' ? -1 : 1)

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    const handle = event.currentTarget
    handle.setPointerCapture(event.pointerId)
    const start = event.clientX
    const onMove = (move: globalThis.PointerEvent) => onResize(size + direction * (move.clientX - start))
    const onEnd = () => {
      handle.removeEventListener('pointermove', onMove)
      handle.removeEventListener('lostpointercapture', onEnd)
    }
    handle.addEventListener('pointermove', onMove)
    handle.addEventListener('lostpointercapture', onEnd)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: size - direction * keyStep,
      ArrowRight: size + direction * keyStep,
      Home: min,
      End: max,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    onResize(next)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the pattern for window splitters; <hr> has no value
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      className={classes.resizer}
      onPointerDown={onPointerDown}
      onDoubleClick={() => onResize(initial)}
      onKeyDown={onKeyDown}
    />
  )
}
