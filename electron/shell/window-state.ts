import { z } from 'zod'
import { languageChoice, themeChoice } from '#shared/ipc/shell'

const rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
export type Rectangle = z.infer<typeof rectangle>

/** What the shell remembers between two starts of the app. */
export const shellState = z.object({
  bounds: rectangle.optional(),
  maximized: z.boolean().default(false),
  theme: themeChoice.default('system'),
  language: languageChoice.default('system'),
})
export type ShellState = z.infer<typeof shellState>

const preferred = { width: 1360, height: 860 }
/** Below this the three panes no longer fit side by side. */
export const smallest = { width: 900, height: 560 }
/** Enough of the window's top edge to take hold of it with the mouse. */
const grip = { width: 160, height: 40 }

function overlap(startA: number, lengthA: number, startB: number, lengthB: number): number {
  return Math.min(startA + lengthA, startB + lengthB) - Math.max(startA, startB)
}

function canBeGrabbed(bounds: Rectangle, area: Rectangle): boolean {
  return (
    overlap(bounds.x, bounds.width, area.x, area.width) >= grip.width &&
    bounds.y >= area.y - 1 &&
    bounds.y + grip.height <= area.y + area.height
  )
}

/**
 * Bounds for the new window: where it was left, unless the display it stood on is gone; then the usual size in the
 * middle of the first display.
 *
 * @param areas work areas of the connected displays, the primary one first
 */
export function startBounds(saved: Rectangle | undefined, areas: readonly Rectangle[]): Partial<Rectangle> {
  const area = saved && areas.find((candidate) => canBeGrabbed(saved, candidate))
  if (!area || !saved) {
    const first = areas[0]
    return {
      width: Math.min(preferred.width, first?.width ?? preferred.width),
      height: Math.min(preferred.height, first?.height ?? preferred.height),
    }
  }
  return {
    x: saved.x,
    y: saved.y,
    width: Math.max(smallest.width, Math.min(saved.width, area.width)),
    height: Math.max(smallest.height, Math.min(saved.height, area.height)),
  }
}
