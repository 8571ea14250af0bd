/** The fields above a text: `key: value` between two lines of dashes. A part of YAML that every tool writes and reads. */

export type Fields = Readonly<Record<string, string | readonly string[] | null>>

/** Undefined when it begins and does not end, or a line is not understood. */
export function splitFrontMatter(text: string): { fields: Fields; body: string } | undefined {
  const source = text.replace(/\r\n?/g, '\n')
  if (!source.startsWith('---\n')) return { fields: {}, body: source }
  const end = source.indexOf('\n---', 3)
  if (end < 0 || !/^\n---[ \t]*(\n|$)/.test(source.slice(end))) return undefined
  const fields = readFields(source.slice(4, end).split('\n'))
  return fields && { fields, body: source.slice(end + 4).replace(/^[ \t]*\n/, '') }
}

function readFields(lines: readonly string[]): Fields | undefined {
  const fields: Record<string, string | string[] | null> = {}
  let list: string[] | undefined
  for (const line of lines) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1]
    if (item !== undefined && list) {
      list.push(String(readValue(item) ?? ''))
      continue
    }
    const found = /^([A-Za-z_][\w -]{0,60}):(?:\s+(.*)|\s*)$/.exec(line)
    if (!found?.[1]) return undefined
    const name = found[1].trim()
    const value = found[2]?.trim() ?? ''
    list = undefined
    if (value === '') {
      list = []
      fields[name] = list
    } else {
      const read = readValue(value)
      if (read === undefined) return undefined
      fields[name] = read
    }
  }
  return fields
}

function readValue(text: string): string | string[] | null | undefined {
  if (text === 'null' || text === '~') return null
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text)
      return Array.isArray(list) ? list.map(String) : undefined
    } catch {
      // [a, b]: YAML without quotes.
      return /^\[[^\][]*\]$/.test(text) ? listFrom(text.slice(1, -1)) : undefined
    }
  }
  if (text.startsWith('"')) {
    try {
      return String(JSON.parse(text))
    } catch {
      return undefined
    }
  }
  if (/^'.*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'")
  return text.replace(/\s+#.*$/, '')
}

export function listFrom(text: string): string[] {
  const list = text.trim().startsWith('[') ? readValue(text.trim()) : undefined
  if (Array.isArray(list)) return [...list]
  return text
    .split(/[;,]/)
    .map((each) => each.trim().replace(/^["']|["']$/g, ''))
    .filter((each) => each !== '')
}

/** A list in one cell of a table: as people write it where that is clear, else as JSON. */
export function writeList(list: readonly string[]): string {
  return list.some((each) => /[;,[\]"]/.test(each)) ? JSON.stringify(list) : list.join('; ')
}

/** Every value as JSON, which is YAML as well; what is empty is left out. */
export function writeFrontMatter(fields: Fields): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}: ${typeof value === 'string' && isPlain(value) ? value : JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n`
}

const isPlain = (text: string) => /^[\p{L}\p{N}][\p{L}\p{N} ./@+_-]*$/u.test(text) && text !== 'null'
