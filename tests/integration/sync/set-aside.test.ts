import { afterEach, beforeEach, expect, test } from 'vitest'
import { openConnection } from '../../../electron/data/cache/driver.ts'
import { reply, until } from '../../fixtures/client.ts'
import { cachedRecords, cacheFileOf, expectSame } from './compare.ts'
import { type Desktop, startWorld, type World } from './world.ts'

/** Records that this version does not understand follow what the person may see, like all others. */

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

/** The ticket and its two messages as an older version of the app would have left them, which did not know their shapes. */
async function setEverythingAside(desktop: Desktop): Promise<void> {
  await desktop.data().stop()
  const connection = await openConnection(await cacheFileOf(desktop.userDataDir), { readonly: false })
  for (const type of ['ticket', 'message']) {
    await connection.run(
      `insert into set_aside select '${type}', id, version, doc, 'unknown shape', '0.0.0', '2026-01-01T00:00:00.000Z' from ${type}`,
    )
    await connection.run(`delete from ${type}`)
  }
  await connection.close()
  // The same version does not look at them again.
  await desktop.restart()
  await desktop.quiet()
  expect(await desktop.query('attention.list', {})).toHaveLength(3)
}

const shown = async (desktop: Desktop) =>
  [...(await cachedRecords(await cacheFileOf(desktop.userDataDir))).keys()].filter((key) =>
    /^(ticket|message)\|/.test(key),
  )

async function nothingComesBack(desktop: Desktop): Promise<void> {
  await until(async () => (await desktop.query('attention.list', {})).length === 0)
  await desktop.quiet()
  await desktop.restart({ appVersion: '99.0.0' })
  await desktop.quiet()
  expect(await shown(desktop)).toEqual([])
  await expectSame(world.server, await world.server.signIn(desktop.email), desktop.userDataDir)
}

test('I7: what was set aside of a team goes with the access to it', async () => {
  const ana = await world.desktop()
  await setEverythingAside(ana)
  const user = (await world.server.api('userList', { as: world.admin })).items.find(({ id }) => id === ana.userId)
  await world.server.api('userPatch', {
    as: world.admin,
    params: { id: ana.userId },
    body: { teamIds: [], version: user?.version ?? 0 },
  })
  await nothingComesBack(ana)
})

test('what was set aside of a ticket goes when the ticket is deleted', async () => {
  const ana = await world.desktop()
  await setEverythingAside(ana)
  await world.server.run(world.admin, 'ticket.delete', { ticketId: world.ticketId })
  await nothingComesBack(ana)
})

test('what was set aside and is in no new feed goes with the refill', async () => {
  const ana = await world.desktop()
  await setEverythingAside(ana)
  await ana.data().stop()
  await world.server.run(world.admin, 'ticket.delete', { ticketId: world.ticketId })
  const connection = await openConnection(await cacheFileOf(ana.userDataDir), { readonly: false })
  await connection.run(`update sync_state set value = '"of another feed"' where key = 'cursor'`)
  await connection.close()
  await ana.restart()
  await nothingComesBack(ana)
})

test('what was set aside of a team that is kept is not forgotten when another goes', async () => {
  const ana = await world.desktop({ teamIds: [world.teamA, world.teamB] })
  await setEverythingAside(ana)
  const user = (await world.server.api('userList', { as: world.admin })).items.find(({ id }) => id === ana.userId)
  await world.server.api('userPatch', {
    as: world.admin,
    params: { id: ana.userId },
    body: { teamIds: [world.teamA], version: user?.version ?? 0 },
  })
  await ana.quiet()
  expect(await ana.query('attention.list', {})).toHaveLength(3)
  await ana.restart({ appVersion: '99.0.0' })
  await ana.act('ticket.reply', reply(world.ticketId, 'readable again'))
  await ana.quiet()
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})
