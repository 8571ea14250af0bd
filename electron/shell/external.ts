import { shell } from 'electron'

const allowedProtocols: readonly string[] = ['https:', 'mailto:', 'tel:']

/**
 * The one gate to other programs. Whatever else the system has handlers for (file:, smb:, ms-msdt:) could run
 * programs by a click on a customer's link, so the list is short and checked on the parsed URL.
 *
 * @returns the normalised URL, or undefined when it is refused
 */
export function allowedExternalUrl(url: string): string | undefined {
  try {
    const parsed = new URL(url)
    if (!allowedProtocols.includes(parsed.protocol)) return undefined
    // A name and password in a link only serve to disguise where it leads.
    if (parsed.username || parsed.password) return undefined
    return parsed.href
  } catch {
    return undefined
  }
}

/** @returns false when the URL is not one that may leave the app */
export async function openExternal(url: string): Promise<boolean> {
  const allowed = allowedExternalUrl(url)
  if (!allowed) return false
  await shell.openExternal(allowed)
  return true
}
