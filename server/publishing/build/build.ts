import type { EditionCounts, Finding } from '../../../shared/domain/sites.ts'
import { checkSite, isBlocking } from '../../../shared/rules/publishing/checks.ts'
import { contentOf, knownPages, type LanguageContent } from '../../../shared/rules/publishing/content.ts'
import { contactPath, feedPath, fileOf, homePath, searchPath } from '../../../shared/rules/publishing/paths.ts'
import { countsOf, oldPaths, planOf } from '../../../shared/rules/publishing/plan.ts'
import { blobsThere, sha256Of, writeBlob } from '../blobs.ts'
import type { Inputs } from '../inputs.ts'
import type { Manifest, SiteFile } from '../manifest.ts'
import { type ArticleFileContext, digestOf, makeArticle } from './article-files.ts'
import { feed, robots, sitemaps } from './feeds.ts'
import { homePage, topicPage } from './pages.ts'
import { relatedPages } from './related.ts'
import { makeSearch } from './search-files.ts'
import { contactPage, missingPage, rootPage, searchPage } from './side-pages.ts'
import { type Asset, themeOf } from './theme.ts'
import { nativeName, wordsOf } from './words.ts'

/** Makes a whole edition of what the knowledge base held at one moment. Nothing of it is seen before it is online. */

export interface BuildOptions {
  readonly dataDir: string
  /** ISO 8601 UTC. */
  readonly now: string
  readonly signal: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

export type Built =
  | { readonly ok: false; readonly findings: readonly Finding[] }
  | { readonly ok: true; readonly manifest: Manifest; readonly counts: EditionCounts; readonly warnings: number }

export type FileOptions = Pick<SiteFile, 'policy' | 'lasting' | 'pictures'> & { readonly digest?: string }

/** Takes the files of an edition as they are made. */
export interface Sink {
  readonly files: Record<string, SiteFile>
  put(path: string, mediaType: string, bytes: Uint8Array | string, options?: FileOptions): Promise<SiteFile>
  /** The file that the edition before made of the same; undefined when there is none, or its bytes are gone. */
  reuse(path: string, digest: string): SiteFile | undefined
}

const page = 'text/html; charset=utf-8'
const xml = 'application/xml; charset=utf-8'
/** Pages in the making at once: while one is being compressed, the next one is written. */
const atOnce = 6

export async function buildEdition(inputs: Inputs, options: BuildOptions): Promise<Built> {
  const { site, shelf, before } = inputs
  const content = contentOf(site, shelf, before.pages)
  const files = new Set(inputs.files.keys())
  const findings = checkSite(site, shelf, content, { files, today: options.now.slice(0, 10) })
  const blocking = findings.filter(isBlocking)
  if (blocking.length > 0) return { ok: false, findings: blocking }

  const sink = sinkOf(options.dataDir, before, await blobsThere(options.dataDir))
  const theme = themeOf(site)
  const context: ArticleFileContext = {
    site,
    theme,
    content,
    inputs,
    dataDir: options.dataDir,
    related: new Map(content.flatMap((each) => [...relatedPages(each.pages)])),
    shellDigests: new Map(content.map(({ language }) => [language, shellDigest(inputs, theme.digest, language)])),
  }
  for (const asset of [theme.style, theme.icon, theme.search, ...(theme.logo ? [theme.logo] : [])])
    await putAsset(sink, asset)
  await makeArticles(context, sink, options)
  const search = await makeSearch(context, sink, options)
  for (const each of content) await makeLanguage(context, each, sink, search.filesOf(each.language))
  await makeRoot(context, sink)

  const pages = knownPages(content, shelf)
  const plan = planOf(before.pages, pages)
  const manifest: Manifest = {
    files: sink.files,
    pages,
    old: oldPaths(before.pages, before.old, pages),
    search: search.parts,
    languages: content.map(({ language }) => language),
  }
  return { ok: true, manifest, counts: countsOf(plan), warnings: findings.length }
}

function sinkOf(dataDir: string, before: Manifest, there: ReadonlySet<string>): Sink {
  const files: Record<string, SiteFile> = {}
  return {
    files,
    put: async (path, mediaType, bytes, { digest = '', ...rest } = {}) => {
      const compress = /^text\/|xml|json|svg|javascript/.test(mediaType)
      const blob = await writeBlob(dataDir, typeof bytes === 'string' ? Buffer.from(bytes) : bytes, { compress })
      const file: SiteFile = { ...blob, mediaType, digest, ...rest }
      files[path] = file
      return file
    },
    reuse: (path, digest) => {
      const known = Object.hasOwn(before.files, path) ? before.files[path] : undefined
      if (!known || known.digest !== digest) return undefined
      const pictures = (known.pictures ?? []).map((each) => [each, before.files[each]] as const)
      for (const each of [known, ...pictures.map(([, file]) => file)])
        if (!each || !there.has(each.sha256)) return undefined
      files[path] = known
      for (const [each, file] of pictures) if (file) files[each] = file
      return known
    },
  }
}

const putAsset = (sink: Sink, { path, mediaType, bytes }: Asset) => sink.put(path, mediaType, bytes, { lasting: true })

/** Of what stands around every page of a language: its words, the site's names, the other languages. */
function shellDigest({ site }: Inputs, theme: string, language: string): string {
  const { name, titles, publicUrl, languages } = site
  const words = wordsOf(language)
  const shared = [name, titles, publicUrl, languages.map((each) => [each.language, nativeName(each.language)])]
  return sha256Of(JSON.stringify([shared, theme, words.language, words.digest]))
}

async function makeArticles(context: ArticleFileContext, sink: Sink, options: BuildOptions): Promise<void> {
  const jobs = context.content.flatMap((content) => content.pages.map((each) => ({ content, each })))
  const total = jobs.length
  let done = 0
  const worker = async (): Promise<void> => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      options.signal.throwIfAborted()
      const path = fileOf(job.each.path)
      const digest = digestOf(context, job.content, job.each)
      const isKnown = sink.reuse(path, digest) !== undefined
      // Others want to be answered between two pages; looking at one is a fiftieth of making one.
      if (!isKnown || done % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
      if (!isKnown) {
        const { html, pictures } = await makeArticle(context, job.content, job.each)
        for (const picture of pictures) await putAsset(sink, picture)
        const names = [...new Set(pictures.map((picture) => picture.path))]
        await sink.put(path, page, html, { policy: 'plain', digest, ...(names.length > 0 ? { pictures: names } : {}) })
      }
      done += 1
      options.onProgress?.(done, total)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

async function makeLanguage(
  context: ArticleFileContext,
  content: LanguageContent,
  sink: Sink,
  search: Parameters<typeof searchPage>[2],
): Promise<void> {
  const { language } = content
  const put = (path: string, text: string, policy: 'plain' | 'search' | 'missing' = 'plain') =>
    sink.put(fileOf(path), page, text, { policy })
  await put(homePath(language), homePage(context, content))
  for (const topic of content.topicOf.values()) await put(topic.path, topicPage(context, topic))
  await put(searchPath(language), searchPage(context, content, search), 'search')
  await put(contactPath(language), contactPage(context, content))
  await put(`${language}/404.html`, missingPage(context, content, 'notFound'), 'missing')
  await put(`${language}/410.html`, missingPage(context, content, 'gone'), 'missing')
  await sink.put(feedPath(language), 'application/atom+xml; charset=utf-8', feed(context, content))
}

async function makeRoot(context: ArticleFileContext, sink: Sink): Promise<void> {
  await sink.put('index.html', page, rootPage(context), { policy: 'plain' })
  const [first] = context.content
  if (first) await sink.put('404.html', page, missingPage(context, first, 'notFound'), { policy: 'missing' })
  for (const { path, text } of sitemaps(context)) await sink.put(path, xml, text)
  await sink.put('robots.txt', 'text/plain; charset=utf-8', robots(context))
}
