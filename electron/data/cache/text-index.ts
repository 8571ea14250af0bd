import { foldForIndex } from '#shared/rules/search-text'
import { type Sql, SqlFailure } from './driver.ts'
import { groupBy } from './group.ts'

/**
 * Full text over tickets, messages, customers and organizations.
 *
 * The index of a kind is cut into shards of 32,768 rows, each an FTS5 table of its own, and searched from the newest
 * shard down until there are enough hits. So a common word or a two-letter beginning costs the same at any size: over
 * 500,000 messages a one-letter beginning took 297 ms at worst in one table and 22 ms in shards of twice this size, at
 * equal size on disk (50 MB); `prefix='1 2 3'` was as fast but took 123 MB and twice the time to fill.
 * The tables keep no text (`content=''`): the record's own is read for the snippet.
 */

export const indexedKinds = ['ticket', 'message', 'customer', 'organization'] as const
export type IndexedKind = (typeof indexedKinds)[number]

/** The indexed text of a record, out of its JSON. Punctuation of a JSON list separates words as spaces do. */
export const textOf: { readonly [K in IndexedKind]: (doc: string) => string } = {
  ticket: (doc) => `${doc} ->> '$.subject'`,
  message: (doc) => `CASE ${doc} ->> '$.kind' WHEN 'event' THEN '' ELSE ${doc} ->> '$.bodyText' END`,
  customer: (doc) => `(${doc} ->> '$.name') || ' ' || (${doc} ->> '$.emails')`,
  organization: (doc) => `(${doc} ->> '$.name') || ' ' || (${doc} ->> '$.domains')`,
}

/** The fields that go into the index, telephone numbers included: while they are the same, it stays as it is. */
export const textFields: { readonly [K in IndexedKind]: readonly string[] } = {
  ticket: ['subject'],
  message: ['kind', 'bodyText'],
  customer: ['name', 'emails', 'phones'],
  organization: ['name', 'domains'],
}

const rowsPerShard = 32_768
const shardOf = (row: number) => Math.floor(row / rowsPerShard)
const tableName = (kind: IndexedKind, shard: number) => `text_${kind}_${shard}`
const tokenizer = 'unicode61 remove_diacritics 2'

/** Shards that exist, newest first. */
export async function shardTables(sql: Sql, kind: IndexedKind): Promise<string[]> {
  const rows = await sql.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%' AND name GLOB ?",
    [`text_${kind}_[0-9]*`],
  )
  const number = (name: string) => Number(name.slice(name.lastIndexOf('_') + 1))
  return rows.map(({ name }) => name).sort((a, b) => number(b) - number(a))
}

async function createShard(sql: Sql, kind: IndexedKind, shard: number): Promise<void> {
  const name = tableName(kind, shard)
  await sql.run(
    `CREATE VIRTUAL TABLE IF NOT EXISTS ${name}
      USING fts5 (text, content = '', contentless_delete = 1, tokenize = '${tokenizer}')`,
  )
  if (kind === 'customer') {
    // Digits of the telephone numbers. Trigrams find any part of a number, so the national way of writing it as well.
    await sql.run(
      `CREATE VIRTUAL TABLE IF NOT EXISTS phone_customer_${shard}
        USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram')`,
    )
  }
}

/** Nearly always the shard is there; asking each time would cost a send a tenth of its time. */
async function inShard(sql: Sql, kind: IndexedKind, shard: number, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof SqlFailure && error.message.includes('no such table'))) throw error
    await createShard(sql, kind, shard)
    await work()
  }
}

/**
 * Puts the texts of rows that are not in the index yet. `folded` are those whose text has to be prepared in JavaScript;
 * all others go from the record to the index inside SQLite.
 */
export async function addToIndex(
  sql: Sql,
  kind: IndexedKind,
  rows: readonly number[],
  folded: ReadonlySet<number>,
): Promise<void> {
  for (const [shard, members] of groupBy(rows, shardOf)) {
    await inShard(sql, kind, shard, () => addToShard(sql, kind, shard, members, folded))
  }
}

async function addToShard(
  sql: Sql,
  kind: IndexedKind,
  shard: number,
  rows: readonly number[],
  folded: ReadonlySet<number>,
): Promise<void> {
  const table = tableName(kind, shard)
  const plain = folded.size === 0 ? rows : rows.filter((row) => !folded.has(row))
  if (plain.length > 0) {
    await sql.run(
      `INSERT INTO ${table} (rowid, text) SELECT row, ${textOf[kind]('doc')} FROM json_each(?) AS wanted
        CROSS JOIN ${kind} ON row = wanted.value`,
      [JSON.stringify(plain)],
    )
  }
  const special = folded.size === 0 ? [] : rows.filter((row) => folded.has(row))
  if (special.length > 0) await addFolded(sql, kind, table, special)
  if (kind === 'customer') {
    await sql.run(
      `INSERT INTO phone_customer_${shard} (rowid, text)
        SELECT row, replace(doc ->> '$.phones', '+', '') FROM json_each(?) AS wanted
        CROSS JOIN customer ON row = wanted.value WHERE doc ->> '$.phones' <> '[]'`,
      [JSON.stringify(rows)],
    )
  }
}

async function addFolded(sql: Sql, kind: IndexedKind, table: string, rows: readonly number[]): Promise<void> {
  const texts = await sql.all<{ row: number; text: string }>(
    `SELECT row, ${textOf[kind]('doc')} AS text FROM ${kind} WHERE row IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(rows)],
  )
  await sql.run(`INSERT INTO ${table} (rowid, text) SELECT value ->> 0, value ->> 1 FROM json_each(?)`, [
    JSON.stringify(texts.map(({ row, text }) => [row, foldForIndex(text)])),
  ])
}

/** Merges what the index has into one piece, so that the words of removed rows are in none any more. */
export async function optimizeIndex(sql: Sql, kind: IndexedKind): Promise<void> {
  for (const name of await shardTables(sql, kind)) {
    await sql.run(`INSERT INTO ${name} (${name}) VALUES ('optimize')`)
    if (kind !== 'customer') continue
    const phones = name.replace('text_', 'phone_')
    await sql.run(`INSERT INTO ${phones} (${phones}) VALUES ('optimize')`)
  }
}

export async function removeFromIndex(sql: Sql, kind: IndexedKind, rows: readonly number[]): Promise<void> {
  for (const [shard, members] of groupBy(rows, shardOf)) {
    const json = JSON.stringify(members)
    await inShard(sql, kind, shard, async () => {
      for (const table of [tableName(kind, shard), ...(kind === 'customer' ? [`phone_customer_${shard}`] : [])]) {
        await sql.run(`DELETE FROM ${table} WHERE rowid IN (SELECT value FROM json_each(?))`, [json])
      }
    })
  }
}
