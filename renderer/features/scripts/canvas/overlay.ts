import { createContext, type ReactNode } from 'react'
import type { ScriptStep } from '#shared/domain/scripts'
import type { Editor } from '../edit/editor.ts'

/** What is drawn over the graph: the way of a call, or how many calls went where. */
export interface Overlay {
  /** `off` steps stand back. */
  readonly step: (step: ScriptStep) => 'current' | 'on' | 'off'
  /** Null: the way is drawn as ever. */
  readonly edge: (
    from: string,
    to: string,
    /** Which of the ways between the two: by which answer, how many there are, and whether it is the first. */
    way: { readonly by: string | null; readonly among: number; readonly isFirst: boolean },
  ) => { readonly on: boolean; readonly share: number; readonly text: string } | null
  /** A line at the foot of a step. */
  readonly note: (step: ScriptStep) => ReactNode
}

export interface Drawn {
  readonly editor: Editor
  readonly overlay: Overlay | null
  readonly numbers: ReadonlyMap<string, number>
  /** The step that Tab comes to. */
  readonly tabStop: string | null
  readonly choose: (stepId: string, by?: string | null) => void
}

export const DrawnContext = createContext<Drawn | null>(null)
