import type { TypedRecord } from '../../../shared/domain/records.ts'
import { makeArticles } from './articles.ts'
import { demoLibrary } from './library.ts'
import { demoArticleDrafts, demoFlags, demoMisses, type KnowledgeLife } from './life.ts'
import { demoCategories, demoProducts, demoSnippets } from './shelves.ts'

export { createLife } from './life.ts'

/** Everything of the demo's knowledge base, in an order in which references point backwards. */
export function* knowledgeRecords(
  seed: number,
  now: number,
  founded: string,
  life: KnowledgeLife,
): Generator<TypedRecord> {
  const { records, comments, usableFrom } = makeArticles(seed, now, life.sourceTickets())
  const newest = new Map(
    records.flatMap((each) => (each.type === 'translation' ? [[each.record.id, each.record.revisionId] as const] : [])),
  )
  for (const record of demoCategories(founded)) yield { type: 'category', record }
  for (const record of demoProducts(demoLibrary().articles, founded)) yield { type: 'product', record }
  for (const record of demoSnippets(founded)) yield { type: 'snippet', record }
  yield* records
  yield* demoArticleDrafts(now, (id) => newest.get(id) ?? null)
  for (const record of comments) yield { type: 'reviewComment', record }
  yield* demoFlags(now)
  yield* life.uses(usableFrom)
  yield* demoMisses(now)
}
