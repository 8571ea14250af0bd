import { lazy } from 'react'

/** The panel with the choice of a script, or the call that is under way. */
export const ScriptPanel = lazy(() =>
  import('./runner/ScriptPanel.tsx').then((module) => ({ default: module.ScriptPanel })),
)
export { ScriptActions, UnfinishedCalls } from './actions.tsx'
export { openScript, useScriptOpen } from './panel.ts'
