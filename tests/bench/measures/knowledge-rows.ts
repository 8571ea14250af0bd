import path from 'node:path'
import type { User } from '#shared/domain/people'
import { derivedId, type TypedRecord, translationId } from '#shared/domain/records'
import { type Cache, openCache } from '../../../electron/data/cache/cache.ts'
import { putRecords } from '../../../electron/data/cache/records.ts'
import { knowledgeQueries } from '../../../electron/data/knowledge/index.ts'
import { generateWorkspace } from '../../../server/demo/generate.ts'
import { demoUsers } from '../../../server/demo/people.ts'
import type { BenchContext } from '../main.ts'
import type { Row } from '../report.ts'
import { p95, time } from '../stats.ts'

/** The knowledge base at a size that the demo has not got: its articles over and over, each with words of its own. */
const articles = 5_000

const typed = [
  'My router is slow since the update last night and the television falls off the Wi-Fi every evening',
  'The thermostat makes the living room far too warm, we have floor heating',
  'Where is my parcel, I ordered two weeks ago and nothing moves',
  'Die Heizung geht nicht und der Empfänger blinkt rot',
]

export async function knowledgeRows(context: BenchContext): Promise<Row[]> {
  const [me] = demoUsers(new Date().toISOString())
  if (!me) throw new Error('the demo has no people')
  const cache = await openCache({ file: path.join(context.scratch, 'knowledge.db'), userId: me.id })
  try {
    await fill(cache)
    const suggested: number[] = []
    for (const text of typed)
      for (let end = 3; end <= text.length; end += 4)
        suggested.push(...(await time(1, () => suggest(cache, me, text.slice(0, end)))))
    const listed = await time(10, () => list(cache, me))
    const what = `${articles.toLocaleString('en')} articles`
    return [
      {
        target: 'K1',
        what: `suggestions as one types, ${what}, p95`,
        figure: p95(suggested),
        unit: 'ms',
        bound: { atMost: 50 },
      },
      {
        target: 'K2',
        what: `first page of the list, ${what}, p95`,
        figure: p95(listed),
        unit: 'ms',
        bound: { atMost: 100 },
      },
    ]
  } finally {
    await cache.close()
  }
}

function suggest(cache: Cache, me: User, text: string): Promise<unknown> {
  const args = { text, language: 'en', audiences: ['internal', 'customers', 'public'] as const, limit: 5 }
  return knowledgeQueries['article.suggest'](
    cache,
    { me, now: Date.now() },
    { ...args, audiences: [...args.audiences] },
  )
}

function list(cache: Cache, me: User): Promise<unknown> {
  const args = { filter: {}, language: 'en', sort: { by: 'updated', direction: 'desc' }, offset: 0, limit: 50 } as const
  return knowledgeQueries['article.list'](cache, { me, now: Date.now() }, args)
}

async function fill(cache: Cache): Promise<void> {
  const demo = [...generateWorkspace({ now: new Date(), tickets: 60, customers: 20, organizations: 5 })].flat()
  const originals = demo.filter(({ type }) => type === 'article')
  for (let n = 0; n * originals.length < articles; n++) {
    const copies: TypedRecord[] = []
    for (const { type, record } of demo) {
      if (type === 'article') copies.push({ type, record: { ...record, id: derivedId(record.id, String(n)) } })
      if (type !== 'translation') continue
      const articleId = derivedId(record.articleId, String(n))
      const own = ` case${n} kind${n % 37} place${n % 11}`
      const published = record.published && { ...record.published, bodyText: record.published.bodyText + own }
      const id = translationId(articleId, record.language)
      copies.push({ type, record: { ...record, id, articleId, published, bodyText: record.bodyText + own } })
    }
    await cache.write((tx) => putRecords(tx, copies))
  }
}
