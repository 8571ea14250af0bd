import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importRecords, workspaceIsEmpty } from '../../../server/store/import.ts'
import { type Commit, newestSeq, openStore, type Store, takeInstant, takeNumbers } from '../../../server/store/store.ts'
import { applyChanges } from '../../../server/store/write.ts'
import { put } from '../../../shared/commands/command.ts'
import type { Team } from '../../../shared/domain/people.ts'

let dataDir: string
let store: Store
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-store-'))
  store = await openStore({ dataDir })
})
afterEach(async () => {
  await store.close()
  await rm(dataDir, { recursive: true, force: true })
})

const team = (name: string): Team => ({ id: uuidv7(), version: 0, name, createdAt: '2026-01-01T00:00:00.000Z' })
const addTeam = (name: string) =>
  store.write(async (tx) =>
    applyChanges(tx, [put('team', team(name))], { actor: null, action: 'test', at: await takeInstant(tx) }),
  )
const teamNames = async () =>
  (await store.reader.selectFrom('team').select('name').orderBy('name').execute()).map(({ name }) => name)

describe('a write transaction', () => {
  it('that throws leaves nothing behind and tells nobody', async () => {
    const told: Commit[] = []
    store.onCommit((commit) => told.push(commit))
    const failing = store.write(async (tx) => {
      await applyChanges(tx, [put('team', team('Never'))], { actor: null, action: 'test', at: await takeInstant(tx) })
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await teamNames()).toEqual([])
    expect(await newestSeq(store.reader)).toBe(0)
    expect(told).toEqual([])
    await addTeam('After')
    expect(await teamNames()).toEqual(['After'])
    expect(told.map(({ scopes }) => [...scopes])).toEqual([['all']])
  })

  it('that still runs when the store is closed is finished first, and so is one that waits behind it', async () => {
    const own = await openStore({ dataDir: path.join(dataDir, 'own') })
    const done: string[] = []
    const write = (name: string) =>
      own.write(async (tx) => {
        for (let i = 0; i < 50; i++) await takeNumbers(tx, 'feed', 1)
        done.push(name)
      })
    const read = own.read(async (db) => {
      for (let i = 0; i < 50; i++) await newestSeq(db)
      done.push('read')
    })
    const writes = [write('first'), write('second')]
    await newestSeq(own.reader)
    await own.close()
    await Promise.all([read, ...writes])
    expect(done.sort()).toEqual(['first', 'read', 'second'])
  })

  it('has the writer to itself, however many ask at once', async () => {
    const running: number[] = []
    let now = 0
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        store.write(async (tx) => {
          running.push(++now)
          await takeNumbers(tx, 'feed', 1)
          await addTeamIn(tx, `Team ${i}`)
          now--
        }),
      ),
    )
    expect(Math.max(...running)).toBe(1)
    expect(await teamNames()).toHaveLength(20)
  })

  it('is not seen by readers before it commits', async () => {
    await store.write(async (tx) => {
      await addTeamIn(tx, 'Half-way')
      expect(await teamNames()).toEqual([])
    })
    expect(await teamNames()).toEqual(['Half-way'])
  })

  it('hands out numbers without gaps or repeats, and instants that always grow', async () => {
    const taken = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        store.write(async (tx) => ({ first: await takeNumbers(tx, 'feed', (i % 3) + 1), at: await takeInstant(tx) })),
      ),
    )
    const numbers = taken.flatMap(({ first }, i) => Array.from({ length: (i % 3) + 1 }, (_, k) => first + k))
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1))
    const instants = taken.map(({ at }) => at)
    expect(new Set(instants).size).toBe(30)
  })

  it('keeps instants growing over a clock that was put back by a moment, and follows one that was years ahead', async () => {
    const setClock = (value: number) =>
      store.write(({ db }) => db.updateTable('counter').set({ value }).where('name', '=', 'clock').execute())
    const ahead = Date.now() + 3_000
    await setClock(ahead)
    expect(Date.parse(await store.write(takeInstant))).toBe(ahead + 1)
    // A start with a dead clock battery must not date ten years of work.
    await setClock(Date.parse('2036-01-01T00:00:00.000Z'))
    expect(Math.abs(Date.parse(await store.write(takeInstant)) - Date.now())).toBeLessThan(5_000)
  })
})

const addTeamIn = (tx: Parameters<Parameters<Store['write']>[0]>[0], name: string) =>
  applyChanges(tx, [put('team', team(name))], { actor: null, action: 'test', at: '2026-01-01T00:00:00.000Z' })

it('refuses a bigint, which the binding would store as NULL', async () => {
  const bind = (value: unknown) =>
    store.reader
      .selectFrom('counter')
      .select('name')
      .where('value', '=', value as number)
      .execute()
  await expect(bind(1n)).rejects.toThrow(TypeError)
  expect(await bind(-1)).toEqual([])
})

describe('a reader', () => {
  it('cannot write', async () => {
    await expect(store.reader.insertInto('meta').values({ key: 'x', value: 'y' }).execute()).rejects.toThrow(/readonly/)
  })

  it('sees one state for as long as it reads', async () => {
    await addTeam('One')
    await store.read(async (db) => {
      const before = await db.selectFrom('team').select('id').execute()
      await addTeam('Two')
      expect(await db.selectFrom('team').select('id').execute()).toEqual(before)
    })
    expect(await teamNames()).toEqual(['One', 'Two'])
  })
})

describe('the file, written anew', () => {
  const secret = 'what was said of somebody '
  /** Megabytes that were removed again, so that the copies take their time. */
  const fillAndForget = async (megabytes: number) => {
    const value = secret.repeat(4_000)
    const keys = Array.from({ length: megabytes * 10 }, (_, i) => `words:${i}`)
    for (const key of keys) await store.write(({ db }) => db.insertInto('meta').values({ key, value }).execute())
    for (const key of keys.filter((_, i) => i % 2 === 0))
      await store.write(({ db }) => db.deleteFrom('meta').where('key', '=', key).execute())
    for (const key of keys)
      await store.write(({ db }) =>
        db
          .updateTable('meta')
          .set({ value: '-'.repeat(90_000) })
          .where('key', '=', key)
          .execute(),
      )
  }
  const isReadable = async () => {
    const files = (await readdir(dataDir)).filter((name) => name.startsWith('switchboard.db'))
    const texts = await Promise.all(files.map((name) => readFile(path.join(dataDir, name))))
    return texts.some((bytes) => bytes.includes(secret))
  }

  it('holds nothing that was removed, also while others write', async () => {
    await fillAndForget(20)
    expect(await isReadable()).toBe(true)
    for (let round = 0; round < 4; round++) {
      const compacted = store.compact()
      const writes = Array.from({ length: round * 3 + 1 }, (_, i) => addTeam(`Team ${round}.${i}`))
      await compacted
      await Promise.all(writes)
    }
    expect(await isReadable()).toBe(false)
    expect(await teamNames()).toHaveLength(1 + 4 + 7 + 10)
  })

  it('is tried again when somebody was still reading an older state, and the log does not grow for ever', async () => {
    await fillAndForget(1)
    await store.read(async (db) => {
      await newestSeq(db)
      await addTeam('Meanwhile')
      await expect(store.compact()).rejects.toThrow('in use')
    })
    await addTeam('Between')
    await store.compact()
    expect(await isReadable()).toBe(false)
    const usual = await store.write(({ db }) =>
      sql<{ wal_autocheckpoint: number }>`pragma wal_autocheckpoint`.execute(db),
    )
    expect(usual.rows).toEqual([{ wal_autocheckpoint: 1_000 }])
  })
})

describe('the database', () => {
  it('keeps its epoch, its numbers and its records', async () => {
    await addTeam('Kept')
    const { epoch } = store
    const seq = await newestSeq(store.reader)
    await store.close()
    store = await openStore({ dataDir })
    expect(store.epoch).toBe(epoch)
    expect(await newestSeq(store.reader)).toBe(seq)
    expect(await teamNames()).toEqual(['Kept'])
  })

  it('of a newer server is refused in plain words', async () => {
    await store.write(async ({ db }) => {
      await db
        .insertInto('migration' as 'meta')
        .values({ number: 999, name: 'later', at: '' } as never)
        .execute()
    })
    await expect(openStore({ dataDir })).rejects.toThrow(/newer version/)
  })

  it('of an older one has its drafts of scripts told by its id what they were written upon', async () => {
    const [scriptId, revisionId, known, unknown] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
    const userId = uuidv7()
    await store.write(async ({ db }) => {
      const revision = { id: revisionId, scriptId, number: 2, aside: false }
      const rows = [revision, { ...revision, id: uuidv7(), aside: true }]
      await db
        .insertInto('scriptRevision')
        .values(rows.map((row) => ({ id: row.id, version: 1, scriptId, doc: JSON.stringify(row) })))
        .execute()
      const drafts = [
        { id: known, baseRevision: 2 },
        { id: unknown, baseRevision: 1 },
      ]
      await db
        .insertInto('scriptDraft')
        .values(drafts.map((draft) => ({ id: draft.id, version: 1, scriptId, userId, doc: JSON.stringify(draft) })))
        .execute()
      await db
        .deleteFrom('migration' as 'meta')
        .where('number' as 'key', '=', 6 as never)
        .execute()
    })
    await store.close()
    store = await openStore({ dataDir })
    const docs = await store.reader.selectFrom('scriptDraft').select('doc').orderBy('id').execute()
    expect(docs.map(({ doc }) => JSON.parse(doc))).toEqual([
      { id: known, baseRevisionId: revisionId },
      { id: unknown, baseRevisionId: scriptId },
    ])
  })

  it('is empty before a workspace was imported', async () => {
    expect(await workspaceIsEmpty(store)).toBe(true)
    const settings = {
      undoSendSeconds: 5,
      firstResponseMinutes: { low: 1, normal: 1, high: 1, urgent: 1 },
      resolutionMinutes: { low: 1, normal: 1, high: 1, urgent: 1 },
    }
    await importRecords(store, [
      {
        type: 'workspace',
        record: { id: uuidv7(), version: 0, name: 'W', settings, createdAt: '2026-01-01T00:00:00.000Z' },
      },
    ])
    expect(await workspaceIsEmpty(store)).toBe(false)
  })
})
