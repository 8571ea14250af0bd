import type { EditionCounts } from '../../domain/sites.ts'
import type { KnownPage, KnownPages } from './content.ts'

/** What the next edition changes, by the pages of the one before. */
export interface SitePlan {
  readonly added: readonly PlannedPage[]
  readonly changed: readonly PlannedPage[]
  /** Whatever else has changed with them. */
  readonly moved: readonly (PlannedPage & { readonly from: string })[]
  readonly removed: readonly PlannedPage[]
  /** Pages of articles in the new edition. */
  readonly pages: number
}

export interface PlannedPage extends KnownPage {
  readonly key: string
}

export function planOf(before: KnownPages, now: KnownPages): SitePlan {
  const added: PlannedPage[] = []
  const changed: PlannedPage[] = []
  const moved: (PlannedPage & { from: string })[] = []
  for (const [key, page] of Object.entries(now)) {
    const was = Object.hasOwn(before, key) ? before[key] : undefined
    if (!was) added.push({ key, ...page })
    else if (was.path !== page.path) moved.push({ key, ...page, from: was.path })
    else if (was.source !== page.source || was.title !== page.title) changed.push({ key, ...page })
  }
  const removed = Object.entries(before).flatMap(([key, page]) => (Object.hasOwn(now, key) ? [] : [{ key, ...page }]))
  return { added, changed, moved, removed, pages: Object.keys(now).filter(isArticle).length }
}

const isArticle = (key: string) => key.startsWith('article:')

/** Of articles; the pages that list them follow by themselves. */
export function countsOf(plan: SitePlan): EditionCounts {
  const articles = (list: readonly PlannedPage[]) => list.filter(({ key }) => isArticle(key)).length
  return {
    pages: plan.pages,
    added: articles(plan.added),
    changed: articles(plan.changed),
    moved: articles(plan.moved),
    removed: articles(plan.removed),
  }
}

export interface OldPaths {
  /** Where an address that once was leads now. In one step. */
  readonly redirects: Readonly<Record<string, string>>
  /** Addresses of pages that are there no more. */
  readonly gone: readonly string[]
}

/** What becomes of all addresses that any edition ever had. A page that stands at an old address again has it back. */
export function oldPaths(before: KnownPages, old: OldPaths, now: KnownPages): OldPaths {
  const standing = new Set(Object.values(now).map(({ path }) => path))
  const moves = new Map<string, string | null>()
  for (const [key, { path }] of Object.entries(before)) {
    const next = Object.hasOwn(now, key) ? now[key]?.path : undefined
    if (next !== path) moves.set(path, next ?? null)
  }
  const redirects: Record<string, string> = {}
  const gone = new Set<string>()
  const settle = (path: string, target: string | null) => {
    if (standing.has(path)) return
    if (target === null) gone.add(path)
    else redirects[path] = target
  }
  for (const path of old.gone) settle(path, null)
  for (const [path, target] of Object.entries(old.redirects)) {
    const moved = moves.get(target)
    settle(path, moved === undefined ? target : moved)
  }
  for (const [path, target] of moves) settle(path, target)
  return { redirects, gone: [...gone].filter((path) => !Object.hasOwn(redirects, path)).sort() }
}
