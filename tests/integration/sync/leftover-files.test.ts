import { randomBytes } from 'node:crypto'
import { readdir, utimes } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AttachmentInfo } from '../../../shared/domain/tickets.ts'
import { draftOf, newTicket, reply, until } from '../../fixtures/client.ts'
import { cacheFileOf } from './compare.ts'
import { type Desktop, startWorld, type World } from './world.ts'

/** Files on this machine go when nothing names them any more. */

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

const folderOf = async (desktop: Desktop) => path.join(path.dirname(await cacheFileOf(desktop.userDataDir)), 'files')
const filesOf = async (desktop: Desktop) =>
  (await readdir(await folderOf(desktop))).filter((name) => name !== 'incomplete').sort()

async function choose(desktop: Desktop, fileName: string): Promise<AttachmentInfo> {
  const bytes = randomBytes(100)
  const { id } = await desktop.local('attachment.begin', {
    fileName,
    mediaType: 'text/plain',
    inline: false,
    size: bytes.length,
  })
  await desktop.local('attachment.append', { id, offset: 0, bytes: new Uint8Array(bytes) })
  return desktop.local('attachment.finish', { id })
}

/** As if all of them had been put there days ago. */
async function age(desktop: Desktop): Promise<void> {
  const longAgo = new Date(Date.now() - 3 * 86_400_000)
  for (const name of await filesOf(desktop)) await utimes(path.join(await folderOf(desktop), name), longAgo, longAgo)
}

test('a file that nothing names goes with the next start; one that waits, is drafted, unsent, refused or shown stays', async () => {
  const ana = await world.desktop()
  const [sent, drafted, nothing, waiting, refused, unsent] = [
    await choose(ana, 'sent.txt'),
    await choose(ana, 'drafted.txt'),
    await choose(ana, 'nothing.txt'),
    await choose(ana, 'waiting.txt'),
    await choose(ana, 'refused.txt'),
    await choose(ana, 'unsent.txt'),
  ]
  const other = newTicket(world.teamA, world.customerId, 'Soon gone')
  await world.server.run(world.admin, 'ticket.create', other)
  await ana.act('ticket.reply', reply(world.ticketId, 'with a file', { attachments: [sent] }))
  await ana.act('draft.save', { ...draftOf(world.ticketId, 'drafted'), attachments: [drafted] })
  const form = { userId: ana.userId, form: 'new-ticket' } as const
  await ana.local('unsaved.save', { ...form, content: JSON.stringify({ attachments: [unsent] }) })
  await ana.local('unsaved.save', { ...form, form: 'profile', content: 'of an older version' })
  await ana.quiet()
  world.network.faults.offline = true
  await ana.act('ticket.reply', reply(other.ticketId, 'too late', { attachments: [refused] }))
  await world.server.run(world.admin, 'ticket.delete', { ticketId: other.ticketId })
  await ana.act('ticket.reply', reply(world.ticketId, 'waits', { kind: 'public', attachments: [waiting] }))
  await age(ana)
  const recent = await choose(ana, 'just chosen.txt')
  await ana.restart()
  // Before the first pull nothing is swept: what an incomplete cache does not name may be named all the same.
  expect(await filesOf(ana)).toContain(nothing.id)
  world.network.faults.offline = false
  ana.data().wake()
  await until(async () => !(await filesOf(ana)).includes(nothing.id))
  expect(await filesOf(ana)).toEqual([sent, drafted, waiting, refused, unsent, recent].map(({ id }) => id).sort())
})

test('I7: files of a team go with the access to it', async () => {
  const ana = await world.desktop()
  const file = await choose(ana, 'secret.txt')
  await ana.act('ticket.reply', reply(world.ticketId, 'with a file', { attachments: [file] }))
  await ana.quiet()
  await age(ana)
  await ana.restart()
  await ana.quiet()
  expect(await filesOf(ana)).toEqual([file.id])
  const user = (await world.server.api('userList', { as: world.admin })).items.find(({ id }) => id === ana.userId)
  await world.server.api('userPatch', {
    as: world.admin,
    params: { id: ana.userId },
    body: { teamIds: [], version: user?.version ?? 0 },
  })
  await ana.quiet()
  await ana.restart()
  await until(async () => (await filesOf(ana)).length === 0)
})
