import { type Article, knowledgeLimits } from '#shared/domain/knowledge'
import { foldedQuery } from '#shared/rules/knowledge'

type Side = Pick<Article, 'id' | 'keywords'> & { readonly title: string }

/**
 * Keywords of the article that stays, once the other has gone: whoever looks for the other by its title or by what it was
 * called finds this one.
 */
export function joinedKeywords(kept: Side, gone: Side): string[] {
  const known = new Set([foldedQuery(kept.title)])
  const joined: string[] = []
  for (const keyword of [...kept.keywords, gone.title, ...gone.keywords]) {
    const word = keyword.slice(0, knowledgeLimits.keyword).trim()
    const folded = foldedQuery(word)
    if (folded === '' || known.has(folded)) continue
    known.add(folded)
    joined.push(word)
  }
  return joined.slice(0, knowledgeLimits.keywords)
}
