import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Connection, openConnection } from '../../../electron/data/cache/driver.ts'
import { draftOf, newTicket, quick, reply, until } from '../../fixtures/client.ts'
import { cacheFileOf, expectSame } from './compare.ts'
import { type Desktop, startWorld, type World } from './world.ts'

/** A cache that differs from the server without a change to pull is noticed, and mends itself. */

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

const often = { timing: { ...quick, checkAfter: 20, checkEvery: 50 } }
const asked = (part: string) => world.network.faults.seen.filter(({ path }) => path.includes(part)).length

async function tamper(desktop: Desktop, change: (connection: Connection) => Promise<unknown>): Promise<void> {
  await desktop.data().stop()
  const connection = await openConnection(await cacheFileOf(desktop.userDataDir), { readonly: false })
  await change(connection)
  await connection.close()
}

async function inAgreement(desktop: Desktop): Promise<boolean> {
  const session = await world.server.signIn(desktop.email)
  const same = await expectSame(world.server, session, desktop.userDataDir).then(
    () => true,
    () => false,
  )
  return same && (await desktop.query('app.status', {})).attention === 0
}

const damages: [string, (connection: Connection) => Promise<unknown>][] = [
  ['a message is missing', (connection) => connection.run('delete from message')],
  [
    'a ticket is ahead of its time',
    (connection) =>
      connection.run(`update ticket set version = 99, doc = json_set(doc, '$.version', 99, '$.subject', 'Wrong')`),
  ],
  [
    'a tag is there that never was',
    (connection) =>
      connection.run(
        `insert into tag (id, version, doc) values ('0197a000-0000-7000-8000-000000000000', 1,
          '{"id":"0197a000-0000-7000-8000-000000000000","version":1,"name":"ghost","createdAt":"2026-01-01T00:00:00.000Z"}')`,
      ),
  ],
  [
    'a customer is set aside whom the server does not know',
    (connection) =>
      connection.run(
        `insert into set_aside values ('customer', '0197a000-0000-7000-8000-000000000000', 3, '{}', 'no', '1', '2026-01-01T00:00:00.000Z')`,
      ),
  ],
  [
    'a ticket is taken for removed',
    async (connection) => {
      await connection.run(`insert into tombstone select 'ticket', id, 99 from ticket`)
      await connection.run('delete from ticket')
    },
  ],
]

test.each(damages)('I3: %s, and the cache mends itself without anybody asking', async (_, damage) => {
  const ana = await world.desktop()
  await ana.act('tag.create', { name: 'hardware' })
  await ana.act('draft.save', draftOf(world.ticketId, 'Half a thought'))
  await ana.quiet()
  await tamper(ana, damage)
  await ana.restart()
  await ana.quiet()
  // A pull alone does not notice.
  expect(await inAgreement(ana)).toBe(false)
  const events = ana.events('status').length
  await ana.restart(often)
  await until(() => inAgreement(ana))
  const phases = ana
    .events('status')
    .slice(events)
    .map(({ phase }) => phase)
  expect(phases).not.toContain('filling')
  expect(await ana.query('draft.get', { ticketId: world.ticketId })).toMatchObject({
    bodyHtml: '<p>Half a thought</p>',
  })
})

test('what is done while a cache mends itself is neither lost nor hidden', async () => {
  const ana = await world.desktop()
  await tamper(ana, (connection) => connection.run('delete from message'))
  world.network.faults.delay = 400
  world.network.faults.next('delay-answer', ({ path }) => path.includes('/snapshot'))
  const before = asked('/snapshot')
  await ana.restart(often)
  await until(() => asked('/snapshot') > before)
  const ticket = newTicket(world.teamA, world.customerId, 'Opened meanwhile')
  await ana.act('ticket.create', ticket)
  await ana.act('ticket.reply', reply(world.ticketId, 'Said meanwhile'))
  await ana.act('draft.save', draftOf(world.ticketId, 'Begun meanwhile'))
  const said = async () =>
    (await ana.query('ticket.conversation', { ticketId: world.ticketId, limit: 50 })).entries.filter(
      ({ bodyText }) => bodyText === 'Said meanwhile',
    ).length
  const shown = new Set<number>()
  await until(async () => {
    shown.add(await said())
    return inAgreement(ana)
  })
  expect([...shown]).toEqual([1])
  expect((await ana.query('draft.get', { ticketId: world.ticketId }))?.bodyHtml).toBe('<p>Begun meanwhile</p>')
  expect(await ana.query('attention.list', {})).toEqual([])
})

test('a difference that fetching anew does not end is not fetched over and over', async () => {
  const ana = await world.desktop()
  // A record that the feed of this server does not tell of.
  await world.server.store.write(({ db }) =>
    db.updateTable('ticket').set({ version: 7 }).where('id', '=', world.ticketId).execute(),
  )
  const before = asked('/snapshot')
  await ana.restart(often)
  await until(() => asked('/digest') > 6)
  expect(asked('/snapshot') - before).toBe(1)
})

test('while all agree, nothing is fetched but the comparison', async () => {
  const ana = await world.desktop({ teamIds: [world.teamA, world.teamB] })
  await ana.act('ticket.reply', reply(world.ticketId, 'as usual'))
  await ana.quiet()
  const before = asked('/snapshot')
  await ana.restart(often)
  await until(() => asked('/digest') > 4)
  expect(asked('/snapshot')).toBe(before)
})
