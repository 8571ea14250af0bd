import { BaseEdge, type Edge, type EdgeProps, getBezierPath } from '@xyflow/react'
import { type Box, detour, type Point, wayBack } from '../graph/route.ts'

export interface WayData extends Record<string, unknown> {
  /** Where the steps stand. */
  readonly boxes: readonly Box[]
}

/** The way from a step to the next, round whatever stands between them. */
export function WayEdge(props: EdgeProps<Edge<WayData>>) {
  const { sourceX, sourceY, targetX, targetY, source, target, data, markerEnd, style, label } = props
  const all = data?.boxes ?? []
  const boxes = all.filter(({ id }) => id !== source && id !== target)
  const [from, to] = [
    { x: sourceX, y: sourceY },
    { x: targetX, y: targetY },
  ]
  const [first, last] = [all.find(({ id }) => id === source), all.find(({ id }) => id === target)]
  const back = targetX <= sourceX && first && last ? wayBack(from, to, first, last, all) : null
  const way = back ?? detour(from, to, boxes)
  const [plain, plainX, plainY] = getBezierPath(props)
  const path = back
    ? turn(from, to, back.y)
    : way
      ? `M${sourceX},${sourceY} ${bend(sourceX, sourceY, way.fromX, way.y)} L${way.toX},${way.y} ${bend(way.toX, way.y, targetX, targetY)}`
      : plain
  return (
    <BaseEdge
      path={path}
      labelX={way ? (way.fromX + way.toX) / 2 : plainX}
      labelY={way ? way.y : plainY}
      {...(markerEnd === undefined ? {} : { markerEnd })}
      {...(style === undefined ? {} : { style })}
      {...(label === undefined ? {} : { label, labelBgPadding: [4, 2] as [number, number], labelBgBorderRadius: 3 })}
      interactionWidth={16}
    />
  )
}

/** How far a way that leads back goes out before it turns. */
const reach = 36

/** Out at the right, back along `y`, and in from the left. */
function turn(from: Point, to: Point, y: number): string {
  const out = `C${from.x + reach},${from.y} ${from.x + reach},${y} ${from.x},${y}`
  return `M${from.x},${from.y} ${out} L${to.x},${y} C${to.x - reach},${y} ${to.x - reach},${to.y} ${to.x},${to.y}`
}

/** A curve that leaves and arrives horizontally. */
function bend(fromX: number, fromY: number, toX: number, toY: number): string {
  const half = (toX - fromX) / 2
  return `C${fromX + half},${fromY} ${toX - half},${toY} ${toX},${toY}`
}
