import { describe, expect, it } from 'vitest'
import { shellState, startBounds } from '../../../electron/shell/window-state.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const monitor = { x: 1440, y: 0, width: 2560, height: 1400 }

describe('the window’s bounds at the start', () => {
  it('are those it was left with', () => {
    const saved = { x: 1500, y: 100, width: 1600, height: 1000 }
    expect(startBounds(saved, [laptop, monitor])).toEqual(saved)
  })

  it('are fresh when the display it stood on is gone', () => {
    const saved = { x: 1500, y: 100, width: 1600, height: 1000 }
    expect(startBounds(saved, [laptop])).toEqual({ width: 1360, height: 860 })
  })

  it('are fresh when its top edge could not be reached with the mouse', () => {
    for (const saved of [
      { x: 100, y: -500, width: 1000, height: 800 },
      { x: 100, y: 890, width: 1000, height: 800 },
      { x: 1400, y: 100, width: 1000, height: 800 },
    ])
      expect(startBounds(saved, [laptop])).not.toHaveProperty('x')
  })

  it('fit a display that has shrunk, and never go below what three panes need', () => {
    expect(startBounds({ x: 0, y: 25, width: 3000, height: 2000 }, [laptop])).toMatchObject(laptop)
    expect(startBounds({ x: 0, y: 25, width: 200, height: 50 }, [laptop])).toMatchObject({ width: 900, height: 560 })
  })

  it('do not exceed a small first display', () => {
    expect(startBounds(undefined, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({ width: 1024, height: 700 })
  })

  it('start from defaults when nothing was saved', () => {
    expect(shellState.parse({})).toEqual({ maximized: false, theme: 'system', language: 'system' })
  })
})
