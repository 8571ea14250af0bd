import { z } from 'zod'
import { id, instant, languageTag } from '../domain/primitives.ts'
import { edition, editionCounts, finding, site } from '../domain/sites.ts'
import type { CommandContract, QueryContract } from './query.ts'

/** Sites of the help centre: what stands in them, what the next edition changes, and the editions there were. */

/** A site in a list. */
export const siteRow = z.object({
  site: site.omit({ logo: true, articleIds: true, leftOutIds: true }),
  /** What readers see. */
  current: edition.nullable(),
  /** The edition that is waited for: scheduled, waiting or being built; the first one when there are several. */
  next: edition.nullable(),
  /** The newest one, when it is not online because of a problem. */
  failed: edition.nullable(),
  /** A change of the site, or of an edition, waits for the server. */
  pending: z.boolean(),
})
export type SiteRow = z.infer<typeof siteRow>

/** How many pages of each kind of change, and how many findings, are told one by one; the numbers count all. */
export const mostPlanned = 200

/** A page of the site as the next edition changes it. */
export const plannedPage = z.object({
  key: z.string(),
  /** Null: the page of a topic. */
  articleId: id.nullable(),
  language: languageTag,
  /** Empty for the topic of what no category holds. */
  title: z.string(),
  path: z.string(),
  /** Its address until now, of a page that moves. */
  from: z.string().nullable(),
  /** Saved texts to compare: what is online, what will be. Null for topics, and where there is none. */
  was: id.nullable(),
  will: id.nullable(),
})
export type PlannedPage = z.infer<typeof plannedPage>

const pages = z.object({ total: z.number().int(), items: z.array(plannedPage).max(mostPlanned) })

const pageChanges = z.object({ added: pages, changed: pages, moved: pages, removed: pages })
export type PageChanges = z.infer<typeof pageChanges>

export const sitePlan = z.object({
  /** `nothing`: the site is not online. `unknown`: it is, and its pages have not reached this computer yet. */
  online: z.enum(['nothing', 'known', 'unknown']),
  counts: editionCounts,
  ...pageChanges.shape,
  /** Those that block first. */
  findings: z.array(finding).max(mostPlanned),
  blocking: z.number().int(),
  warnings: z.number().int(),
})
export type SitePlan = z.infer<typeof sitePlan>

/** Where an article stands for readers to see. */
export const articlePlace = z.object({
  siteId: id,
  name: z.string(),
  address: z.string(),
  publicUrl: site.shape.publicUrl,
  pages: z.array(
    z.object({
      language: languageTag,
      path: z.string(),
      /** A newer text is published in the knowledge base than the one that readers see there. */
      changed: z.boolean(),
    }),
  ),
  publishedAt: instant.nullable(),
})
export type ArticlePlace = z.infer<typeof articlePlace>

export const publishingQueries = {
  'site.list': { args: z.object({}), result: z.array(siteRow), topics: ['site', 'outbox'] },
  'site.get': {
    args: z.object({ siteId: id }),
    /** Editions newest first. */
    result: z.object({ site, editions: z.array(edition), pending: z.boolean() }).nullable(),
    topics: ['site', 'outbox'],
  },
  'site.plan': {
    args: z.object({ siteId: id }),
    result: sitePlan.nullable(),
    topics: ['site', 'article', 'context'],
  },
  /** Sites on which a page of the article stands now. */
  'article.places': { args: z.object({ articleId: id }), result: z.array(articlePlace), topics: ['site', 'article'] },
} as const satisfies QueryContract

export const publishingCommands = {
  /** What readers would find otherwise with the one edition than with the other. Needs the network for what is not kept. */
  'edition.compare': {
    args: z.object({ from: id, to: id }),
    result: pageChanges.extend({ counts: editionCounts }),
  },
  /**
   * Has the next edition built without putting it online, and answers where it can be looked at for a while; null when
   * something keeps it from being published. Needs the network.
   */
  'site.preview': { args: z.object({ siteId: id }), result: z.object({ url: z.url() }).nullable() },
} as const satisfies CommandContract
