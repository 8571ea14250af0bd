import type { Article, Translation } from '../domain/knowledge.ts'
import { foldForIndex, searchWords } from './search-text.ts'

/** What follows from articles and their texts. */

/** A query as it is counted: without case, diacritics, punctuation around words and spaces too many. */
export function foldedQuery(text: string): string {
  return searchWords(text)
    .map((word) => foldForIndex(word).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .join(' ')
    .trim()
}

type SourceText = Pick<Translation, 'language' | 'revision' | 'published'>

/** The number that a translation has to follow: what readers of the source see, or its newest text before that. */
export function sourceNumber(source: SourceText): number {
  return source.published?.number ?? source.revision
}

/** The source has gone on since it was translated. One that never said what it follows is not judged. */
export function isOutdated(
  article: Pick<Article, 'sourceLanguage'>,
  text: Pick<Translation, 'language' | 'sourceRevision'>,
  source: SourceText | undefined,
): boolean {
  if (!source || text.language === article.sourceLanguage || text.sourceRevision === null) return false
  return text.sourceRevision < sourceNumber(source)
}

/** `today` as `2026-03-01`. Nobody has to look again at what no reader sees. */
export function needsReview(
  article: Pick<Article, 'reviewBy'> & { readonly isArchived: boolean },
  isPublished: boolean,
  today: string,
): boolean {
  return isPublished && !article.isArchived && article.reviewBy !== null && article.reviewBy < today
}
