import { readFile, stat } from 'node:fs/promises'
import { type CsvError, parse } from 'csv-parse/sync'
import type { TransferProblem } from '#shared/ipc/transfer'
import { markdownToHtml } from '#shared/rules/article-markdown'
import { decode, type ReadAll, Unreadable } from './read-folder.ts'
import { type ReadText, readText } from './texts.ts'

/** A table with one text a row. The first row names the columns; `title` and `body` are enough. */

const longest = 200_000_000

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
  const rows = parse(text, {
    columns: (header: string[]) => header.map(columnName),
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    info: true,
    on_skip: (error: CsvError | undefined) => {
      problems.push({ path: `row ${error?.lines ?? '?'}`, code: 'bad-row', detail: String(error?.code ?? '') })
      return undefined
    },
  }) as unknown as { record: Record<string, string>; info: { lines: number } }[]
  const texts: ReadText[] = []
  for (const [i, { record, info }] of rows.entries()) {
    if (!step(i, rows.length)) break
    const path = `row ${info.lines}`
    const { body = '', format, ...fields } = record
    const isHtml = format === 'html' || (format !== 'markdown' && /<(p|h[1-6]|ul|ol|div|table|br)\b/i.test(body))
    texts.push(
      readText({
        path,
        stem: fields.key ?? path,
        language: null,
        fields,
        bodyHtml: isHtml ? body : markdownToHtml(body),
      }),
    )
    if (i % 20 === 19) await new Promise((resolve) => setImmediate(resolve))
  }
  return { texts, problems }
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
