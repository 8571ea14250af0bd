import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask, choice, end, graph, say } from '../../unit/shared/scripts/make.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

const dispositionId = uuidv7()
const scriptId = uuidv7()
const [first, second] = [uuidv7(), uuidv7()]
const text = (hello: string) =>
  graph([
    say('hello', 'q', { text: { en: hello } }),
    ask('q', choice({ a: null, b: null }), 'bye'),
    end('bye', { dispositionId }),
  ])

test('a running call keeps the version that it began with, whatever is published meanwhile and also after a restart', async () => {
  const editor = await world.server.makeUser(world.admin, { role: 'editor', teamIds: [world.teamA] })
  const publish = async (revisionId: string) => {
    await world.server.run(editor, 'script.submit', { scriptId, reviewerId: world.admin.user.id, reviewDueAt: null })
    await world.server.run(world.admin, 'script.approve', { scriptId, revisionId })
    expect(await world.server.run(world.admin, 'script.publish', { scriptId, revisionId })).toMatchObject({
      status: 'applied',
    })
  }
  const fields = { name: 'Solved', position: 1, active: true }
  await world.server.run(world.admin, 'disposition.create', { dispositionId, fields })
  await world.server.run(editor, 'script.create', {
    ...{ scriptId, revisionId: first, name: 'Router', description: '', languages: ['en'], note: '' },
    offeredFor: { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] },
    graph: text('As it was'),
  })
  await publish(first)
  const agent = await world.desktop()
  const { userId } = agent
  const bundle = await agent.query('script.bundle', { scriptId, revisionId: null })
  expect(bundle?.revisionNumber).toBe(1)
  if (!bundle) throw new Error('the script is not there')
  const ids = { ticketId: world.ticketId, callId: null, customerId: world.customerId }
  const run = { runId: uuidv7(), scriptId, name: 'Router', ...ids, startedAt: new Date().toISOString() }
  await agent.local('run.begin', { userId, run, bundle, state: 'here' })

  const saved = {
    scriptId,
    revisionId: second,
    baseRevisionId: first,
    graph: text('As it is now'),
    note: '',
    draftId: null,
  }
  await world.server.run(editor, 'script.save', saved)
  await publish(second)
  await agent.quiet()
  expect((await agent.query('script.bundle', { scriptId, revisionId: null }))?.revisionNumber).toBe(2)
  await agent.restart()
  await agent.quiet()
  const going = await agent.query('run.current', { userId, runId: run.runId })
  expect(going?.state).toBe('here')
  expect(going?.bundle).toEqual(bundle)
  expect(JSON.stringify(going?.bundle)).toContain('As it was')
  await agent.local('run.save', { userId, runId: run.runId, state: 'further' })
  expect((await agent.query('run.current', { userId, runId: run.runId }))?.state).toBe('further')
  await agent.local('run.forget', { userId, runId: run.runId })
  expect(await agent.query('run.list', { userId })).toEqual([])
})
