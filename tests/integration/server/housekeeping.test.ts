import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepHouse } from '../../../server/housekeeping.ts'
import { contentPath } from '../../../server/store/files.ts'
import type { Session } from '../../../shared/api/auth.ts'
import { until } from '../../fixtures/client.ts'
import { refusal, startServer } from '../../fixtures/server.ts'
import { body, makeTicket, makeWorld, sleep, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.server.stop())

const day = 24 * 3_600_000
const inDays = (days: number) => Date.now() + days * day
const idOf = (msecs: number) => uuidv7({ msecs })
const tidy = (now: number) => keepHouse(world.server.store, now)
const outcomeIds = async () =>
  (await world.server.store.reader.selectFrom('commandOutcome').select('id').execute()).map(({ id }) => id)

/** Moves what a command left behind into the past. */
async function age(id: string, days: number): Promise<void> {
  await world.server.store.write(({ db }) =>
    db
      .updateTable('commandOutcome')
      .set({ at: new Date(inDays(-days)).toISOString() })
      .where('id', '=', id)
      .execute(),
  )
}

describe('outcomes', () => {
  it('are kept for ninety days and forgotten then', async () => {
    const [old, young] = [idOf(inDays(-89.99)), uuidv7()]
    for (const id of [old, young])
      expect(await world.server.run(world.anna, 'tag.create', { name: id }, id)).toMatchObject({ status: 'applied' })
    await age(old, 89.99)
    await tidy(Date.now())
    expect(await outcomeIds()).toEqual(expect.arrayContaining([old, young]))
    await tidy(inDays(0.02))
    expect(await outcomeIds()).toContain(young)
    expect(await outcomeIds()).not.toContain(old)
  })

  it('of a command that is too old to be remembered is a refusal: it may have been applied before', async () => {
    const id = idOf(inDays(-91))
    const outcome = await world.server.run(world.anna, 'tag.create', { name: 'From long ago' }, id)
    expect(outcome).toMatchObject({
      status: 'rejected',
      code: 'too-old',
      problem: { type: 'urn:switchboard:problem:command-too-old', status: 410 },
    })
    expect(await outcomeIds()).not.toContain(id)
    const tags = await world.server.store.reader.selectFrom('tag').select('name').execute()
    expect(tags.map(({ name }) => name)).not.toContain('from long ago')
  })

  it('outlive a clock that is years ahead', async () => {
    const id = uuidv7()
    await world.server.run(world.anna, 'tag.create', { name: 'Before the jump' }, id)
    await tidy(inDays(3_650))
    expect(await outcomeIds()).toContain(id)
    expect((await world.server.api('me', { as: world.anna })).id).toBe(world.anna.user.id)
  })
})

describe('sessions', () => {
  const rows = async (table: 'session' | 'token', session: Session) =>
    (
      await world.server.store.reader
        .selectFrom(table)
        .selectAll()
        .where(table === 'session' ? 'id' : ('sessionId' as 'id'), '=', session.sessionId)
        .execute()
    ).length

  it('whose tokens have run out, or that were ended, are not shown and leave nothing behind', async () => {
    const { email } = world.lead.user
    const [left, ended, alive] = [
      await world.server.signIn(email),
      await world.server.signIn(email),
      await world.server.signIn(email),
    ]
    await world.server.api('sessionRevoke', { as: alive, params: { id: ended.sessionId } })
    await world.server.store.write(({ db }) =>
      db
        .updateTable('token')
        .set({ expiresAt: new Date(inDays(-1)).toISOString() })
        .where('sessionId', '=', left.sessionId)
        .execute(),
    )
    const shown = (await world.server.api('sessionList', { as: alive })).items.map(({ id }) => id)
    expect(shown).toContain(alive.sessionId)
    expect(shown).not.toContain(left.sessionId)
    await tidy(Date.now())
    for (const gone of [left, ended]) {
      expect(await rows('session', gone)).toBe(0)
      expect(await rows('token', gone)).toBe(0)
    }
    expect(await rows('session', alive)).toBe(1)
    expect(await rows('token', alive)).toBe(2)
  })
})

describe('uploads', () => {
  const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  async function upload(bytes: Uint8Array) {
    const info = {
      id: uuidv7(),
      fileName: 'a.bin',
      mediaType: 'application/octet-stream',
      size: bytes.length,
      sha256: sha(bytes),
      inline: false,
    }
    await put(info, bytes)
    return info
  }
  const put = ({ id, sha256 }: { id: string; sha256: string }, bytes: Uint8Array) =>
    world.server.api('attachmentPut', { as: world.anna, params: { id }, query: { sha256 }, bytes })
  const fileOf = (sha256: string) => contentPath(world.server.dataDir, sha256)
  const makeOld = (file: string) => utimes(file, inDays(-91) / 1000, inDays(-91) / 1000)
  const makeAllOld = (age = 91) =>
    world.server.store.write(({ db }) =>
      db
        .updateTable('attachmentContent')
        .set({ at: new Date(inDays(-age)).toISOString() })
        .execute(),
    )

  it('that no message and no draft names are removed after ninety days, with their bytes', async () => {
    const ticketId = await makeTicket(world, world.north)
    const [sent, drafted, forgotten, twin] = [
      await upload(randomBytes(10)),
      await upload(randomBytes(11)),
      await upload(randomBytes(12)),
      randomBytes(13),
    ]
    const twins = [await upload(twin), await upload(twin)]
    const reply = { ticketId, messageId: uuidv7(), kind: 'note' as const, ...body('x') }
    await world.server.run(world.anna, 'ticket.reply', { ...reply, attachments: [sent, twins[0] ?? sent] })
    const draft = { ticketId, kind: 'note' as const, bodyHtml: '', cc: [], attachments: [drafted], baseVersion: 0 }
    await world.server.run(world.anna, 'draft.save', draft)
    const halfWritten = path.join(world.server.dataDir, 'attachments', `upload-${uuidv7()}`)
    await writeFile(halfWritten, 'x')
    for (const { sha256 } of [sent, drafted, forgotten, ...twins]) await makeOld(fileOf(sha256))
    await makeOld(halfWritten)
    await makeAllOld(89)
    await tidy(Date.now())
    expect(existsSync(fileOf(forgotten.sha256))).toBe(true)
    await makeAllOld()
    const fresh = await upload(randomBytes(14))
    await tidy(Date.now())

    const kept = (await world.server.store.reader.selectFrom('attachmentContent').select('id').execute()).map(
      ({ id }) => id,
    )
    expect(kept).toEqual(expect.arrayContaining([sent.id, drafted.id, twins[0]?.id, fresh.id]))
    expect(kept).not.toContain(forgotten.id)
    expect(kept).not.toContain(twins[1]?.id)
    for (const { sha256 } of [sent, drafted, fresh, ...twins]) expect(existsSync(fileOf(sha256))).toBe(true)
    expect(existsSync(fileOf(forgotten.sha256))).toBe(false)
    expect(existsSync(halfWritten)).toBe(false)
  })

  it('sent once more in the moment in which they are forgotten are stored again', async () => {
    const bytes = randomBytes(21)
    const info = await upload(bytes)
    const { store } = world.server
    let again: Promise<unknown> = Promise.resolve()
    await store.write(async ({ db }) => {
      again = put(info, bytes)
      // The request has seen the row, and waits for this transaction to write.
      await sleep(300)
      await db.deleteFrom('attachmentContent').where('id', '=', info.id).execute()
    })
    await again
    const rows = store.reader.selectFrom('attachmentContent').select('sha256').where('id', '=', info.id)
    expect(await rows.execute()).toEqual([{ sha256: info.sha256 }])
  })

  it('sent once more count from then on', async () => {
    const bytes = randomBytes(20)
    const info = await upload(bytes)
    await makeAllOld()
    await makeOld(fileOf(info.sha256))
    await put(info, bytes)
    await tidy(Date.now())
    expect(existsSync(fileOf(info.sha256))).toBe(true)
    expect(await refusal(put({ ...info, sha256: sha(randomBytes(3)) }, bytes))).toBe('conflict')
  })
})

it('runs by itself when a server starts', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-house-'))
  const first = await startServer({ dataDir })
  const admin = await first.setup()
  await first.api('signOut', { as: admin })
  expect(await first.store.reader.selectFrom('session').select('id').execute()).toHaveLength(1)
  await first.stop()
  const second = await startServer({ dataDir })
  await until(async () => (await second.store.reader.selectFrom('session').select('id').execute()).length === 0)
  await second.stop()
  await rm(dataDir, { recursive: true })
})
