import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import { refused } from '../../fixtures/client.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

test('I1: what was typed into a form is there after a restart, and gone once it was sent', async () => {
  const ana = await world.desktop()
  const mine = { userId: ana.userId, form: 'new-ticket' } as const
  expect(await ana.query('unsaved.get', mine)).toBeNull()
  await ana.local('unsaved.save', { ...mine, content: 'Half a ticket' })
  await ana.local('unsaved.save', { ...mine, content: 'Half a ticket and a bit' })
  await ana.local('unsaved.save', { userId: ana.userId, form: 'profile', content: 'Kind regards' })
  await ana.restart()
  expect(await ana.query('unsaved.get', mine)).toBe('Half a ticket and a bit')
  await ana.local('unsaved.save', { ...mine, content: null })
  expect(await ana.query('unsaved.get', mine)).toBeNull()
  expect(await ana.query('unsaved.get', { userId: ana.userId, form: 'profile' })).toBe('Kind regards')
})

test('I7: a form of one account is neither shown in another nor written there, and goes with its account', async () => {
  const ana = await world.desktop()
  const anas = { userId: ana.userId, form: 'new-ticket' } as const
  await ana.local('unsaved.save', { ...anas, content: 'Only for my eyes' })
  const ben = await world.server.makeUser(world.admin, { role: 'agent', teamIds: [world.teamB] })
  await ana.local('session.signOut', {})
  await ana.connect(world.network.url, ben.user.email)
  expect(await ana.query('unsaved.get', { userId: ben.user.id, form: 'new-ticket' })).toBeNull()
  expect(await refused(ana.query('unsaved.get', anas))).toEqual({ code: 'not-signed-in' })
  // A last key of hers that arrives when his account is open already.
  expect(await refused(ana.local('unsaved.save', { ...anas, content: 'Late' }))).toEqual({ code: 'not-signed-in' })

  const accounts = await ana.query('app.accounts', {})
  const key = accounts.find(({ userId }) => userId === ana.userId)?.key ?? ''
  await ana.local('session.forget', { key, evenIfWaiting: true })
  expect(await readdir(path.join(ana.userDataDir, 'accounts'))).not.toContain(key)
})

test('forms of calls are kept one by one, and only those that nobody came back to are given up', async () => {
  const ana = await world.desktop()
  const of = (index: number) => ({
    userId: ana.userId,
    form: `call-wrap-up:${derivedId(`call ${index}`)}` as const,
  })
  await ana.local('unsaved.save', { userId: ana.userId, form: 'profile', content: 'Kind regards' })
  for (let index = 0; index < 50; index += 1) await ana.local('unsaved.save', { ...of(index), content: `${index}` })
  await ana.local('unsaved.save', { ...of(0), content: 'typed on' })
  await ana.local('unsaved.save', { ...of(50), content: '50' })
  expect(await ana.query('unsaved.get', of(0))).toBe('typed on')
  expect(await ana.query('unsaved.get', of(1))).toBeNull()
  expect(await ana.query('unsaved.get', of(2))).toBe('2')
  expect(await ana.query('unsaved.get', { userId: ana.userId, form: 'profile' })).toBe('Kind regards')
})
