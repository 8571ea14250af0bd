import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root folder, whatever folder a tool was started from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** An absolute path inside the project. */
export function inRoot(...parts: string[]): string {
  return join(root, ...parts)
}
