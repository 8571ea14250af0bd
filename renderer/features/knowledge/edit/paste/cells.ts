import { linesHtml } from '#shared/rules/plain-html'

/** Cells of a spreadsheet as plain text: lines of values with tabs between. Quoted where a value holds a line break. */
export function cellsOf(text: string): string[][] | null {
  if (!text.includes('\t')) return null
  const rows: string[][] = [[]]
  const pattern = /(?:^|(?<=[\t\n]))"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '')
  let at = 0
  while (at <= source.length) {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    if (!match) return null
    rows.at(-1)?.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    at += match[0].length
    const sign = source[at]
    if (sign === undefined) break
    if (sign === '\n') rows.push([])
    else if (sign !== '\t') return null
    at += 1
  }
  const [first] = rows
  // One line with a tab in it may be anything; so may lines of different lengths.
  const isTable = rows.length > 1 && first && first.length > 1 && rows.every((row) => row.length === first.length)
  return isTable ? rows : null
}

export function tableHtml(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[], tag: 'td' | 'th') =>
    `<tr>${row.map((cell) => `<${tag}><p>${linesHtml(cell.trim())}</p></${tag}>`).join('')}</tr>`
  return `<table><tbody>${rows.map((row, index) => line(row, index === 0 && looksLikeHead(rows) ? 'th' : 'td')).join('')}</tbody></table>`
}

/** Words over numbers, or words that come only once: the names of the columns. */
function looksLikeHead(rows: readonly (readonly string[])[]): boolean {
  const [head, ...rest] = rows
  if (!head || rest.length === 0 || head.some((cell) => cell.trim() === '' || isNumber(cell))) return false
  return head.some((_, column) => rest.every((row) => isNumber(row[column] ?? ''))) || rest.length > 1
}

const isNumber = (text: string) => /^[\s\d.,%€$£+-]+$/.test(text) && /\d/.test(text)
