import type { ReactNode } from 'react'
import type { Editor } from '../edit/editor.ts'

export function Simulation(_props: {
  readonly editor: Editor
  readonly shape: 'list' | 'canvas'
  readonly shapeControl: ReactNode
}) {
  return null
}
