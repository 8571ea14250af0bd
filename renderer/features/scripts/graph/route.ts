/** How a way is drawn from one step to another without going through the steps between them. */

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a step stands. */
export interface Box extends Point {
  readonly id: string
  readonly width: number
  readonly height: number
}

/** The straight middle of a way that goes above or below what stands between: everything on it has this height. */
export interface Detour {
  readonly y: number
  readonly fromX: number
  readonly toX: number
}

/** Room between a way and what it passes. */
const clearance = 16
const samples = 24
/** Beyond this the steps stand so close that no way round is found; it is drawn through them. */
const mostTries = 8

/** A point of the curve that leaves and arrives horizontally; `t` from 0 to 1. */
function onCurve(from: Point, to: Point, t: number): Point {
  const bend = (to.x - from.x) / 2
  const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3]
  return {
    x: a * from.x + b * (from.x + bend) + c * (to.x - bend) + d * to.x,
    y: (a + b) * from.y + (c + d) * to.y,
  }
}

const isInside = ({ x, y }: Point, box: Box): boolean =>
  x > box.x && x < box.x + box.width && y > box.y - 4 && y < box.y + box.height + 4

/**
 * The way round what stands between two steps; null where a plain curve touches nothing, and for a way that leads back (`wayBack`).
 * @param boxes what may not be touched: every step but the two
 */
export function detour(from: Point, to: Point, boxes: readonly Box[]): Detour | null {
  const between = boxes.filter((box) => box.x > from.x && box.x + box.width < to.x)
  const curve = Array.from({ length: samples - 1 }, (_, index) => onCurve(from, to, (index + 1) / samples))
  const touched = between.filter((box) => curve.some((point) => isInside(point, box)))
  if (touched.length === 0) return null
  const found = [around(touched, between, 'above'), around(touched, between, 'below')].filter((way) => way !== null)
  const cost = ({ y }: Detour) => Math.abs(y - from.y) + Math.abs(y - to.y)
  return found.sort((a, b) => cost(a) - cost(b))[0] ?? null
}

/**
 * The way back to a step that stands further left, or below itself: out at the right, past everything between, and in at
 * the left.
 */
export function wayBack(from: Point, to: Point, source: Box, target: Box, boxes: readonly Box[]): Detour {
  const ends = [source, target]
  const found = [around(ends, boxes, 'above'), around(ends, boxes, 'below')].filter((way) => way !== null)
  const cost = ({ y }: Detour) => Math.abs(y - from.y) + Math.abs(y - to.y)
  const [nearest] = found.sort((a, b) => cost(a) - cost(b))
  return nearest ?? { y: Math.min(...boxes.map(({ y }) => y)) - clearance, fromX: to.x, toX: from.x }
}

/** Goes further up or down until nothing is in the way any more. */
function around(touched: readonly Box[], between: readonly Box[], side: 'above' | 'below'): Detour | null {
  let passed = touched
  for (let tries = 0; tries < mostTries; tries++) {
    const y =
      side === 'above'
        ? Math.min(...passed.map((box) => box.y)) - clearance
        : Math.max(...passed.map((box) => box.y + box.height)) + clearance
    const fromX = Math.min(...passed.map((box) => box.x)) - clearance / 2
    const toX = Math.max(...passed.map((box) => box.x + box.width)) + clearance / 2
    const more = between.filter(
      (box) =>
        !passed.includes(box) &&
        box.x < toX &&
        box.x + box.width > fromX &&
        y > box.y - clearance / 2 &&
        y < box.y + box.height + clearance / 2,
    )
    if (more.length === 0) return { y, fromX, toX }
    passed = [...passed, ...more]
  }
  return null
}
