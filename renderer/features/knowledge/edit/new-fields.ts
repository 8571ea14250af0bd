import type { Article } from '#shared/domain/knowledge'
import { dropAccountItem, keepAccountItem, readAccountItem } from '../../../app/account.ts'
import type { FieldSet } from '../article/ArticleFields.tsx'
import { shownCategory } from '../library/library-state.ts'

/**
 * What an article that was never saved is to be filed under. Its words are a draft on every machine of the person; these
 * few choices stay on this one until the first version is saved, or the account is removed from it.
 */
const itemOf = (articleId: string) => `newArticle.${articleId}`

export type NewFields = Required<Omit<FieldSet, 'ownerId'>>

export function newFieldsOf(articleId: string): NewFields {
  const begun: NewFields = {
    categoryId: shownCategory(),
    audience: 'internal',
    tagIds: [],
    productIds: [],
    keywords: [],
    reviewBy: null,
  }
  try {
    return { ...begun, ...(JSON.parse(readAccountItem(itemOf(articleId)) ?? '{}') as Partial<Article>) }
  } catch {
    return begun
  }
}

export function keepNewFields(articleId: string, fields: NewFields): void {
  keepAccountItem(itemOf(articleId), JSON.stringify(fields))
}

export function forgetNewFields(articleId: string): void {
  dropAccountItem(itemOf(articleId))
}
