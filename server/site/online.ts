import type { Site } from '../../shared/domain/sites.ts'
import { articleKey } from '../../shared/rules/publishing/content.ts'
import { loadManifest, type Manifest, newestManifest } from '../publishing/manifest.ts'
import type { Store } from '../store/store.ts'

/** The sites that readers see, kept in memory until one of them changes. */
export interface OnlineSites {
  /** Undefined when no site is online there. */
  at(address: string): Promise<OnlineSite | undefined>
  /** Where an article stands on a site, in the language or in any other. */
  pageOf(articleId: string, language: string): Promise<{ readonly address: string; readonly path: string } | undefined>
  stop(): void
}

export interface OnlineSite {
  readonly site: Site
  readonly manifest: Manifest
  /** Of the edition that was built last, where readers see an earlier one: it knows addresses that this one does not. */
  readonly newest: Manifest | undefined
}

export function onlineSites(store: Store): OnlineSites {
  let loading: Promise<ReadonlyMap<string, OnlineSite>> | undefined
  const stop = store.onCommit(({ types }) => {
    if (types.has('site')) loading = undefined
  })
  const all = (): Promise<ReadonlyMap<string, OnlineSite>> => {
    if (loading) return loading
    const begun = load(store)
    begun.catch(() => {
      if (loading === begun) loading = undefined
    })
    loading = begun
    return begun
  }
  return {
    at: async (address) => (await all()).get(address),
    pageOf: async (articleId, language) => {
      for (const { site, manifest } of (await all()).values()) {
        for (const each of [language, ...manifest.languages]) {
          const page = manifest.pages[articleKey(articleId, each)]
          if (page) return { address: site.address, path: page.path }
        }
      }
      return undefined
    },
    stop: () => {
      stop()
    },
  }
}

/** In one state, so that a site is never shown with another edition's files. */
function load(store: Store): Promise<ReadonlyMap<string, OnlineSite>> {
  return store.read(async (db) => {
    const rows = await db.selectFrom('site').select('doc').orderBy('id').execute()
    const found = new Map<string, OnlineSite>()
    for (const { doc } of rows) {
      const site = JSON.parse(doc) as Site
      const manifest = site.currentEditionId === null ? undefined : await loadManifest(db, site.currentEditionId)
      if (!manifest) continue
      const newest = await newestManifest(db, site.id)
      const isNewest = newest?.editionId === site.currentEditionId
      found.set(site.address, { site, manifest, newest: isNewest ? undefined : newest?.manifest })
    }
    return found
  })
}
