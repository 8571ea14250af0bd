import type { SiteFields } from '#shared/domain/sites'
import { escapedPath } from '#shared/rules/publishing/paths'
import { useAsk } from './data.ts'

type Where = Pick<SiteFields, 'address' | 'publicUrl'>

/** Where readers find a site: its own address, or else its place on the server. */
export function useSiteLinks(): (site: Where, path?: string) => string | null {
  const serverUrl = useAsk('app.status', {}).data?.account?.serverUrl
  return ({ address, publicUrl }, path = '') => {
    const base = publicUrl ?? (serverUrl ? new URL(`/help/${address}/`, serverUrl).href : null)
    return base === null ? null : base + escapedPath(path)
  }
}

export function useSiteLink(site: Where): string | null {
  return useSiteLinks()(site)
}
