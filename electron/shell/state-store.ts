import { readJsonFile, writeJsonFile } from './json-file.ts'
import { type ShellState, shellState } from './window-state.ts'

export interface StateStore {
  get(): ShellState
  update(change: Partial<ShellState>): void
}

/** What the shell remembers, in one small file. That it cannot be written never disturbs the person. */
export function openStateStore(file: string): StateStore {
  let state = readJsonFile(file, shellState) ?? shellState.parse({})
  return {
    get: () => state,
    update(change) {
      state = { ...state, ...change }
      try {
        writeJsonFile(file, state)
      } catch (error) {
        console.error('The window state could not be saved.', error)
      }
    },
  }
}
