import { describe, expect, it } from 'vitest'
import { type Box, detour, wayBack } from '../../../../renderer/features/scripts/graph/route.ts'

const box = (id: string, x: number, y: number): Box => ({ id, x, y, width: 200, height: 60 })
const from = { x: 200, y: 30 }
const to = { x: 800, y: 30 }

describe('the way from one step to another', () => {
  it('is a plain curve where nothing stands between', () => {
    expect(detour(from, to, [])).toBeNull()
    expect(detour(from, to, [box('below', 400, 120)])).toBeNull()
  })

  it('goes round a step that stands between, on the side that is nearer', () => {
    expect(detour(from, to, [box('low', 400, 10)])).toEqual({ y: -6, fromX: 392, toX: 608 })
    expect(detour(from, to, [box('high', 400, -20)])).toEqual({ y: 56, fromX: 392, toX: 608 })
  })

  it('goes round what it would meet on its way round, too', () => {
    const way = detour(from, to, [box('between', 400, 0), box('above', 350, -80), box('below', 450, 68)])
    expect(way).not.toBeNull()
    expect(way?.y === -96 || way?.y === 144).toBe(true)
    expect(way?.fromX).toBeLessThan(400)
  })

  it('leads back past every step it would run behind', () => {
    const [first, between, last] = [box('first', 0, 0), box('between', 300, -40), box('last', 600, 0)]
    const way = wayBack({ x: 800, y: 30 }, { x: 0, y: 30 }, last, first, [first, between, last])
    const isClear = (each: Box) => way.y < each.y || way.y > each.y + each.height
    expect([first, between, last].every(isClear)).toBe(true)
    expect(way.y).toBe(76)
    expect(wayBack({ x: 200, y: 30 }, { x: 0, y: 30 }, first, first, [first])).toMatchObject({ y: -16 })
  })
})
