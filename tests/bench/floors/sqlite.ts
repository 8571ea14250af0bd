import { rm } from 'node:fs/promises'
import sqlite3 from 'sqlite3'
import { time } from '../stats.ts'

/** What SQLite itself takes, without any of our code: the floors that our figures are divided by. */

interface Bare {
  run(sql: string, values?: unknown[]): Promise<void>
  exec(sql: string): Promise<void>
  all(sql: string): Promise<Record<string, unknown>[]>
  prepare(sql: string): Promise<{ run(values: unknown[]): Promise<void>; finalize(): Promise<void> }>
  close(): Promise<void>
}

export async function openBare(file: string): Promise<Bare> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)))
  })
  const settle = (act: (done: (error: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => act((error) => (error ? reject(error) : resolve())))
  return {
    run: (sql, values = []) => settle((done) => void database.run(sql, values, done)),
    exec: (sql) => settle((done) => void database.exec(sql, done)),
    all: (sql) =>
      new Promise((resolve, reject) => {
        database.all(sql, (error: Error | null, rows: Record<string, unknown>[]) =>
          error ? reject(error) : resolve(rows),
        )
      }),
    async prepare(sql) {
      const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
        const made: sqlite3.Statement = database.prepare(sql, (error: Error | null) =>
          error ? reject(error) : resolve(made),
        )
      })
      return {
        run: (values) => settle((done) => void statement.run(values, done)),
        finalize: () => settle((done) => void statement.finalize(done)),
      }
    },
    close: () => settle((done) => database.close(done)),
  }
}

/** Milliseconds of single-row transactions with `synchronous=FULL` in WAL mode. */
export async function bareCommits(file: string, runs: number): Promise<number[]> {
  const database = await openBare(file)
  await database.exec(
    'pragma journal_mode=wal; pragma synchronous=full; create table t (id integer primary key, doc text);',
  )
  const doc = 'x'.repeat(500)
  const taken = await time(runs, () => database.run('insert into t (doc) values (?)', [doc]), 20)
  await database.close()
  await removeDatabase(file)
  return taken
}

export interface BareRow {
  readonly id: string
  readonly doc: string
  readonly text: string
}

/** Seconds to insert rows by `json_each` batches of 1,000 and to build a full-text index over their text. */
export async function bareFill(file: string, rows: Iterable<BareRow>): Promise<{ rows: number; seconds: number }> {
  const database = await openBare(file)
  await database.exec(`
    pragma journal_mode=wal; pragma synchronous=normal;
    create table record (id text primary key, doc text, text text);
    create virtual table words using fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
  `)
  let count = 0
  let working = 0
  let batch: BareRow[] = []
  const flush = async () => {
    // Making the rows is the bench's work, not SQLite's: only the statement is timed.
    const json = JSON.stringify(batch)
    const begun = performance.now()
    await database.run(
      `insert into record (id, doc, text)
       select value ->> 'id', value ->> 'doc', value ->> 'text' from json_each(?)`,
      [json],
    )
    working += performance.now() - begun
    count += batch.length
    batch = []
  }
  for (const row of rows) {
    batch.push(row)
    if (batch.length === 1000) await flush()
  }
  if (batch.length > 0) await flush()
  const begun = performance.now()
  await database.exec("begin; insert into words (rowid, text) select rowid, text from record where text <> ''; commit;")
  working += performance.now() - begun
  await database.close()
  await removeDatabase(file)
  return { rows: count, seconds: working / 1000 }
}

/** Milliseconds to upsert `docs` in one transaction, row by row with one prepared statement, over rows that are there. */
export async function bareUpserts(
  file: string,
  docs: readonly { id: string; doc: string }[],
  runs: number,
): Promise<number[]> {
  const database = await openBare(file)
  await database.exec(
    'pragma journal_mode=wal; pragma synchronous=normal; create table record (id text primary key, doc text);',
  )
  const upsert = await database.prepare(
    'insert into record (id, doc) values (?, ?) on conflict (id) do update set doc = excluded.doc',
  )
  const taken = await time(runs, async () => {
    await database.exec('begin')
    for (const { id, doc } of docs) await upsert.run([id, doc])
    await database.exec('commit')
  })
  await upsert.finalize()
  await database.close()
  await removeDatabase(file)
  return taken
}

async function removeDatabase(file: string): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true })
}
