import type { QueryResult } from '#shared/ipc/contract'
import { bandsOf, likenessOf, type Signature, signatureOf } from '#shared/rules/likeness'
import type { Cache } from '../cache/cache.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { refsById } from './refs.ts'

/**
 * Articles that say nearly the same. Every text gets a signature of what it says (MinHash), kept until it changes; only
 * texts that share a part of it are compared. Work is done in small pieces, so that no question of the window waits.
 */
export const duplicateQueries: QueryHandlers<'article.duplicates'> = {
  'article.duplicates': async (cache, _context, { language, limit }) => {
    const pairs = (await pairsOf(cache)).slice(0, limit)
    return cache.read(async (sql) => {
      const refs = await refsById(
        sql,
        pairs.flatMap(({ first, second }) => [first, second]),
        language,
      )
      const answer: QueryResult<'article.duplicates'> = []
      for (const { first, second, likeness } of pairs) {
        const [a, b] = [refs.get(first), refs.get(second)]
        if (a && b) answer.push({ first: a, second: b, likeness })
      }
      return answer
    })
  },
}

interface Signed {
  readonly articleId: string
  readonly language: string
  readonly version: number
  /** Undefined for a text too short to be compared. */
  readonly signature: Signature | undefined
}

interface Pair {
  readonly first: string
  readonly second: string
  readonly likeness: number
}
interface Kept {
  readonly texts: Map<string, Signed>
  /** Null when a text has changed since. */
  pairs: readonly Pair[] | null
}
const kept = new WeakMap<Cache, Kept>()
/** One after another: two that ask at once want the same. */
const running = new WeakMap<Cache, Promise<readonly Pair[]>>()

function pairsOf(cache: Cache): Promise<readonly Pair[]> {
  const asked = (running.get(cache) ?? Promise.resolve([]))
    .catch(() => [])
    .then(async () => {
      const known = kept.get(cache) ?? { texts: new Map(), pairs: null }
      kept.set(cache, known)
      await refresh(cache, known)
      known.pairs ??= await likePairs([...known.texts.values()])
      return known.pairs
    })
  running.set(cache, asked)
  return asked
}

const pause = () => new Promise((resolve) => setImmediate(resolve))

/** Texts signed at once: some milliseconds. */
const slice = 10
/** Share of what both say from which they are shown. */
const alike = 0.4

async function refresh(cache: Cache, known: Kept): Promise<void> {
  const { texts } = known
  const rows = await cache.read((sql) =>
    sql.all<{ id: string; version: number; row: number }>(
      `SELECT t.id, t.version, t.row FROM translation t JOIN article a ON a.id = t.article_id WHERE a.archived_at IS NULL`,
    ),
  )
  const current = new Set(rows.map(({ id }) => id))
  for (const id of texts.keys()) {
    if (current.has(id)) continue
    texts.delete(id)
    known.pairs = null
  }
  // Version 0 is a text that waits for the server: it may change without counting on.
  const stale = rows.filter(({ id, version }) => version === 0 || texts.get(id)?.version !== version)
  if (stale.length > 0) known.pairs = null
  for (let from = 0; from < stale.length; from += slice) {
    const rowsNow = stale.slice(from, from + slice).map(({ row }) => row)
    await sign(cache, rowsNow, texts)
    await pause()
  }
}

async function sign(cache: Cache, rows: readonly number[], known: Map<string, Signed>): Promise<void> {
  const texts = await cache.read((sql) =>
    sql.all<{ id: string; articleId: string; language: string; version: number; text: string }>(
      `SELECT id, article_id AS articleId, language, version,
          (doc ->> '$.title') || ' ' || (doc ->> '$.summary') || ' ' || (doc ->> '$.bodyText') AS text
        FROM translation WHERE row IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(rows)],
    ),
  )
  for (const { id, text, ...rest } of texts) {
    const signature = signatureOf(text)
    known.set(id, { ...rest, signature })
  }
}

async function likePairs(texts: readonly Signed[]): Promise<readonly Pair[]> {
  const shelves = new Map<string, number[]>()
  for (const [i, { signature, language }] of texts.entries()) {
    if (i % 200 === 199) await pause()
    for (const band of signature ? bandsOf(signature) : []) {
      const key = `${language} ${band}`
      const shelf = shelves.get(key)
      if (shelf) shelf.push(i)
      else shelves.set(key, [i])
    }
  }
  const best = new Map<string, Pair>()
  let compared = 0
  for (const shelf of shelves.values()) {
    if (++compared % 2_000 === 0) await pause()
    // A boilerplate text that hundreds share would compare each with each.
    for (const [place, i] of shelf.slice(0, 60).entries()) {
      for (const j of shelf.slice(place + 1, 60)) {
        const [a, b] = [texts[i], texts[j]]
        if (!a?.signature || !b?.signature || a.articleId === b.articleId) continue
        const [first = '', second = ''] = [a.articleId, b.articleId].sort()
        const likeness = likenessOf(a.signature, b.signature)
        const key = `${first} ${second}`
        if (likeness >= alike && likeness > (best.get(key)?.likeness ?? 0)) best.set(key, { first, second, likeness })
      }
    }
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness || (a.first < b.first ? -1 : 1))
}
