import { shell } from 'electron'
import { allowedExternalUrl } from './external-url.ts'

/**
 * The one gate to other programs.
 *
 * @returns false when the URL is not one that may leave the app
 */
export async function openExternal(url: string): Promise<boolean> {
  const allowed = allowedExternalUrl(url)
  if (!allowed) return false
  await shell.openExternal(allowed)
  return true
}
