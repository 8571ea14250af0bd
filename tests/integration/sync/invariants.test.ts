import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openConnection } from '../../../electron/data/cache/driver.ts'
import { draftOf, reply, startClient, until } from '../../fixtures/client.ts'
import { password } from '../../fixtures/server.ts'
import { doubled, outcomesOf } from './chaos.ts'
import { cachedRecords, cacheFileOf, differences, expectSame, serverRecords } from './compare.ts'
import { startWorld, type World } from './world.ts'

/** The invariants of sync, each by its name; I2, I3 and I5 under random faults are in `chaos.test.ts`. */

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

/** Acknowledged commands that are lost: neither in the outbox on disk nor in the server's own book. */
async function neitherWaitingNorDecided(acknowledged: ReadonlySet<string>, userDataDir: string): Promise<string[]> {
  const connection = await openConnection(await cacheFileOf(userDataDir), { readonly: true })
  const waiting = new Set((await connection.all<{ id: string }>('select id from outbox')).map(({ id }) => id))
  await connection.close()
  const decided = await outcomesOf(world.server)
  return [...acknowledged].filter((id) => !waiting.has(id) && !decided.has(id))
}

/** The child writes its process id and a number that counts up. */
const numberIn = (text = '') => Number(/(\d+)(<\/p>)?$/.exec(text)?.[1] ?? -1)

/** `SYNC_KILLS=200` for a long look. */
const kills = Number(process.env.SYNC_KILLS ?? 6)

test(
  'I1 I2: kill -9 at any moment loses nothing that was called saved, and nothing takes effect twice',
  async () => {
    const ana = await world.desktop()
    await ana.quiet()
    const secrets = ana.host.secrets ?? ''
    await ana.data().stop()
    const messages: string[] = []
    const acknowledged = new Set<string>()
    let draft = ''
    // Many kills are to fall between a request and its answer.
    world.network.faults.delay = 15
    let requests = 0
    world.network.faults.decide = ({ path }) => {
      if (path !== '/v1/commands') return undefined
      return (['delay-answer', 'drop-answer', undefined, 'delay', 'repeat'] as const)[requests++ % 5]
    }
    for (let i = 0; i < kills; i++) {
      const child = spawn(
        process.execPath,
        [
          '--import',
          'tsx',
          new URL('./kill-child.ts', import.meta.url).pathname,
          ana.userDataDir,
          secrets,
          world.ticketId,
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      const ended = new Promise((resolve) => child.once('exit', resolve))
      let heard = 0
      const enough = 5 + ((i * 7) % 23)
      for await (const line of createInterface({ input: child.stdout })) {
        const said = JSON.parse(line) as { messageId?: string; draft?: string; commandId?: string }
        if (said.commandId !== undefined) acknowledged.add(said.commandId)
        if (said.messageId) {
          messages.push(said.messageId)
          draft = ''
        }
        if (said.draft !== undefined) {
          draft = said.draft
        }
        heard += 1
        // What it says between the decision and its death counts too: it was acknowledged.
        if (heard === enough) setTimeout(() => child.kill('SIGKILL'), i % 5)
      }
      await ended
      expect(await neitherWaitingNorDecided(acknowledged, ana.userDataDir), `after kill ${i}`).toEqual([])
      const cached = await cachedRecords(await cacheFileOf(ana.userDataDir))
      for (const id of messages) expect(cached.has(`message|${id}`), `message ${id} after kill ${i}`).toBe(true)
      const [saved] = [...cached]
        .filter(([key]) => key.startsWith('draft|'))
        .map(([, record]) => (record as { bodyHtml: string }).bodyHtml)
      // One more step may have reached the disk without having been acknowledged: a save, or the reply that ends it.
      const replies = [...cached].filter(
        ([key, record]) => key.startsWith('message|') && (record as { kind: string }).kind === 'note',
      ).length
      if (draft !== '' && replies === messages.length)
        expect(numberIn(saved), `draft after kill ${i}`).toBeGreaterThanOrEqual(numberIn(draft))
      // What was not acknowledged and is there anyway counts from now on.
      for (const [key, record] of cached)
        if (
          key.startsWith('message|') &&
          (record as { kind: string }).kind === 'note' &&
          !messages.includes(key.slice(8))
        )
          messages.push(key.slice(8))
    }
    world.network.faults.decide = undefined
    await ana.restart()
    await ana.quiet(30_000)
    const outcomes = await outcomesOf(world.server)
    expect([...acknowledged].filter((id) => outcomes.get(id) !== 'applied')).toEqual([])
    expect(await doubled(world.server)).toEqual([])
    const truth = await serverRecords(world.server, world.admin)
    for (const id of messages) expect(truth.has(`message|${id}`)).toBe(true)
    expect(await ana.query('attention.list', {})).toEqual([])
    await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
  },
  60_000 + kills * 15_000,
)

test('I2: a command takes effect once, whatever happens to the request and its answer', async () => {
  const ana = await world.desktop()
  for (const kind of [
    'drop-request',
    'drop-answer',
    'repeat',
    'cut-body',
    'repeat-first',
    'html-answer',
    'error-500',
    'delay-answer',
  ] as const) {
    world.network.faults.next(kind, ({ path }) => path === '/v1/commands')
    await ana.act('ticket.reply', reply(world.ticketId, kind))
    await until(async () => (await ana.query('app.status', {})).waiting === 0)
  }
  await ana.quiet()
  const { ticket } = (await ana.query('ticket.get', { ticketId: world.ticketId })) ?? {}
  expect(ticket?.messageCount).toBe(9)
})

test('I3: when everything is quiet, cache and server agree to the digest', async () => {
  const ana = await world.desktop({ teamIds: [world.teamA, world.teamB] })
  await ana.act('draft.save', draftOf(world.ticketId, 'begun'))
  await ana.act('tag.create', { name: 'hardware' })
  await ana.act('ticket.update', { ticketId: world.ticketId, set: { teamId: world.teamB }, base: {} })
  await ana.act('ticket.reply', reply(world.ticketId, 'moved'))
  await ana.quiet()
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})

test('I4: pulling while many commit at once skips none', async () => {
  const ana = await world.desktop()
  const people = await Promise.all(
    Array.from({ length: 4 }, () => world.server.makeUser(world.admin, { role: 'agent', teamIds: [world.teamA] })),
  )
  await Promise.all(
    people.map(async (person, n) => {
      for (let i = 0; i < 25; i++) await world.server.run(person, 'ticket.reply', reply(world.ticketId, `${n} ${i}`))
    }),
  )
  await ana.quiet()
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})

test('I5: a refused command stands with its words among what needs the person, also after a restart', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  await ana.act('ticket.reply', reply(world.ticketId, 'These words must not vanish'))
  await world.server.run(world.admin, 'ticket.delete', { ticketId: world.ticketId })
  world.network.faults.offline = false
  ana.data().wake()
  await ana.quiet()
  await ana.restart()
  expect(await ana.query('attention.list', {})).toMatchObject([
    {
      kind: 'rejected',
      name: 'ticket.reply',
      code: 'not-found',
      text: 'These words must not vanish',
      bodyHtml: '<p>These words must not vanish</p>',
      ticketId: world.ticketId,
    },
  ])
  expect((await ana.query('app.status', {})).attention).toBe(1)
})

test('I6: a record that fails its schema stops nothing else and is not forgotten', async () => {
  const ana = await world.desktop()
  await world.server.store.write(async ({ db }) => {
    const row = await db.selectFrom('ticket').select('doc').where('id', '=', world.ticketId).executeTakeFirstOrThrow()
    const doc = JSON.stringify({ ...JSON.parse(row.doc), priority: 'galactic', version: 2 })
    await db.updateTable('ticket').set({ doc, version: 2 }).where('id', '=', world.ticketId).execute()
    await db.updateTable('feed').set({ version: 2, seq: 1_000_000 }).where('id', '=', world.ticketId).execute()
    await db.updateTable('counter').set({ value: 1_000_000 }).where('name', '=', 'feed').execute()
  })
  await world.server.run(world.admin, 'tag.create', { name: 'after the bad one' })
  await ana.quiet()
  expect((await ana.query('app.context', {})).tags.map(({ name }) => name)).toContain('after the bad one')
  // What was there is still there.
  expect((await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket.priority).toBe('normal')
  expect(await ana.query('attention.list', {})).toMatchObject([
    { kind: 'record-set-aside', id: world.ticketId, name: 'ticket' },
  ])
  expect((await ana.query('app.status', {})).notice).toBe('records-set-aside')
  // A later version of the app looks at it again; here the server mends it first.
  await ana.restart({ appVersion: '99.0.0' })
  expect(await ana.query('attention.list', {})).toHaveLength(1)
  await world.server.store.write(async ({ db }) => {
    const row = await db.selectFrom('ticket').select('doc').where('id', '=', world.ticketId).executeTakeFirstOrThrow()
    const doc = JSON.stringify({ ...JSON.parse(row.doc), priority: 'urgent', version: 3 })
    await db.updateTable('ticket').set({ doc, version: 3 }).where('id', '=', world.ticketId).execute()
    await db.updateTable('feed').set({ version: 3, seq: 2_000_000 }).where('id', '=', world.ticketId).execute()
    await db.updateTable('counter').set({ value: 2_000_000 }).where('name', '=', 'feed').execute()
  })
  await ana.quiet()
  expect((await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket.priority).toBe('urgent')
  expect(await ana.query('attention.list', {})).toEqual([])
})

test('I6: a newer version of the app takes in what an older one set aside', async () => {
  const ana = await world.desktop()
  await ana.data().stop()
  const file = await cacheFileOf(ana.userDataDir)
  const before = await cachedRecords(file)
  const connection = await openConnection(file, { readonly: false })
  // As an older version would have left it, which did not know this record's shape.
  await connection.run(
    `insert into set_aside select 'ticket', id, version, doc, 'unknown shape', '0.0.0', '2026-01-01T00:00:00.000Z' from ticket`,
  )
  await connection.run('delete from ticket')
  await connection.close()
  await ana.restart({ appVersion: '99.0.0' })
  await until(async () => (await ana.query('ticket.get', { ticketId: world.ticketId })) !== null)
  expect(differences(await cachedRecords(file), before)).toEqual([])
})

test('I6: rows and cursor are saved together, so a kill in the middle of a pull neither skips nor repeats', async () => {
  const email = (await world.server.makeUser(world.admin, { role: 'agent', teamIds: [world.teamA] })).user.email
  const client = await startClient()
  for (let i = 0; i < 300; i++)
    await world.server.run(world.admin, 'ticket.reply', reply(world.ticketId, `before ${i}`))
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      new URL('./kill-child.ts', import.meta.url).pathname,
      client.userDataDir,
      '',
      world.ticketId,
      world.network.url,
      email,
      password,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { secrets?: string }
    if (said.secrets === undefined) continue
    client.host.secrets = said.secrets
    setTimeout(() => child.kill('SIGKILL'), 60)
  }
  await ended
  await client.restart()
  await client.quiet(20_000)
  await expectSame(world.server, await world.server.signIn(email), client.userDataDir)
  await client.stop()
})
