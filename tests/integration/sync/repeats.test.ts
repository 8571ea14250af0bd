import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { quick, reply, until } from '../../fixtures/client.ts'
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
