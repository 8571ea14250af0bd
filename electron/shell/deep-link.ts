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

/** Longer ones are no telephone system's. Characters. */
const longest = { from: 300, id: 200 }

function callOf(link: string): Extract<ShellEvent, { kind: 'call' }> | undefined {
  try {
    const url = new URL(link)
    if (url.protocol !== `${deepLinkScheme}:` || url.host.toLowerCase() !== 'call' || !/^\/?$/.test(url.pathname))
      return undefined
    const from = url.searchParams.get('from')
    const externalId = url.searchParams.get('id')?.trim() || null
    if (from === null && externalId === null) return undefined
    if ((from?.length ?? 0) > longest.from || (externalId?.length ?? 0) > longest.id) return undefined
    // A plus sign that was not encoded reads as a space.
    return { kind: 'call', from: (from ?? '').replace(/^ (?=\d)/, '+').trim(), externalId }
  } catch {
    return undefined
  }
}

/**
 * What the window is told about a link. Links come from mails and web pages, so anything may be in one; only
 * `switchboard://<ticket, customer, organization or site>/<uuid>` and `switchboard://call?from=<number>&id=<name of the call>`
 * do something.
 */
export function deepLinkEvent(link: string): ShellEvent {
  const record = recordOf(link)
  if (record) return { kind: 'deep-link', record }
  return callOf(link) ?? { kind: 'deep-link-unknown', link: link.slice(0, shownLength) }
}
