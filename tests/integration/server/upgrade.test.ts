import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../../server/store/store.ts'
import { applyChanges } from '../../../server/store/write.ts'
import { type Change, put } from '../../../shared/commands/command.ts'
import type { Disposition } from '../../../shared/domain/calls.ts'
import { makeWorld, pullAll, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.server.stop())

/** Opens the database as a newer server does that finds it without these steps. */
async function upgrade(number: number): Promise<void> {
  const { store, dataDir } = world.server
  await store.write(({ db }) =>
    db
      .deleteFrom('migration' as 'meta')
      .where('number' as 'key', '=', number as never)
      .execute(),
  )
  await (await openStore({ dataDir })).close()
}

test('outcomes that a workspace began with say what follows from them, also in caches that are filled', async () => {
  const { server, lead, anna } = world
  const old = (name: string): Disposition => {
    const { means: _, ...record } = { id: uuidv7(), version: 0, name, position: 1, active: true, means: null }
    return record as Disposition
  }
  const [callback, german, unreached, own, set] = [
    old('Callback promised'),
    old('Rückruf zugesagt'),
    old('Not reached'),
    old('Call again'),
    old('Nicht erreicht'),
  ]
  const outcomes = [callback, german, unreached, own, set]
  const changes = outcomes.map((record): Change => put('disposition', record))
  await server.store.write((tx) =>
    applyChanges(tx, changes, { actor: null, action: 'test', at: '2026-01-01T00:00:00.000Z' }),
  )
  // A lead has said what follows from it, and then that nothing does.
  for (const [base, means] of [
    [null, 'callback'],
    ['callback', null],
  ] as const) {
    const change = { dispositionId: set.id, set: { means }, base: { means: base } }
    expect(await server.run(lead, 'disposition.update', change)).toMatchObject({ status: 'applied' })
  }
  // Moved in the list by a version that knew the field: nobody has said anything by it.
  const moved = { dispositionId: german.id, set: { position: 4 }, base: { position: 1 } }
  expect(await server.run(lead, 'disposition.update', moved)).toMatchObject({ status: 'applied' })
  const { cursor } = await pullAll(server, anna)

  await upgrade(10)
  const { entries } = await pullAll(server, anna, cursor)
  const told = entries.flatMap((entry) => (entry.op === 'put' ? [entry.record as Disposition] : []))
  expect(told.map(({ id, version, means }) => ({ id, version, means }))).toEqual([
    { id: callback.id, version: 2, means: 'callback' },
    { id: german.id, version: 3, means: 'callback' },
    { id: unreached.id, version: 2, means: 'not-reached' },
  ])
  const audit = await server.api('audit', { as: world.admin, query: { type: 'disposition', id: callback.id } })
  expect(audit.entries[0]).toMatchObject({ action: 'disposition.update', after: { means: 'callback' } })
  // And can be changed like every other.
  const change = { dispositionId: callback.id, set: { means: null }, base: { means: 'callback' as const } }
  expect(await server.run(lead, 'disposition.update', change)).toMatchObject({ status: 'applied', clashes: [] })
})
