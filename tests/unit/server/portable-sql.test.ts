import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listed } from '../../../server/store/listed.ts'

const server = join(import.meta.dirname, '../../../server')

/** What SQLite understands and PostgreSQL does not, or understands otherwise. */
const onlySqlite = [
  /json_each|json_extract|json_set|->>/i,
  /insert or |replace into/i,
  /\browid\b|last_insert_rowid|sqlite_master/i,
  /pragma|begin immediate|collate nocase/i,
  /ifnull\(|strftime\(|julianday\(|group_concat\(|\bglob\b/i,
  /from 'sqlite3'|Sqlite(Adapter|Dialect|QueryCompiler)/,
]

test('only the dialect speaks what PostgreSQL cannot run', () => {
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith(join('store', 'sqlite')) && !file.startsWith('demo'),
  )
  expect(files.length).toBeGreaterThan(40)
  const found = files.flatMap((file) => {
    const lines = readFileSync(join(server, file), 'utf8').split('\n')
    return lines.flatMap((line, i) =>
      onlySqlite.some((pattern) => pattern.test(line)) ? [`${file}:${i + 1} ${line.trim()}`] : [],
    )
  })
  expect(found).toEqual([])
})

describe('a list of values', () => {
  test('has one of few lengths, so that statements are shared, and never none', () => {
    expect(listed(['a'])).toEqual(['a'])
    expect(listed(['a', 'b', 'c'])).toEqual(['a', 'b', 'c', 'c'])
    expect(listed([])).toEqual([''])
    const lengths = Array.from({ length: 300 }, (_, n) => listed(Array.from({ length: n }, String)).length)
    expect(new Set(lengths).size).toBe(10)
  })

  test('too long for one statement is refused', () => {
    expect(() => listed(Array.from({ length: 16_385 }, String))).toThrow(RangeError)
  })
})
