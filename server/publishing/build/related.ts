import { terms } from '../../../shared/rules/knowledge-terms.ts'
import type { ArticlePage } from '../../../shared/rules/publishing/content.ts'

/** Which articles stand below an article: those that share most with it. The same articles give the same answer. */

const most = 4
/** A word that so many articles have says nothing of any of them. */
const commonShare = 0.2
const sameCategory = 2
const sameProduct = 1.5
/** What is below this is no relation but a coincidence. */
const least = 2.5

export function relatedPages(pages: readonly ArticlePage[]): Map<string, readonly ArticlePage[]> {
  const words = pages.map(wordsOf)
  const holders = new Map<string, number[]>()
  words.forEach((list, i) => {
    for (const word of list) {
      const known = holders.get(word)
      if (known) known.push(i)
      else holders.set(word, [i])
    }
  })
  const mostHolders = Math.max(4, pages.length * commonShare)
  const weights = new Map([...holders].map(([word, list]) => [word, Math.log(1 + pages.length / list.length)] as const))
  return new Map(
    pages.map((page, i) => {
      const scores = new Map<number, number>()
      for (const word of words[i] ?? []) {
        const list = holders.get(word) ?? []
        if (list.length > mostHolders) continue
        // Long lists of words must not be everybody's relation.
        for (const each of list) {
          const length = Math.sqrt((words[each]?.size ?? 1) / 8)
          scores.set(each, (scores.get(each) ?? 0) + (weights.get(word) ?? 0) / Math.max(1, length))
        }
      }
      const ranked = [...scores]
        .filter(([each]) => each !== i)
        .map(([each, score]) => ({
          other: pages[each],
          score: score + (pages[each] ? closeness(page, pages[each]) : 0),
        }))
        .filter(
          (each): each is { other: ArticlePage; score: number } => each.other !== undefined && each.score >= least,
        )
        .sort((a, b) => b.score - a.score || (a.other.key < b.other.key ? -1 : 1))
      return [page.key, ranked.slice(0, most).map(({ other }) => other)]
    }),
  )
}

function closeness(one: ArticlePage, other: ArticlePage): number {
  const { categoryId, productIds } = one.article
  const isShelf = categoryId !== null && categoryId === other.article.categoryId
  const isProduct = productIds.some((each) => other.article.productIds.includes(each))
  return (isShelf ? sameCategory : 0) + (isProduct ? sameProduct : 0)
}

function wordsOf({ article, text }: ArticlePage): ReadonlySet<string> {
  const words = terms(`${text.title} ${article.keywords.join(' ')} ${text.summary}`)
  return new Set(words.filter((word) => word.length > 2 || !/[a-z0-9]/.test(word)))
}
