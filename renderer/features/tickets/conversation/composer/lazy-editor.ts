import { lazy } from 'react'

const load = () => import('./EditorArea.tsx')

export const Editor = lazy(() => load().then((module) => ({ default: module.EditorArea })))

/** Fetches the editor while nobody waits for it. */
export function warmEditor(): void {
  void load()
}
