import { refsOf } from '../../../shared/rules/knowledge-html.ts'
import { inLanguage, placeSnippets } from '../../../shared/rules/knowledge-variables.ts'
import type { ArticlePage, LanguageContent } from '../../../shared/rules/publishing/content.ts'
import { relativeLink } from '../../../shared/rules/publishing/paths.ts'
import { sha256Of } from '../blobs.ts'
import type { Inputs } from '../inputs.ts'
import { articleBody } from './article-body.ts'
import { articlePage, pathOfArticle, type SiteContext } from './pages.ts'
import { type PictureAsset, pictureIn, readPictures } from './pictures.ts'
import { wordsOf } from './words.ts'

/** Pages of articles, of which there are thousands: each knows by a checksum whether it has to be made anew. */

/** Counted on when the same inputs make another page. */
const builderVersion = 1

export interface ArticleFileContext extends SiteContext {
  readonly inputs: Inputs
  readonly dataDir: string
  readonly related: ReadonlyMap<string, readonly ArticlePage[]>
  /** Of everything that all pages of a language share. */
  readonly shellDigests: ReadonlyMap<string, string>
}

export interface MadeArticle {
  readonly html: string
  readonly pictures: readonly PictureAsset[]
}

/** What a page of an article is made of, besides what all pages share. */
function partsOf(context: ArticleFileContext, content: LanguageContent, page: ArticlePage) {
  const { shelf, files } = context.inputs
  const snippets = page.refs.snippets.flatMap((id) => shelf.snippets.get(id) ?? [])
  const placed = snippets.map((each) => refsOf(inLanguage(each.bodies, [page.language])))
  const refs = [page.refs, ...placed]
  const fileIds = [...new Set(refs.flatMap((each) => each.files))]
  const { categoryId } = page.article
  const topic = content.topicOf.get(categoryId) ?? content.topicOf.get(null) ?? null
  const crumbs: unknown[] = []
  for (let at = topic; at; at = at.parent) crumbs.push([at.name, at.path])
  const related = context.related.get(page.key) ?? []
  return {
    topic,
    related,
    fileIds,
    digest: sha256Of(
      JSON.stringify([
        builderVersion,
        context.shellDigests.get(page.language),
        page.path,
        page.text.revisionId,
        page.text.at,
        snippets.map(({ id, version }) => [id, version]),
        refs.flatMap((each) => each.articles).map((id) => linkOf(context, page, id)?.path),
        fileIds.map((id) => files.get(id)?.sha256),
        crumbs,
        related.map(({ path, text }) => [path, text.title]),
        context.content.map((each) => pathOfArticle(context, page.article.id, each.language)),
      ]),
    ),
  }
}

export function digestOf(context: ArticleFileContext, content: LanguageContent, page: ArticlePage): string {
  return partsOf(context, content, page).digest
}

export async function makeArticle(
  context: ArticleFileContext,
  content: LanguageContent,
  page: ArticlePage,
): Promise<MadeArticle> {
  const { topic, related, fileIds } = partsOf(context, content, page)
  const { shelf, files } = context.inputs
  const pictures = await readPictures(context.dataDir, files, fileIds)
  const shown: PictureAsset[] = []
  const show = (asset: PictureAsset | null | undefined) => {
    if (!asset) return null
    shown.push(asset)
    return { href: relativeLink(page.path, asset.path), size: asset.size }
  }
  const body = articleBody(placeSnippets(page.text.bodyHtml, shelf.snippets, [page.language]), {
    words: wordsOf(page.language),
    linkTo: (id) => {
      const target = linkOf(context, page, id)
      if (!target) return null
      const language = target.language === page.language ? null : target.language
      return { href: relativeLink(page.path, target.path), language }
    },
    picture: (id) => show(pictures.get(id)),
    inlinePicture: (url) => show(pictureIn(url)),
  })
  return { html: articlePage(context, page, { body, topic, related }), pictures: shown }
}

/** In the page's language, or else in the first one that has it. */
function linkOf(context: ArticleFileContext, { language }: ArticlePage, articleId: string) {
  const languages = [language, ...context.content.map((each) => each.language)]
  for (const each of languages) {
    const path = pathOfArticle(context, articleId, each)
    if (path !== undefined) return { path, language: each }
  }
  return null
}
