import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleFile, Category, Translation } from '#shared/domain/knowledge'
import type { RecordOf } from '#shared/domain/records'
import type { LocalCommandResult } from '#shared/ipc/contract'
import type { TransferProblem } from '#shared/ipc/transfer'
import { refsOf } from '#shared/rules/knowledge-html'
import type { Cache } from '../../cache/cache.ts'
import { getRecord } from '../../cache/records.ts'
import type { Files } from '../../files/files.ts'
import { type Fields, writeFrontMatter, writeList } from './front-matter.ts'
import { htmlToMarkdown } from './to-markdown.ts'

/** Writes articles out so that the import reads the same again: one file a text, files beside, or one table. */

export interface Export {
  readonly format: 'markdown' | 'html' | 'csv'
  readonly articleIds?: readonly string[] | undefined
  readonly language?: string | undefined
}
type Report = NonNullable<LocalCommandResult<'export.run'>>
interface Work {
  readonly cache: Cache
  readonly files: Files
}

export async function runExport(
  { cache, files }: Work,
  target: string,
  wanted: Export,
  step: (done: number, total: number) => boolean,
): Promise<Report> {
  const problems: TransferProblem[] = []
  const names = await readNames(cache)
  const ids = wanted.articleIds ?? (await allIds(cache))
  const rows: Row[] = []
  const wroteFiles = new Set<string>()
  const snippetIds = new Set<string>()
  const taken = new Set<string>()
  let texts = 0
  let cancelled = false
  if (wanted.format !== 'csv') await mkdir(target, { recursive: true })
  for (const [i, id] of ids.entries()) {
    if (!step(i, ids.length)) {
      cancelled = true
      break
    }
    const found = await readArticle(cache, id)
    if (!found) continue
    for (const text of found.texts) {
      if (wanted.language !== undefined && text.language !== wanted.language) continue
      for (const side of sidesOf(text)) {
        const fields = { ...names.fieldsOf(found.article), ...fieldsOf(text, side) }
        texts += 1
        for (const snippetId of refsOf(side.bodyHtml).snippets) snippetIds.add(snippetId)
        if (wanted.format === 'csv') rows.push({ ...flat(fields), format: 'html', body: side.bodyHtml })
        else {
          const folder = path.join(...names.pathOf(found.article.categoryId).map(slug))
          const depth = folder === '.' ? 0 : folder.split(path.sep).length
          const body = withPaths(side.bodyHtml, found.files, `${'../'.repeat(depth)}files/`)
          const name = unique(
            taken,
            path.join(folder, slug(names.titleOf(found))),
            `.${text.language}${side.isDraft ? '.draft' : ''}`,
            wanted.format,
          )
          await mkdir(path.join(target, folder), { recursive: true })
          await writeFile(
            path.join(target, name),
            wanted.format === 'markdown' ? markdownFile(fields, body) : htmlFile(fields, body, side.title),
          )
        }
      }
    }
    if (wanted.format !== 'csv') {
      for (const file of namedFiles(found)) {
        if (wroteFiles.has(file.id)) continue
        wroteFiles.add(file.id)
        const wrote = await writeBytes(files, file, path.join(target, 'files', fileNameOf(file)))
        if (!wrote) problems.push({ path: file.fileName, code: 'missing-image', detail: names.titleOf(found) })
      }
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  const snippets = await readSnippets(cache, [...snippetIds])
  for (const { id, name, bodies } of snippets) {
    for (const [language, bodyHtml] of Object.entries(bodies)) {
      const fields = { snippet: id, language, title: name }
      if (wanted.format === 'csv') rows.push({ ...fields, format: 'html', body: bodyHtml })
      else {
        await mkdir(path.join(target, 'snippets'), { recursive: true })
        const file = unique(taken, path.join('snippets', slug(name)), `.${language}`, wanted.format)
        const content = wanted.format === 'markdown' ? markdownFile(fields, bodyHtml) : htmlFile(fields, bodyHtml, name)
        await writeFile(path.join(target, file), content)
      }
    }
  }
  if (wanted.format === 'csv') await writeFile(target, csvOf(rows))
  return { name: path.basename(target), texts, snippets: snippets.length, files: wroteFiles.size, problems, cancelled }
}

async function allIds(cache: Cache): Promise<string[]> {
  const rows = await cache.read((sql) =>
    sql.all<{ id: string }>('SELECT id FROM article WHERE archived_at IS NULL ORDER BY created_at'),
  )
  return rows.map(({ id }) => id)
}

interface Found {
  readonly article: RecordOf<'article'>
  readonly texts: readonly Translation[]
  readonly files: readonly ArticleFile[]
}

async function readArticle(cache: Cache, id: string): Promise<Found | undefined> {
  return cache.read(
    async (sql) => {
      const article = await getRecord(sql, 'article', id)
      if (!article) return undefined
      const texts = await sql.all<{ doc: string }>(
        'SELECT doc FROM translation WHERE article_id = ? ORDER BY language',
        [id],
      )
      const files = await sql.all<{ doc: string }>('SELECT doc FROM article_file WHERE article_id = ?', [id])
      return { article, texts: texts.map(({ doc }) => JSON.parse(doc)), files: files.map(({ doc }) => JSON.parse(doc)) }
    },
    { consistent: true },
  )
}

async function readSnippets(cache: Cache, ids: readonly string[]): Promise<RecordOf<'snippet'>[]> {
  const found = await cache.read((sql) => Promise.all(ids.map((id) => getRecord(sql, 'snippet', id))))
  return found.filter((each) => each !== undefined)
}

async function readNames(cache: Cache) {
  return cache.read(async (sql) => {
    const all = async <T>(table: string) =>
      (await sql.all<{ doc: string }>(`SELECT doc FROM ${table}`)).map(({ doc }) => JSON.parse(doc) as T)
    const categories = new Map((await all<Category>('category')).map((each) => [each.id, each]))
    const tags = new Map((await all<RecordOf<'tag'>>('tag')).map((each) => [each.id, each.name]))
    const products = new Map(
      (await all<RecordOf<'product'>>('product')).map((each) => [each.id, each.sku || each.name]),
    )
    const people = new Map((await all<RecordOf<'user'>>('user')).map((each) => [each.id, each.email]))
    const pathOf = (id: string | null): string[] => {
      const names: string[] = []
      for (let next = id; next !== null && names.length < 16; ) {
        const found = categories.get(next)
        if (!found) break
        names.unshift(found.name)
        next = found.parentId
      }
      return names
    }
    return {
      pathOf,
      titleOf: ({ article, texts }: Found) =>
        texts.find(({ language }) => language === article.sourceLanguage)?.title ?? texts[0]?.title ?? article.id,
      fieldsOf: (article: RecordOf<'article'>): Fields => ({
        id: article.id,
        sourceLanguage: article.sourceLanguage,
        category: categoryText(pathOf(article.categoryId)),
        audience: article.audience,
        keywords: article.keywords,
        tags: article.tagIds.flatMap((id) => tags.get(id) ?? []),
        products: article.productIds.flatMap((id) => products.get(id) ?? []),
        owner: people.get(article.ownerId) ?? null,
        reviewBy: article.reviewBy,
        archived: article.archivedAt === null ? null : 'yes',
      }),
    }
  })
}

const categoryText = (names: readonly string[]) =>
  names.some((name) => /[/>]/.test(name)) ? JSON.stringify(names) : names.join(' / ')

interface Side {
  readonly title: string
  readonly summary: string
  readonly bodyHtml: string
  readonly isDraft: boolean
  readonly state: string
}

/** What readers see, and beside it a newer text. */
function sidesOf(text: Translation): Side[] {
  const newest = { ...text, isDraft: text.published !== null, state: text.state }
  if (text.published === null) return [newest]
  const shown = { ...text.published, isDraft: false, state: 'published' }
  return text.published.number === text.revision ? [shown] : [shown, newest]
}

function fieldsOf(text: Translation, { title, summary, isDraft, state }: Side): Fields {
  return { language: text.language, title, summary, state, text: isDraft ? 'draft' : null }
}

function namedFiles({ texts, files }: Found): ArticleFile[] {
  const named = new Set(
    texts.flatMap((text) => [text.bodyHtml, text.published?.bodyHtml ?? '']).flatMap((html) => refsOf(html).files),
  )
  return files.filter(({ id }) => named.has(id))
}

const fileNameOf = ({ id, fileName }: ArticleFile) => `${id}-${fileName.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(-80)}`

function withPaths(html: string, files: readonly ArticleFile[], folder: string): string {
  return files.reduce(
    (text, file) => text.replaceAll(`src="cid:${file.id}"`, `src="${folder}${encodeURI(fileNameOf(file))}"`),
    html,
  )
}

async function writeBytes(files: Files, file: ArticleFile, target: string): Promise<boolean> {
  const parts: Uint8Array[] = []
  try {
    for (let offset = 0; ; ) {
      const { bytes, size } = await files.read(file.id, offset)
      parts.push(bytes)
      offset += bytes.length
      if (offset >= size || bytes.length === 0) break
    }
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, Buffer.concat(parts))
    return true
  } catch {
    await rm(target, { force: true })
    return false
  }
}

const markdownFile = (fields: Fields, body: string) => `${writeFrontMatter(fields)}\n${htmlToMarkdown(body)}`

function htmlFile(fields: Fields, body: string, title: string): string {
  const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const own = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''))
  return `<!doctype html>
<html lang="${attribute(String(fields.language))}">
<head>
<meta charset="utf-8">
<title>${attribute(title)}</title>
<meta name="switchboard" content="${attribute(JSON.stringify(own))}">
</head>
<body>
${body}
</body>
</html>
`
}

function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    plain
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'article'
  )
}

function unique(taken: Set<string>, base: string, middle: string, format: 'markdown' | 'html'): string {
  const end = format === 'markdown' ? '.md' : '.html'
  for (let n = 1; ; n++) {
    const name = `${base}${n === 1 ? '' : `-${n}`}${middle}${end}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}

type Row = Readonly<Record<string, string>>
const columns =
  'id snippet language sourceLanguage title summary category audience keywords tags products owner reviewBy state text archived format body'.split(
    ' ',
  )

function flat(fields: Fields): Row {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' || value === null ? (value ?? '') : writeList(value),
    ]),
  )
}

/** @see RFC 4180. The mark at the beginning tells spreadsheets that it is UTF-8. */
function csvOf(rows: readonly Row[]): string {
  const cell = (text: string) => (/[",;\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = rows.map((row) => columns.map((name) => cell(row[name] ?? '')).join(','))
  return `\ufeff${[columns.join(','), ...lines].join('\r\n')}\r\n`
}
