import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cache, openCache } from '../../../electron/data/cache/cache.ts'
import { RestFailure } from '../../../electron/data/session/failures.ts'
import { createPush } from '../../../electron/data/sync/push.ts'
import { systemClock } from '../../../electron/data/sync/time.ts'
import { quick, reply, until } from '../../fixtures/client.ts'
import { cacheFileOf } from './compare.ts'
import { startWorld, type World } from './world.ts'

/** What may have been applied already is sent again until the server says so, and never taken back meanwhile. */

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

const commands = ({ path }: { path: string }) => path === '/v1/commands'
const onServer = async (text: string) =>
  (await world.server.store.reader.selectFrom('message').select('doc').execute()).filter(
    ({ doc }) => (JSON.parse(doc) as { bodyText: string }).bodyText === text,
  ).length

/** From now on the server fails at every command, before it has looked for what became of it the first time. */
async function failAtCommands(): Promise<void> {
  await world.server.store.write(({ db }) => sql`alter table "commandOutcome" rename to "outOfOrder"`.execute(db))
}
async function worksAgain(): Promise<void> {
  await world.server.store.write(({ db }) => sql`alter table "outOfOrder" rename to "commandOutcome"`.execute(db))
}

test('I2: a reply whose first answer was lost cannot be discarded because the server fails at its repeat', async () => {
  const ana = await world.desktop({ timing: { ...quick, backoff: { first: 300, most: 300 } } })
  world.network.faults.next('drop-answer', commands)
  const { commandId } = await ana.act('ticket.reply', reply(world.ticketId, 'Said once'))
  await until(async () => (await onServer('Said once')) === 1)
  await failAtCommands()
  await until(async () => (await ana.query('outbox.list', {}))[0]?.state === 'retrying')
  expect(await ana.local('outbox.discard', { commandId })).toBe(false)
  expect(await ana.query('draft.get', { ticketId: world.ticketId })).toBeNull()
  await worksAgain()
  await ana.quiet()
  expect(await onServer('Said once')).toBe(1)
})

test('a reply that the server failed at and certainly undid can be discarded', async () => {
  const ana = await world.desktop()
  await failAtCommands()
  const { commandId } = await ana.act('ticket.reply', reply(world.ticketId, 'Better not'))
  await until(async () => (await ana.query('outbox.list', {}))[0]?.state === 'retrying')
  await until(() => ana.local('outbox.discard', { commandId }))
  await worksAgain()
  await ana.quiet()
  expect(await onServer('Better not')).toBe(0)
  expect((await ana.query('draft.get', { ticketId: world.ticketId }))?.bodyHtml).toBe('<p>Better not</p>')
})

test('I2: that a command has been sent is safe from a power cut before the request leaves', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  await ana.act('ticket.reply', reply(world.ticketId, 'On its way'))
  await ana.data().stop()
  const cache = await openCache({ file: await cacheFileOf(ana.userDataDir), userId: ana.userId })
  await cache.write((tx) => tx.run(`update outbox set sent = 0, state = 'waiting'`))
  // A power cut cannot be played here: what can be seen is whether the last write before the request asked for the disk.
  let durable = false
  const write: Cache['write'] = (work, options) => {
    durable = options?.durable ?? false
    return cache.write(work, options)
  }
  const atRequest: unknown[] = []
  const call = async () => {
    const row = await cache.read((sql) => sql.get('select state, sent from outbox'))
    atRequest.push({ ...row, durable })
    throw new RestFailure('timeout')
  }
  const context = { cache: { ...cache, write }, server: { call }, time: { clock: systemClock }, lostScopes: [] }
  const push = createPush(context as never, {
    pendingFiles: async () => new Set(),
    answered: () => undefined,
  })
  await expect(push.run(new AbortController().signal)).rejects.toThrow('timeout')
  await cache.close()
  expect(atRequest).toEqual([{ state: 'sending', sent: 1, durable: true }])
})

test('trying one change again leaves the others to their time', async () => {
  const ana = await world.desktop({ timing: { ...quick, backoff: { first: 60_000, most: 60_000 } } })
  await failAtCommands()
  const [first, second] = [
    await ana.act('tag.create', { name: 'first' }),
    await ana.act('tag.create', { name: 'second' }),
  ]
  const states = async () => new Map((await ana.query('outbox.list', {})).map(({ id, state }) => [id, state]))
  await until(async () => [...(await states()).values()].join() === 'retrying,retrying')
  await worksAgain()
  await ana.local('outbox.retry', { commandId: second.commandId })
  await until(async () => !(await states()).has(second.commandId))
  expect((await states()).get(first.commandId)).toBe('retrying')
})
