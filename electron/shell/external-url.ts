const allowedProtocols: readonly string[] = ['https:', 'mailto:', 'tel:', 'sip:', 'sips:']

/**
 * Whether an address may leave the app. Whatever else the system has handlers for (file:, smb:, ms-msdt:) could run
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
