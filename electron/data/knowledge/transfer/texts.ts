import { z } from 'zod'
import { audience, day, knowledgeLimits } from '#shared/domain/knowledge'
import { languageTag, limits } from '#shared/domain/primitives'
import type { TransferProblem } from '#shared/ipc/transfer'
import { cleanHtml } from '#shared/rules/clean-html'
import { type Fields, listFrom } from './front-matter.ts'

/** One text of an article as a file or a row had it, ready to be held against what is there. */
export interface ReadText {
  /** Where it came from, for people: a path inside the folder, or `row 12`. */
  readonly path: string
  /** What all texts of one article share when they name no id. */
  readonly stem: string
  readonly id: string | null
  /** It is a passage that articles share, and no article. */
  readonly snippetId: string | null
  readonly language: string | null
  readonly sourceLanguage: string | null
  readonly title: string
  readonly summary: string
  readonly bodyHtml: string
  /** Names from the top down; null when the text says nothing. */
  readonly category: readonly string[] | null
  readonly audience: z.infer<typeof audience> | null
  readonly keywords: readonly string[] | null
  readonly tags: readonly string[] | null
  /** Names or SKUs. */
  readonly products: readonly string[] | null
  readonly owner: string | null
  readonly reviewBy: string | null
  /** Readers saw it. */
  readonly isPublished: boolean
  /** A newer text beside the one that readers see. */
  readonly isDraft: boolean
  readonly isArchived: boolean
  readonly problems: readonly TransferProblem[]
}

const uuid = z.uuid()

interface Raw {
  readonly path: string
  readonly stem: string
  readonly fields: Fields
  readonly bodyHtml: string
  /** From the file's name, `reset.de.md`. */
  readonly language: string | null
}

/** Throws nothing: what cannot be used is told and left out. */
export function readText({ path, stem, fields, bodyHtml, language }: Raw): ReadText {
  const problems: TransferProblem[] = []
  const say = (code: TransferProblem['code'], detail: string) => problems.push({ path, code, detail })
  const text = (name: string) => {
    const value = fields[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const list = (name: string) => {
    const value = fields[name]
    if (value === undefined || value === null) return null
    return typeof value === 'string' ? listFrom(value) : [...value]
  }
  const checked = <T>(name: string, schema: z.ZodType<T>): T | null => {
    const value = text(name)
    if (value === null) return null
    const parsed = schema.safeParse(value)
    if (!parsed.success) say('bad-field', `${name}: ${value.slice(0, 100)}`)
    return parsed.success ? parsed.data : null
  }
  const cleaned = cleanHtml(bodyHtml)
  const { title, body } = titled(text('title'), cleaned)
  if (title === '') say('no-title', '')
  if (body === '') say('no-text', '')
  if (body.length > limits.bodyHtml) say('too-large', String(body.length))
  const id = text('id')
  if (id !== null && !uuid.safeParse(id).success) say('bad-field', `id: ${id.slice(0, 100)}`)
  const category = fields.category ?? null
  const snippetId = checked('snippet', uuid)
  const keywords = list('keywords')
  const state = text('state')
  return {
    path,
    stem,
    snippetId,
    id: id !== null && uuid.safeParse(id).success ? id.toLowerCase() : null,
    language: checked('language', languageTag) ?? language,
    sourceLanguage: checked('sourceLanguage', languageTag),
    title: title.slice(0, knowledgeLimits.title),
    summary: (text('summary') ?? text('description') ?? '').slice(0, knowledgeLimits.summary),
    bodyHtml: body,
    category: pathFrom(category),
    audience: checked('audience', audience),
    keywords:
      keywords?.map((each) => each.slice(0, knowledgeLimits.keyword)).slice(0, knowledgeLimits.keywords) ?? null,
    tags: list('tags'),
    products: list('products'),
    owner: text('owner'),
    reviewBy: checked('reviewBy', day),
    isPublished: state === 'published',
    isDraft: text('text') === 'draft',
    isArchived: text('archived') === 'yes',
    problems,
  }
}

/** `Network / Setting up`, or a list of names where one of them holds a slash. */
function pathFrom(value: Fields[string]): string[] | null {
  if (value === null || value === undefined || value === '') return null
  const names = typeof value !== 'string' ? value : value.startsWith('[') ? listFrom(value) : value.split(/[/>]/)
  return names.map((each) => each.trim()).filter((each) => each !== '')
}

/** The first heading is the title where no field says one; said twice, it is taken out of the body. */
function titled(given: string | null, html: string): { title: string; body: string } {
  const heading = /^<h1>([\s\S]*?)<\/h1>/.exec(html)
  const words = heading?.[1]
    ?.replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim()
  if (!heading || !words) return { title: given ?? '', body: html }
  if (given !== null && given !== words) return { title: given, body: html }
  return { title: words, body: html.slice(heading[0].length) }
}
