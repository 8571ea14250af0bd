import type { Article, Translation } from '#shared/domain/knowledge'
import type { ArticleHit, Suggestion } from '#shared/ipc/knowledge-views'
import { terms } from '#shared/rules/knowledge-terms'
import { snippet } from '#shared/rules/search-text'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { commonest, everyWord, inTitles, likeText, matchingRows, type RowMatch, sharesOf } from './match.ts'
import { articleRefs, languageRank, usesOf } from './refs.ts'

/** Articles by their words: found by somebody who looks, or offered to somebody who writes. */
export const suggestQueries: QueryHandlers<'article.suggest' | 'article.search' | 'article.find'> = {
  'article.suggest': (cache, _context, args) => cache.read((sql) => suggestions(sql, args), { consistent: true }),

  'article.search': (cache, _context, { text, language, limit }) =>
    cache.read((sql) => articlesFound(sql, text, language, limit), { consistent: true }),

  'article.find': (cache, _context, { text, language, limit }) =>
    cache.read(
      async (sql) => {
        const match = inTitles(text)
        // A letter or two begin a word of nearly every article: ranking them all tells nothing.
        if (match !== null && text.trim().length < 3)
          return articleRefs(sql, await begunWith(sql, text.trim(), limit), language)
        if (match === null) return articleRefs(sql, await lastChanged(sql, limit), language)
        const rows = await matchingRows(sql, match, limit * 6)
        const ids = [...new Set((await hitsOf(sql, rows, language)).map(({ article }) => article.id))]
        const refs = await articleRefs(sql, ids.slice(0, limit * 2), language)
        return [...refs.filter((ref) => ref.published), ...refs.filter((ref) => !ref.published)].slice(0, limit)
      },
      { consistent: true },
    ),
}

/** Every word is found, the last may be the beginning of one. Best first. */
export async function articlesFound(sql: Sql, text: string, language: string, limit: number): Promise<ArticleHit[]> {
  const match = everyWord(text)
  if (match === null) return []
  const rows = await matchingRows(sql, match, limit * 6)
  return (await hitsOf(sql, rows, language)).slice(0, limit).map((hit) => hitFrom(hit, text))
}

interface Hit {
  readonly score: number
  readonly article: Article
  readonly text: Translation
}

/** One a article, its best text for the reader; archived ones left out. */
async function hitsOf(sql: Sql, rows: readonly RowMatch[], language: string): Promise<Hit[]> {
  const found = await sql.all<{ score: number; article: string; text: string }>(
    `SELECT score, article, text FROM (
        SELECT m.value ->> 1 AS score, max(m.value ->> 1) OVER (PARTITION BY a.id) AS best, a.doc AS article, t.doc AS text,
          row_number() OVER (PARTITION BY a.id ORDER BY ${languageRank}) AS choice
        FROM json_each(?) AS m CROSS JOIN translation t ON t.row = m.value ->> 0
        JOIN article a ON a.id = t.article_id WHERE a.archived_at IS NULL
      ) WHERE choice = 1 ORDER BY best DESC`,
    [language, language, JSON.stringify(rows.map(({ row, score }) => [row, score]))],
  )
  return found.map(({ score, article, text }) => ({ score, article: JSON.parse(article), text: JSON.parse(text) }))
}

function hitFrom({ article, text }: Hit, query: string): ArticleHit {
  const { published } = text
  return {
    articleId: article.id,
    translationId: text.id,
    language: text.language,
    title: published?.title ?? text.title,
    audience: article.audience,
    published: published !== null,
    archived: false,
    snippet: snippet(published?.bodyText ?? text.bodyText, query),
    state: text.state,
    at: published?.at ?? text.updatedAt,
  }
}

async function begunWith(sql: Sql, text: string, limit: number): Promise<string[]> {
  const rows = await sql.all<{ id: string }>(
    `SELECT article_id AS id FROM translation t JOIN article a ON a.id = t.article_id AND a.archived_at IS NULL
      WHERE t.title LIKE ?1 || '%' OR t.title LIKE '% ' || ?1 || '%'
      GROUP BY article_id ORDER BY min(t.published_at IS NULL), min(t.title) LIMIT ?2`,
    [text.replace(/[%_]/g, ''), limit],
  )
  return rows.map(({ id }) => id)
}

async function lastChanged(sql: Sql, limit: number): Promise<string[]> {
  const rows = await sql.all<{ id: string }>(
    'SELECT id FROM article WHERE archived_at IS NULL ORDER BY updated_at DESC LIMIT ?',
    [limit],
  )
  return rows.map(({ id }) => id)
}

/** Below this share of the best one's score it is about something else. */
const farthest = 0.3

interface Wanted {
  readonly text: string
  readonly language: string
  readonly audiences: readonly string[]
  readonly limit: number
  readonly about?: string | undefined
}

async function suggestions(sql: Sql, wanted: Wanted): Promise<Suggestion[]> {
  const { language, audiences, limit, about } = wanted
  const { rows, words } = await likeText(sql, about ? `${about} ${wanted.text}` : wanted.text, limit * (about ? 10 : 5))
  const nearest = rows[0]?.score ?? 0
  const near = about ? rows : rows.filter(({ score }) => score >= nearest * farthest)
  const found = (await hitsOf(sql, near, language)).filter(({ article }) => audiences.includes(article.audience))
  const onTopic = about ? await speaksOf(sql, about, wanted.text, found) : () => true
  const hits = found
    .filter(onTopic)
    // One rare word in common is chance, where there were several to have in common.
    .filter((hit) => words.length < 4 || sharedWords(hit.article, hit.text, words) > 1)
    .slice(0, limit)
  const best = about ? Math.max(0, ...hits.map(({ score }) => score)) : nearest
  const shown = await inTheirLanguage(sql, hits, language)
  const uses = await usesOf(
    sql,
    hits.map(({ article }) => article.id),
  )
  return hits.map((hit) => {
    const { article } = hit
    const text = shown.get(article.id) ?? hit.text
    const published = text.published ?? text
    return {
      articleId: article.id,
      translationId: text.id,
      language: text.language,
      title: published.title,
      audience: article.audience,
      published: text.published !== null,
      archived: false,
      summary: published.summary,
      snippet: snippet(published.bodyText, words.join(' ')),
      score: best === 0 ? 0 : hit.score / best,
      helped: uses(article.id).helped,
    }
  })
}

/** Of words that say little by themselves, an article takes this many into its title before it is about them. */
const enoughWords = 2
/** Letters: a word that has no more is mostly one that only joins others. */
const particle = 3
/** Words of a passing remark that are more common than this are chance. Share of the texts in the same language. */
const rare = 0.2

/**
 * Whether an article says of itself that it is about the matter: its title or keywords hold a telling word of it. Else
 * the title alone has to say what was said just now, and in more than one word.
 */
async function speaksOf(sql: Sql, about: string, text: string, hits: readonly Hit[]): Promise<(hit: Hit) => boolean> {
  const [topic, now] = [new Set(terms(about)), new Set(terms(text))]
  const heads = new Map(hits.map((hit) => [hit, headOf(hit)]))
  const inHeads = new Set([...heads.values()].flatMap(({ all }) => all))
  const shareOf = await sharesOf(
    sql,
    [...inHeads].filter((word) => word.length > 1 && (topic.has(word) || now.has(word))),
  )
  return (hit) => {
    const { title, all } = heads.get(hit) ?? headOf(hit)
    const { language } = hit.text
    const tells = (word: string, share: number) => word.length > 1 && shareOf(language, word) <= share
    return (
      all.some((word) => topic.has(word) && tells(word, commonest)) ||
      title.filter((word) => word.length > particle && now.has(word) && tells(word, rare)).length >= enoughWords
    )
  }
}

/** The words of the title, and those with the keywords; none of a text that nobody sees. */
function headOf({ article, text: { published } }: Hit): { readonly title: string[]; readonly all: string[] } {
  if (!published) return { title: [], all: [] }
  const title = [...new Set(terms(published.title))]
  return { title, all: [...title, ...terms(article.keywords.join(' '))] }
}

function sharedWords({ keywords }: Article, { published }: Translation, words: readonly string[]): number {
  if (!published) return 0
  const held = new Set(terms([published.title, published.summary, ...keywords, published.bodyText].join(' ')))
  return words.filter((word) => held.has(word)).length
}

/** What was found in one language is offered in the reader's, where it is published in that. */
async function inTheirLanguage(sql: Sql, hits: readonly Hit[], language: string): Promise<Map<string, Translation>> {
  const others = hits.filter(({ text }) => text.language !== language).map(({ article }) => article.id)
  if (others.length === 0) return new Map()
  const rows = await sql.all<{ id: string; doc: string }>(
    `SELECT id, doc FROM (
        SELECT a.id, t.doc, row_number() OVER (PARTITION BY a.id ORDER BY ${languageRank}) AS choice
        FROM json_each(?) AS wanted CROSS JOIN article a ON a.id = wanted.value
        JOIN translation t ON t.article_id = a.id WHERE t.published_number IS NOT NULL
          AND substr(t.language, 1, 2) = substr(?, 1, 2)
      ) WHERE choice = 1`,
    [language, language, JSON.stringify(others), language],
  )
  return new Map(rows.map(({ id, doc }) => [id, JSON.parse(doc) as Translation]))
}
