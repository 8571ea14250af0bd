import { BaseEdge, type Edge, type EdgeProps, getBezierPath } from '@xyflow/react'
import { type Box, detour } from '../graph/route.ts'

export interface WayData extends Record<string, unknown> {
  /** Where the steps stand. */
  readonly boxes: readonly Box[]
}

/** The way from a step to the next, round whatever stands between them. */
export function WayEdge(props: EdgeProps<Edge<WayData>>) {
  const { sourceX, sourceY, targetX, targetY, source, target, data, markerEnd, style, label } = props
  const boxes = (data?.boxes ?? []).filter(({ id }) => id !== source && id !== target)
  const way = detour({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, boxes)
  const [plain, plainX, plainY] = getBezierPath(props)
  const path = way
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

/** A curve that leaves and arrives horizontally. */
function bend(fromX: number, fromY: number, toX: number, toY: number): string {
  const half = (toX - fromX) / 2
  return `C${fromX + half},${fromY} ${toX - half},${toY} ${toX},${toY}`
}
