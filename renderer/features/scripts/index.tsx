import { lazy } from 'react'
import type { endOfRun as EndOfRun } from './runner/end-now.ts'

/** The panel with the choice of a script, or the call that is under way. */
export const ScriptPanel = lazy(() =>
  import('./runner/ScriptPanel.tsx').then((module) => ({ default: module.ScriptPanel })),
)
/** The same beside a call, whose own record takes the end of the script along. */
export const CallScriptPanel = lazy(() =>
  import('./runner/CallScriptPanel.tsx').then((module) => ({ default: module.CallScriptPanel })),
)
/** The scripts that led a call which is over. */
export const CallRuns = lazy(() => import('./record/CallRuns.tsx').then((module) => ({ default: module.CallRuns })))
export { ScriptActions, UnfinishedCalls } from './actions.tsx'
/** The script that leads a call, for the form that ends that call. */
export const endOfRun = async (...of: Parameters<typeof EndOfRun>): ReturnType<typeof EndOfRun> =>
  (await import('./runner/end-now.ts')).endOfRun(...of)
export { newScript } from './new-script.ts'
export { openScript, useOpenRuns, useScriptOpen } from './panel.ts'
export { endCommands, type ScriptEnd, ticketChange } from './runner/end.ts'
