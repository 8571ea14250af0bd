import { z } from 'zod'
import { emailAddress, id, instant, languageTag, limits, version } from './primitives.ts'

/**
 * The public help centre. A site says what stands in it and how it looks; an edition is the whole site as it was built
 * at one moment. What readers see is always one edition, never parts of two.
 */

export const siteLimits = {
  languages: 20,
  intro: 2_000,
  hours: 300,
  note: 500,
  byHand: 2_000,
  featured: 12,
  /** Characters of a logo in base64: 40 KB of picture. */
  logoBase64: 54_620,
  logoPixels: 1_200,
  /** What is told of one edition that could not be published. */
  findings: 50,
} as const

/** Languages that are written from right to left decide more than the words: see `directionOf` of shared/rules. */
const siteLanguage = z.object({
  language: languageTag,
  /** Every article of the site must be there in it, or the site is not published. */
  required: z.boolean(),
})

/** `#1a5fb4`. */
const colour = z.string().regex(/^#[0-9a-f]{6}$/)

/** Small enough to travel with the record, so that a preview needs no network. Drawings may hold scripts: not taken. */
export const siteLogo = z.object({
  mediaType: z.enum(['image/png', 'image/webp', 'image/jpeg']),
  base64: z
    .string()
    .max(siteLimits.logoBase64)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
  width: z.number().int().min(1).max(siteLimits.logoPixels),
  height: z.number().int().min(1).max(siteLimits.logoPixels),
})
export type SiteLogo = z.infer<typeof siteLogo>

const ids = (most: number) => z.array(id).max(most)
const byLanguage = (text: z.ZodString) =>
  z.record(languageTag, text).refine((texts) => Object.keys(texts).length <= siteLimits.languages, 'too many languages')

/** What an editor sets. One field is one matter: two people who set different ones do not meet. */
export const siteFields = z.object({
  /** What the people of the workspace call it; readers see it where a language has no title of its own. */
  name: z.string().trim().min(1).max(limits.name),
  /** Its place on the server, `/help/<address>/`. */
  address: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/),
  /**
   * Where readers find it, with a slash at its end; may be a path of another site. Null: not known yet, and nothing that
   * needs a whole address is written (canonical, sitemap).
   */
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .regex(/^[^?#]*\/$/)
    .nullable(),
  titles: byLanguage(z.string().trim().min(1).max(limits.name)),
  intros: byLanguage(z.string().trim().min(1).max(siteLimits.intro)),
  /** In the order in which readers choose; the first one is where nothing else is known. */
  languages: z
    .array(siteLanguage)
    .min(1)
    .max(siteLimits.languages)
    .refine((list) => new Set(list.map((each) => each.language.toLowerCase())).size === list.length, 'twice the same'),
  accentLight: colour,
  accentDark: colour,
  logo: siteLogo.nullable(),
  /** All public articles, whatever stands in the lists below. */
  takesAll: z.boolean(),
  /** With the categories below them. */
  categoryIds: ids(500),
  tagIds: ids(200),
  articleIds: ids(siteLimits.byHand),
  leftOutIds: ids(siteLimits.byHand),
  /** Categories that come first, in this order; the others follow in theirs. */
  categoryOrder: ids(500),
  featuredIds: ids(siteLimits.featured),
  email: emailAddress.nullable(),
  /** As it is to be read, `+49 30 1234567`. */
  phone: z.string().trim().min(1).max(60).nullable(),
  hours: byLanguage(z.string().trim().min(1).max(siteLimits.hours)),
})
export type SiteFields = z.infer<typeof siteFields>

export const site = siteFields.extend({
  id,
  version,
  /** The edition that readers see; null: the site is not online. */
  currentEditionId: id.nullable(),
  /** Number of the newest edition, 0 before the first. */
  lastNumber: z.number().int().nonnegative(),
  archivedAt: instant.nullable(),
  updatedBy: id,
  updatedAt: instant,
  createdAt: instant,
})
export type Site = z.infer<typeof site>

/**
 * `scheduled`: waits for its time. `waiting`: for the server. `published`: was built and went online; whether readers see
 * it now is for the site to say.
 */
export const editionState = z.enum(['scheduled', 'waiting', 'building', 'published', 'failed', 'cancelled'])
export type EditionState = z.infer<typeof editionState>

/** What a check found. Blocking ones keep a site from being published; see shared/rules/publishing/checks.ts. */
export const findingKind = z.enum([
  'empty',
  'broken-link',
  'missing-picture',
  'untranslated',
  'low-contrast',
  'outdated',
  'review-due',
  'no-description',
  'remote-picture',
  'no-public-url',
])
export type FindingKind = z.infer<typeof findingKind>

export const finding = z.object({
  kind: findingKind,
  articleId: id.nullable(),
  language: languageTag.nullable(),
  /** What it is about: the title of the other article, the address of a picture. */
  detail: z.string().max(limits.subject),
})
export type Finding = z.infer<typeof finding>

export const editionProblem = z.object({
  /** `blocked`: by what `findings` name. `storage`: the disk is full or cannot be written. */
  code: z.enum(['blocked', 'storage', 'internal']),
  findings: z.array(finding).max(siteLimits.findings),
})

const count = z.number().int().nonnegative()
export const editionCounts = z.object({ pages: count, added: count, changed: count, moved: count, removed: count })
export type EditionCounts = z.infer<typeof editionCounts>

export const edition = z.object({
  id,
  version,
  siteId: id,
  /** Within its site, from 1. */
  number: z.number().int().positive(),
  state: editionState,
  /** What is approved at this moment is what it will hold. */
  publishAt: instant,
  byId: id,
  note: z.string().trim().max(siteLimits.note),
  /** Articles, in all languages. */
  counts: editionCounts.nullable(),
  /** Pages; null while nothing is built. */
  progress: z.object({ done: count, total: count }).nullable(),
  problem: editionProblem.nullable(),
  /** Findings that do not block. */
  warnings: count,
  publishedAt: instant.nullable(),
  /** Whether the server still has its pages, so that one can go back to it. */
  kept: z.boolean(),
  createdAt: instant,
})
export type Edition = z.infer<typeof edition>
