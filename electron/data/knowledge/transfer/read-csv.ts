import { readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import type { TransferProblem } from '#shared/ipc/transfer'
import { markdownToHtml } from '#shared/rules/article-markdown'
import { decode, type ReadAll } from './read-folder.ts'
import { type ReadText, readText } from './texts.ts'
import { Unreadable } from './unreadable.ts'

/** A table with one text a row. The first row names the columns; `title` and `body` are enough. */

const longest = 200_000_000
/** Characters that are taken apart at a time. */
const pieceLength = 100_000

interface Row {
  readonly record: Record<string, string>
  readonly info: { readonly lines: number }
}

/** Other names that such tables have for the same. */
const names: Readonly<Record<string, string>> = {
  subject: 'title',
  question: 'title',
  heading: 'title',
  content: 'body',
  answer: 'body',
  text_html: 'body',
  bodyhtml: 'body',
  html: 'body',
  markdown: 'body',
  description: 'summary',
  synonyms: 'keywords',
  locale: 'language',
  lang: 'language',
  section: 'category',
  reviewby: 'reviewBy',
  sourcelanguage: 'sourceLanguage',
}

export async function readCsv(file: string, step: (done: number, total: number) => boolean): Promise<ReadAll> {
  const { size } = await stat(file)
  if (size > longest) throw new Unreadable('too-large', String(size))
  const text = decode(await readFile(file)).replace(/^\ufeff/, '')
  const problems: TransferProblem[] = []
  const parser = parse({
    columns: (header: string[]) => header.map(columnName),
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    info: true,
    on_skip: (error: CsvError | undefined) => {
      problems.push({ path: `row ${error?.lines ?? '?'}`, code: 'bad-row', detail: '' })
      return undefined
    },
  })
  const rows: Row[] = []
  for await (const row of Readable.from(inPieces(text)).compose(parser)) rows.push(row as Row)
  const texts: ReadText[] = []
  const taken = new Set<string>()
  for (const [i, { record, info }] of rows.entries()) {
    if (!step(i, rows.length)) break
    const path = `row ${info.lines}`
    const { body = '', format, ...fields } = record
    // Without a key a text is known again by its title: where it stands in the table says nothing.
    const known = fields.title?.trim().toLowerCase() || path
    const isHtml = format === 'html' || (format !== 'markdown' && /<(p|h[1-6]|ul|ol|div|table|br)\b/i.test(body))
    texts.push(
      readText({
        path,
        stem: fields.key ?? unusedName(known, fields.language ?? '', taken),
        language: null,
        fields,
        bodyHtml: isHtml ? body : markdownToHtml(body),
      }),
    )
    if (i % 20 === 19) await new Promise((resolve) => setImmediate(resolve))
  }
  return { texts, problems }
}

/** Rows of the same title and another language are one article, of the same language several. */
function unusedName(title: string, language: string, taken: Set<string>): string {
  let name = title
  for (let n = 2; taken.has(`${language} ${name}`); n += 1) name = `${title} (${n})`
  taken.add(`${language} ${name}`)
  return name
}

/** Between two pieces the window gets its answers. */
async function* inPieces(text: string) {
  for (let at = 0; at < text.length; at += pieceLength) {
    yield text.slice(at, at + pieceLength)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function columnName(name: string): string {
  const plain = name.trim()
  const low = plain.toLowerCase().replace(/[\s-]+/g, '_')
  return names[low] ?? names[low.replaceAll('_', '')] ?? (plain === plain.toUpperCase() ? low : plain)
}

/** What the first line has most of: tables of some countries are cut by semicolons. */
function delimiterOf(text: string): string {
  const line = text.slice(0, Math.max(0, text.indexOf('\n')) || 10_000)
  const count = (sign: string) => line.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}
