import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, open, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '#shared/ipc/errors'
import { readUnsaved, saveUnsaved } from '../../../electron/data/app/unsaved.ts'
import { type Cache, openCache } from '../../../electron/data/cache/cache.ts'
import { openConnection } from '../../../electron/data/cache/driver.ts'
import { NewerCacheError, schemaVersion } from '../../../electron/data/cache/migrate.ts'
import { getRecord } from '../../../electron/data/cache/records.ts'
import { draft, freshCache, me, message, messages, newId, put, temporaryFolder, ticket, tickets } from './make.ts'

const waitingCommand = (cache: Cache, id: string) =>
  cache.write(
    async (tx) => {
      await tx.run("INSERT INTO outbox (id, name, args, composed_at) VALUES (?, 'ticket.reply', '{}', '2026-01-01')", [
        id,
      ])
    },
    { durable: true },
  )
const outbox = async (cache: Cache) =>
  (await cache.read((sql) => sql.all<{ id: string }>('SELECT id FROM outbox ORDER BY position'))).map(({ id }) => id)

async function asideOf(file: string): Promise<string[]> {
  return (await readdir(dirname(file))).filter(
    (name) => name.startsWith(`${basename(file)}.unreadable-`) && !/-(wal|shm)$/.test(name),
  )
}

describe('the cache file', () => {
  it('comes from nothing to the newest schema, and opens again', async () => {
    const file = join(await temporaryFolder(), 'cache.db')
    const first = await openCache({ file, userId: me.id })
    expect(await first.read((sql) => sql.get('PRAGMA user_version'))).toEqual({ user_version: schemaVersion })
    expect(await first.read((sql) => sql.get('PRAGMA journal_mode'))).toEqual({ journal_mode: 'wal' })
    const one = ticket()
    await put(first, ...tickets(one))
    await first.close()
    const second = await freshCache({ file })
    expect(second.rebuilt).toBeNull()
    expect(await second.read((sql) => getRecord(sql, 'ticket', one.id))).toEqual(one)
    expect(await second.read((sql) => sql.all('PRAGMA integrity_check'))).toEqual([{ integrity_check: 'ok' }])
  })

  it('keeps every durable write that was acknowledged before a kill', async () => {
    const file = join(await temporaryFolder(), 'cache.db')
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'write-until-killed.ts'), file],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk
      if (printed.split('\n').length > 150) child.kill('SIGKILL')
    })
    await once(child, 'exit')
    // The last line may be cut short by the kill.
    const acknowledged = printed.split('\n').slice(0, -1)
    expect(acknowledged.length).toBeGreaterThan(100)
    const cache = await freshCache({ file })
    expect(cache.rebuilt).toBeNull()
    const kept = new Set(await outbox(cache))
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  })

  it('leaves a file of a newer version as it is', async () => {
    const file = join(await temporaryFolder(), 'cache.db')
    const cache = await openCache({ file, userId: me.id })
    await cache.close()
    const connection = await openConnection(file, { readonly: false })
    await connection.exec(`PRAGMA user_version = ${schemaVersion + 1}; PRAGMA wal_checkpoint(TRUNCATE)`)
    await connection.close()
    const before = await readFile(file)
    await expect(openCache({ file, userId: me.id })).rejects.toBeInstanceOf(NewerCacheError)
    expect(await asideOf(file)).toEqual([])
    expect(before.equals(await readFile(file))).toBe(true)
  })

  it('reports a full disk as such, keeps what was there and goes on when there is room', async () => {
    const file = join(await temporaryFolder(), 'cache.db')
    const cache = await freshCache({ file })
    const id = newId()
    await waitingCommand(cache, id)
    const one = ticket()
    const long = () => messages(...Array.from({ length: 50 }, () => message(one, { bodyText: 'x'.repeat(5_000) })))
    const limit = (pages: number) => cache.write((tx) => tx.all(`PRAGMA max_page_count = ${pages}`))
    const pages = await cache.read((sql) => sql.get<{ page_count: number }>('PRAGMA page_count'))
    await limit((pages?.page_count ?? 0) + 5)
    const refused = await put(cache, ...long()).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(AppFailure)
    expect(refused).toMatchObject({ error: { code: 'disk-full' } })
    expect(await outbox(cache)).toEqual([id])
    await limit(1_000_000)
    await put(cache, ...long())
    await cache.close()
    expect((await freshCache({ file })).rebuilt).toBeNull()
  })
})

describe('an unreadable file', () => {
  async function filled(file: string) {
    const cache = await openCache({ file, userId: me.id })
    const one = ticket()
    await put(
      cache,
      ...tickets(one),
      ...messages(...Array.from({ length: 400 }, () => message(one, { bodyText: 'word '.repeat(200) }))),
    )
    await put(cache, { type: 'draft', record: draft(one, me, '<p>Half a sentence</p>') })
    const ids = [newId(), newId(), newId()]
    for (const id of ids) await waitingCommand(cache, id)
    await cache.write((tx) => saveUnsaved(tx, 'new-ticket', 'A form half filled in'))
    await cache.write((tx) =>
      tx.run(
        "INSERT INTO attention (id, kind, command_id, name, args, created_at) VALUES ('a', 'rejected', 'c', 'ticket.reply', '{}', '2026')",
      ),
    )
    return { cache, ids, one }
  }

  it('that is no database at all is set aside, and a new one made', async () => {
    const file = join(await temporaryFolder(), 'cache.db')
    await writeFile(file, 'this is not a database, but it is long enough to look at '.repeat(200))
    const cache = await freshCache({ file })
    expect(cache.rebuilt).toMatchObject({ salvaged: 0 })
    expect(await asideOf(file)).toHaveLength(1)
    await put(cache, ...tickets(ticket()))
  })

  it('gives back waiting commands, drafts, forms and open decisions', async () => {
    const file = join(await temporaryFolder(), 'cache.db')
    const { cache, ids, one } = await filled(file)
    // The root page of the tickets: reading any of them fails, the person's own words are elsewhere.
    const root = await cache.read((sql) =>
      sql.get<{ rootpage: number }>("SELECT rootpage FROM sqlite_schema WHERE name = 'ticket'"),
    )
    await cache.close()
    await overwritePage(file, root?.rootpage ?? 0)
    const again = await freshCache({ file })
    expect(again.rebuilt?.salvaged).toBe(6)
    expect(await outbox(again)).toEqual(ids)
    expect((await again.read((sql) => getRecord(sql, 'draft', draft(one, me).id)))?.bodyHtml).toBe(
      '<p>Half a sentence</p>',
    )
    expect(await again.read((sql) => readUnsaved(sql, 'new-ticket'))).toBe('A form half filled in')
    expect(await again.read((sql) => sql.get('SELECT count(*) AS n FROM attention'))).toEqual({ n: 1 })
    expect(await again.read((sql) => sql.get('SELECT count(*) AS n FROM ticket'))).toEqual({ n: 0 })
    expect(await asideOf(file)).toHaveLength(1)
  })

  it('fails with `cache-unreadable` when damage is met later, and is rebuilt when asked', async () => {
    const file = join(await temporaryFolder(), 'cache.db')
    const { cache, ids } = await filled(file)
    const pages = await cache.read((sql) =>
      sql.all<{ pageno: number }>(
        "SELECT pageno FROM dbstat WHERE name = 'message' AND pagetype = 'leaf' AND pageno > 1 ORDER BY pageno DESC LIMIT 20",
      ),
    )
    await cache.close()
    for (const { pageno } of pages) await overwritePage(file, pageno)
    const damaged = await openCache({ file, userId: me.id })
    expect(damaged.rebuilt).toBeNull()
    const failure = await damaged.read((sql) => sql.all('SELECT doc FROM message')).catch((error: unknown) => error)
    expect(failure).toMatchObject({ error: { code: 'cache-unreadable' } })
    await damaged.close()
    const again = await freshCache({ file, rebuild: true })
    expect(await outbox(again)).toEqual(ids)
  })

  it('is swapped to the end when a crash came between the two renames', async () => {
    const file = join(await temporaryFolder(), 'cache.db')
    const { cache, ids } = await filled(file)
    await cache.close()
    await copyFile(file, `${file}.replacement`)
    await writeFile(file, 'broken')
    const again = await freshCache({ file })
    expect(await outbox(again)).toEqual(ids)
    expect(await asideOf(file)).toHaveLength(1)
  })
})

async function overwritePage(file: string, page: number): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096)
  await handle.close()
}
