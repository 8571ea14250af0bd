import { v7 as uuidv7 } from 'uuid'
import type { CommandInput, CommandName } from '#shared/commands/index'
import { translationId } from '#shared/domain/records'
import type { AttachmentInfo } from '#shared/domain/tickets'
import type { ImportOptions, ImportReport, TransferProblem } from '#shared/ipc/transfer'
import type { Cache } from '../../cache/cache.ts'
import { getRecord } from '../../cache/records.ts'
import type { Files } from '../../files/files.ts'
import { replaceSource } from './bodies.ts'
import { changesOf, type Plan, type PlannedArticle, type PlannedText } from './plan.ts'

/** Carries a plan out: the same commands that a person's clicks would make, many at a time. */

export interface Submit {
  batch(submissions: readonly { name: CommandName; args: unknown }[]): Promise<{
    rejected: { index: number; code: string }[]
  }>
}

interface Work {
  readonly cache: Cache
  readonly files: Files
  readonly engine: Submit
  /** Whether the person decides what readers see. */
  readonly mayEdit: boolean
}

interface Made {
  readonly name: CommandName
  readonly args: unknown
  readonly path: string
  readonly counts: 'created' | 'updated' | 'published' | null
}

/** Articles in one transaction. */
const together = 10

export async function runImport(
  { cache, files, engine, mayEdit }: Work,
  plan: Plan,
  options: ImportOptions,
  step: (done: number, total: number) => boolean,
): Promise<ImportReport> {
  const report = { created: 0, updated: 0, unchanged: 0, published: 0, images: 0 }
  const problems: TransferProblem[] = [...plan.problems]
  const submit = async (made: readonly Made[]) => {
    if (made.length === 0) return
    const { rejected } = await engine.batch(made.map(({ name, args }) => ({ name, args })))
    const refused = new Map(rejected.map(({ index, code }) => [index, code]))
    made.forEach(({ path, counts }, i) => {
      const code = refused.get(i)
      if (code !== undefined) problems.push({ path, code: 'refused', detail: code })
      else if (counts) report[counts] += 1
    })
  }

  await submit([
    ...plan.newTags.map((name) => command('tag.create', { name }, name)),
    ...(mayEdit
      ? plan.newCategories.map(({ id, name, parentId, path }) =>
          command('category.save', { categoryId: id, set: { name, parentId } }, path),
        )
      : []),
    ...(mayEdit
      ? plan.snippets.map(({ id, name, bodies }) =>
          command('snippet.save', { snippetId: id, set: { name, bodies: { ...bodies } } }, name),
        )
      : []),
  ])

  let cancelled = false
  let waiting: Made[] = []
  for (const [i, article] of plan.articles.entries()) {
    if (!step(i, plan.articles.length)) {
      cancelled = true
      break
    }
    for (const text of article.texts) {
      problems.push(...text.problems)
      if (text.action === 'unchanged') report.unchanged += 1
    }
    waiting.push(...(await commandsFor(article)))
    if ((i + 1) % together !== 0) continue
    await submit(waiting)
    waiting = []
    await new Promise((resolve) => setImmediate(resolve))
  }
  await submit(waiting)
  return { ...report, problems, cancelled }

  async function commandsFor(article: PlannedArticle): Promise<Made[]> {
    const made: Made[] = []
    let isThere = article.existing !== undefined
    const newest = new Map<string, { revisionId: string; number: number }>()
    let source = article.existing?.sourceLanguage
    for (const text of article.texts) {
      if (text.action === 'unreadable' || (text.action === 'unchanged' && isThere)) continue
      const { language, read } = text
      const current = newest.get(language) ?? (await known(article.id, language))
      const { bodyHtml, attachments } = await taken(text)
      const revisionId = uuidv7()
      const words = { articleId: article.id, language, revisionId, title: read.title, summary: read.summary, bodyHtml }
      if (isThere) {
        const sourceNumber =
          source === undefined ? undefined : (newest.get(source) ?? (await known(article.id, source)))?.number
        const follows = language !== source && sourceNumber !== undefined ? { sourceRevision: sourceNumber } : {}
        const args = { ...words, baseRevisionId: current?.revisionId ?? null, note: '', attachments, ...follows }
        made.push(command('translation.save', args, read.path, current ? 'updated' : 'created'))
      } else {
        const { fields } = article
        const args: CommandInput<'article.create'> = {
          ...words,
          attachments,
          note: '',
          categoryId: fields.categoryId ?? options.categoryId,
          audience: fields.audience ?? options.audience,
          tagIds: fields.tagIds ?? [],
          productIds: fields.productIds ?? [],
          keywords: fields.keywords ?? [],
          reviewBy: fields.reviewBy ?? null,
          ...(fields.ownerId ? { ownerId: fields.ownerId } : {}),
          ticketId: null,
        }
        made.push(command('article.create', args, read.path, 'created'))
        isThere = true
        source = language
      }
      newest.set(language, { revisionId, number: (current?.number ?? 0) + 1 })
      const wanted = options.publish === 'all' || (options.publish === 'as-said' && read.isPublished)
      if (mayEdit && wanted && !read.isDraft)
        made.push(
          command('translation.publish', { articleId: article.id, language, revisionId }, read.path, 'published'),
        )
    }
    if (article.existing) {
      const set = changesOf(article.existing, article.fields)
      const names = Object.keys(set) as (keyof typeof set)[]
      const base = Object.fromEntries(names.map((name) => [name, article.existing?.[name]]))
      if (names.length > 0)
        made.push(
          command('article.update', { articleId: article.id, set, base }, article.texts[0]?.read.path ?? '', 'updated'),
        )
    }
    if (isThere && article.isArchived && !article.existing?.archivedAt && mayEdit) {
      const change = { articleId: article.id, set: { archived: true }, base: { archived: false } }
      made.push(command('article.update', change, article.texts[0]?.read.path ?? ''))
    }
    return made
  }

  async function known(articleId: string, language: string) {
    const found = await cache.read((sql) => getRecord(sql, 'translation', translationId(articleId, language)))
    return found && { revisionId: found.revisionId, number: found.revision }
  }

  /** Its images are files of this machine now, and go up with the command that names them. */
  async function taken({ bodyHtml, images, read }: PlannedText) {
    const attachments: AttachmentInfo[] = []
    let body = bodyHtml
    for (const image of images) {
      try {
        const info = await takeIn(files, image.fileName, await image.read())
        attachments.push(info)
        body = replaceSource(body, image.src, `cid:${info.id}`)
        report.images += 1
      } catch {
        problems.push({ path: read.path, code: 'missing-image', detail: image.fileName })
      }
    }
    return { bodyHtml: body, attachments }
  }
}

function command<N extends CommandName>(
  name: N,
  args: CommandInput<N>,
  path: string,
  counts: Made['counts'] = null,
): Made {
  return { name, args, path, counts }
}

const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
}
const chunk = 256 * 1024

async function takeIn(files: Files, fileName: string, bytes: Uint8Array): Promise<AttachmentInfo> {
  const name = fileName.replace(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-/i, '').slice(-200)
  const mediaType = mediaTypes[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'
  const { id } = await files.begin({ fileName: name || 'image', mediaType, inline: true, size: bytes.length })
  for (let offset = 0; offset < bytes.length; offset += chunk)
    await files.append(id, offset, bytes.subarray(offset, offset + chunk))
  return files.finish(id)
}
