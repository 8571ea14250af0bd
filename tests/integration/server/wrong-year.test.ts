import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepHouse } from '../../../server/housekeeping.ts'
import type { Session } from '../../../shared/api/auth.ts'
import { makeWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  vi.useRealTimers()
  await world.server.stop()
})

const day = 24 * 3_600_000
const idOf = (msecs: number) => uuidv7({ msecs })
const outcomeIds = async () =>
  (await world.server.store.reader.selectFrom('commandOutcome').select('id').execute()).map(({ id }) => id)

const today = Date.now()
const jump = (days: number) => vi.useFakeTimers({ toFake: ['Date'], now: today + days * day })
const signIn = () => world.server.signIn(world.anna.user.email)
const run = (session: Session, name: string, id: string) => world.server.run(session, 'tag.create', { name }, id)

it('a server that is started in the wrong year neither refuses what waits nor forgets what is kept, whatever else it is told meanwhile', async () => {
  const [known, waiting] = [idOf(today), idOf(today)]
  await run(world.anna, 'Known', known)
  jump(365)
  const session = await signIn()
  expect(await run(session, 'Waiting', waiting)).toMatchObject({ status: 'failed', problem: { code: 'unavailable' } })
  // One that was made by the wrong clock is carried out, and dated by it.
  expect(await run(session, 'Of the future', idOf(Date.now()))).toMatchObject({ status: 'applied' })
  await keepHouse(world.server.store, Date.now())
  expect(await run(session, 'Waiting', waiting)).toMatchObject({ status: 'failed' })
  expect(await outcomeIds()).toContain(known)
  vi.useRealTimers()
  expect(await run(world.anna, 'Waiting', waiting)).toMatchObject({ status: 'applied' })
})

it('a clock that is ahead is believed when nobody has put the clock right for days: the server had really been away', async () => {
  const [known, waiting] = [idOf(today), idOf(today)]
  await run(world.anna, 'Known before the pause', known)
  jump(100)
  await keepHouse(world.server.store, Date.now())
  jump(104)
  expect(await run(await signIn(), 'Waited for the server', waiting)).toMatchObject({ code: 'too-old' })
  await keepHouse(world.server.store, Date.now())
  expect(await outcomeIds()).not.toContain(known)
})
