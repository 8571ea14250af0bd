import { z } from 'zod'
import type { ShellEvent } from '#shared/ipc/shell'

export const deepLinkScheme = 'switchboard'

/** Long enough for any link of ours; a longer one is cut before it is shown to the person. */
const shownLength = 200

/** The first word of a command line that is a link of ours. */
export function findDeepLink(argv: readonly string[]): string | undefined {
  return argv.find((word) => word.toLowerCase().startsWith(`${deepLinkScheme}:`))
}

function ticketIdOf(link: string): string | undefined {
  try {
    const url = new URL(link)
    if (url.protocol !== `${deepLinkScheme}:` || url.host !== 'ticket') return undefined
    return z
      .uuid()
      .safeParse(url.pathname.replace(/^\/|\/$/g, ''))
      .data?.toLowerCase()
  } catch {
    return undefined
  }
}

/**
 * What the window is told about a link. Links come from mails and web pages, so anything may be in one; only
 * `switchboard://ticket/<uuid>` does something.
 */
export function deepLinkEvent(link: string): ShellEvent {
  const ticketId = ticketIdOf(link)
  return ticketId ? { kind: 'deep-link', ticketId } : { kind: 'deep-link-unknown', link: link.slice(0, shownLength) }
}
