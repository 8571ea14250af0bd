import { mostPlanned, type PageChanges, type PlannedPage } from '#shared/ipc/publishing'
import type { KnownPage, KnownPages } from '#shared/rules/publishing/content'
import { countsOf, type SitePlan } from '#shared/rules/publishing/plan'

type Page = KnownPage & { readonly key: string; readonly from?: string }

/** A plan as the window shows it: the first pages of each kind, with the saved texts they are made of. */
export function pageChangesOf(plan: SitePlan, before: KnownPages) {
  const listed = (pages: readonly Page[], isRemoved = false) => ({
    total: pages.length,
    items: pages.slice(0, mostPlanned).map((page) => plannedOf(page, before, isRemoved)),
  })
  return {
    counts: countsOf(plan),
    added: listed(plan.added),
    changed: listed(plan.changed),
    moved: listed(plan.moved),
    removed: listed(plan.removed, true),
  } satisfies PageChanges & { counts: unknown }
}

const articleIn = (key: string) => (key.startsWith('article:') ? (key.split(':')[1] ?? null) : null)
/** The saved text that a page of an article was made of. */
export const revisionIn = ({ source }: KnownPage): string | null => source.split(' ')[0] || null

function plannedOf(page: Page, before: KnownPages, isRemoved: boolean): PlannedPage {
  const articleId = articleIn(page.key)
  const old = Object.hasOwn(before, page.key) ? before[page.key] : undefined
  return {
    key: page.key,
    articleId,
    language: page.language,
    title: page.title,
    path: page.path,
    from: page.from ?? null,
    was: articleId !== null && old ? revisionIn(old) : null,
    will: articleId !== null && !isRemoved ? revisionIn(page) : null,
  }
}
