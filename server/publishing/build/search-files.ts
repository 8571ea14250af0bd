import { readFile } from 'node:fs/promises'
import type { ArticlePage, LanguageContent } from '../../../shared/rules/publishing/content.ts'
import { fileOf } from '../../../shared/rules/publishing/paths.ts'
import { blobPath, sha256Of } from '../blobs.ts'
import type { SearchPart } from '../manifest.ts'
import type { ArticleFileContext } from './article-files.ts'
import type { BuildOptions, Sink } from './build.ts'
import { type IndexedPage, indexPart, partOf, partsFor, searchEngine, vocabularyOf } from './search-index.ts'
import type { SearchFiles } from './side-pages.ts'

/** The files of the search, of which only those parts are made anew whose articles have changed. */

export interface MadeSearch {
  readonly parts: Readonly<Record<string, SearchPart>>
  filesOf(language: string): SearchFiles
}

const indexFolder = (language: string, part: number) => `index/${language}/${part}/`

export async function makeSearch(context: ArticleFileContext, sink: Sink, options: BuildOptions): Promise<MadeSearch> {
  const parts: Record<string, SearchPart> = {}
  const ofLanguage = new Map<string, SearchFiles>()
  const engine = await putEngine(context, sink)
  parts[engineKey] = { digest: engineVersion, files: [engine] }
  for (const content of context.content) {
    const folders: string[] = []
    for (const [number, pages] of inParts(content)) {
      options.signal.throwIfAborted()
      const folder = indexFolder(content.language, number)
      folders.push(folder)
      parts[folder] = await makePart(context, sink, folder, content.language, pages)
    }
    const words = JSON.stringify(vocabularyOf(content.language, content.pages))
    const vocabulary = `assets/words-${content.language}.${sha256Of(words).slice(0, 16)}.json`
    await sink.put(vocabulary, 'application/json', words, { lasting: true })
    ofLanguage.set(content.language, { parts: folders, engine, vocabulary })
  }
  return {
    parts,
    filesOf: (language) => ofLanguage.get(language) ?? { parts: [], engine, vocabulary: '' },
  }
}

/** Counted on with the version of the index, so that an earlier edition's is not taken for it. */
const engineVersion = 'pagefind-1.5.2'
const engineKey = 'engine'

async function putEngine({ inputs }: ArticleFileContext, sink: Sink): Promise<string> {
  const known = inputs.before.search[engineKey]
  const path = known?.files[0]
  if (known && path && sink.reuse(path, engineVersion)) return path
  const bytes = await searchEngine()
  const made = `assets/engine.${sha256Of(bytes).slice(0, 16)}.js`
  await sink.put(made, 'text/javascript; charset=utf-8', bytes, { lasting: true, digest: engineVersion })
  return made
}

/** In the order of their numbers. A part without articles is left out. */
function inParts({ pages }: LanguageContent): [number, ArticlePage[]][] {
  const count = partsFor(pages.length)
  const parts = Array.from({ length: count }, (_, number): [number, ArticlePage[]] => [number, []])
  for (const page of pages) parts[partOf(page.article.id, count)]?.[1].push(page)
  return parts.filter(([, list]) => list.length > 0)
}

async function makePart(
  { inputs, dataDir }: ArticleFileContext,
  sink: Sink,
  folder: string,
  language: string,
  pages: readonly ArticlePage[],
): Promise<SearchPart> {
  const digest = sha256Of(
    JSON.stringify([
      engineVersion,
      pages.map(({ path, article }) => [path, article.keywords, sink.files[fileOf(path)]?.sha256]),
    ]),
  )
  const known = Object.hasOwn(inputs.before.search, folder) ? inputs.before.search[folder] : undefined
  if (known?.digest === digest) {
    if (known.files.map((each) => sink.reuse(each, digest)).every(Boolean)) return known
  }
  const indexed: IndexedPage[] = []
  for (const page of pages) {
    const file = sink.files[fileOf(page.path)]
    if (!file) throw new Error(`${page.path} was not made`)
    const bytes = await readFile(blobPath(dataDir, file.sha256))
    indexed.push({ page, html: bytes.subarray(0, file.bytes).toString() })
  }
  const files = await indexPart(language, indexed)
  for (const { path, mediaType, bytes, lasting } of files)
    await sink.put(folder + path, mediaType, bytes, { digest, ...(lasting ? { lasting } : {}) })
  return { digest, files: files.map(({ path }) => folder + path) }
}
