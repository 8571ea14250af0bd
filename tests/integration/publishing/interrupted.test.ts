import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createPublisher } from '../../../server/publishing/publisher.ts'
import { importRecords } from '../../../server/store/import.ts'
import { loadRecord } from '../../../server/store/records.ts'
import { toRow } from '../../../server/store/rows.ts'
import { openStore, type Store } from '../../../server/store/store.ts'
import { applyChanges } from '../../../server/store/write.ts'
import { put } from '../../../shared/commands/command.ts'
import type { RecordOf } from '../../../shared/domain/records.ts'
import { root } from '../../../tools/paths.ts'
import { manyRecords, manySite, manySiteId } from '../../fixtures/many-articles.ts'

/** An edition that does not come to its end: the server is killed in the middle, or somebody cancels it. */

const author = uuidv7()
const at = '2026-03-01T09:00:00.000Z'
let dataDir: string
let children: ChildProcess[]
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-interrupted-'))
  children = []
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

const editionOf = (number: number): RecordOf<'edition'> => ({
  ...{ id: uuidv7(), version: 1, siteId: manySiteId, number, state: 'waiting', publishAt: at, byId: author, note: '' },
  ...{ counts: null, progress: null, problem: null, warnings: 0, publishedAt: null, kept: false, createdAt: at },
})

/** Starts a server of its own process; resolves with its address. */
async function startChild(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'server/main.ts', '--port', '0', '--data', dataDir, '--no-link-checks'],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LOG_LEVEL: 'silent' } },
  )
  children.push(child)
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the server ended')))
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /server: (http:\/\/\S+)/.exec(chunk.toString())?.[1]
      if (found) resolve(found)
    })
  })
  return { child, url }
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

/** Looks until it is so; the test's own time ends it. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

it('an edition in the middle of which the server is killed leaves readers what they had, and is begun anew', {
  timeout: 90_000,
}, async () => {
  const store: Store = await openStore({ dataDir })
  const sizes = { articles: 400, languages: ['en'], words: 300 }
  await importRecords(store, [
    ...manyRecords({ ...sizes, articles: 3 }, author),
    { type: 'site', record: manySite(['en'], author) },
  ])
  const first = editionOf(1)
  await importRecords(store, [{ type: 'edition', record: first }])

  const one = await startChild()
  const page = (url: string) => fetch(`${url}/help/many/en/`)
  const online = async (url: string) => {
    const answer = await page(url)
    return answer.ok ? answer.text() : undefined
  }
  const before = await until(() => online(one.url))
  await kill(one.child)

  // Hundreds of articles more, and a new edition of which only a part gets written.
  const known = new Set(manyRecords({ ...sizes, articles: 3 }, author).map(({ record }) => record.id))
  const more = manyRecords(sizes, author).filter(({ record }) => !known.has(record.id))
  const second = editionOf(2)
  await importRecords(store, [...more, { type: 'edition', record: second }])
  const blobs = async () => (await readdir(path.join(dataDir, 'sites'), { recursive: true })).length
  const blobsBefore = await blobs()
  const two = await startChild()
  await until(async () => ((await blobs()) > blobsBefore + 20 ? true : undefined))
  await kill(two.child)

  const stopped = await loadRecord(store.reader, 'edition', second.id)
  const site = await loadRecord(store.reader, 'site', manySiteId)
  expect(stopped?.state).toBe('building')
  expect(site?.currentEditionId).toBe(first.id)

  const three = await startChild()
  // While it is being built anew, readers have what they had.
  const meanwhile = await (await page(three.url)).text()
  const building = await loadRecord(store.reader, 'edition', second.id)
  if (building?.state === 'building') expect(meanwhile).toBe(before)
  const done = await until(async () => {
    const found = await loadRecord(store.reader, 'edition', second.id)
    return found?.state === 'building' || found?.state === 'waiting' ? undefined : found
  })
  expect(done).toMatchObject({ state: 'published', counts: { pages: 400, added: 397, removed: 0 } })
  expect(await (await page(three.url)).text()).not.toBe(before)
  await kill(three.child)
  await store.close()
})

it('an edition that is cancelled stops, and is not online', async () => {
  const store = await openStore({ dataDir })
  await importRecords(store, manyRecords({ articles: 200, languages: ['en'], words: 200 }, author))
  await importRecords(store, [{ type: 'site', record: manySite(['en'], author) }])
  const asked = editionOf(1)
  const publisher = createPublisher(store, { error: (...words: unknown[]) => expect.fail(words.join(' ')) })
  const cancelled = new Promise<void>((resolve, reject) => {
    const forget = store.onCommit(() => {
      forget()
      store
        .write(async (tx) => {
          const found = await loadRecord(tx.db, 'edition', asked.id)
          if (found?.state !== 'building') throw new Error('it is not being built')
          const next = put('edition', { ...found, state: 'cancelled', progress: null })
          await applyChanges(tx, [next], { actor: null, action: 'test', at })
        })
        .then(resolve, reject)
    })
  })
  // The publisher is woken by it, and its first word is that it builds.
  await store.write(({ db }) =>
    db
      .insertInto('edition')
      .values(toRow({ type: 'edition', record: asked }) as never)
      .execute(),
  )
  publisher.start()
  await cancelled
  await publisher.settled()
  expect((await loadRecord(store.reader, 'edition', asked.id))?.state).toBe('cancelled')
  expect((await loadRecord(store.reader, 'site', manySiteId))?.currentEditionId).toBeNull()
  await publisher.stop()
  await store.close()
})
