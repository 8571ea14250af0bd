import { type LinkedRecord, linkedRecord, type ShellEvent } from '#shared/ipc/shell'

export const deepLinkScheme = 'switchboard'

/** Long enough for any link of ours; a longer one is cut before it is shown to the person. */
const shownLength = 200

/** The first word of a command line that is a link of ours. */
export function findDeepLink(argv: readonly string[]): string | undefined {
  return argv.find((word) => word.toLowerCase().startsWith(`${deepLinkScheme}:`))
}

function recordOf(link: string): LinkedRecord | undefined {
  try {
    const { protocol, host, pathname } = new URL(link)
    if (protocol !== `${deepLinkScheme}:`) return undefined
    return linkedRecord.safeParse({
      type: host.toLowerCase(),
      id: pathname.replace(/^\/|\/$/g, '').toLowerCase(),
    }).data
  } catch {
    return undefined
  }
}

/**
 * What the window is told about a link. Links come from mails and web pages, so anything may be in one; only
 * `switchboard://<ticket, customer or organization>/<uuid>` does something.
 */
export function deepLinkEvent(link: string): ShellEvent {
  const record = recordOf(link)
  return record ? { kind: 'deep-link', record } : { kind: 'deep-link-unknown', link: link.slice(0, shownLength) }
}
