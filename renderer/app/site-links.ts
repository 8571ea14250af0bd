import type { SiteFields } from '#shared/domain/sites'
import { escapedPath } from '#shared/rules/publishing/paths'
import { useAsk } from './data.ts'
import { runShell } from './shell.ts'
import { showFailure } from './toasts.tsx'

type Where = Pick<SiteFields, 'address' | 'publicUrl'>

/** Where readers find a site: its own address, or else its place on the server. */
export function useSiteLinks(): (site: Where, path?: string) => string | null {
  const serverUrl = useAsk('app.status', {}).data?.account?.serverUrl
  return ({ address, publicUrl }, path = '') => {
    const base = publicUrl ?? (serverUrl ? new URL(`/help/${address}/`, serverUrl).href : null)
    return base === null ? null : base + escapedPath(path)
  }
}

/** Shows a page of a site: in the person's browser, or in a window of ours where that takes no such address. */
export function openSitePage(url: string, title: string): void {
  const shown = url.startsWith('https:')
    ? runShell('shell.openExternal', { url })
    : runShell('shell.showSite', { url, title, phone: false })
  shown.catch(showFailure)
}

export function useSiteLink(site: Where): string | null {
  return useSiteLinks()(site)
}
