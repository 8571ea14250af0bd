import { createParser } from 'eventsource-parser'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endSessions } from '../../../server/accounts/sessions.ts'
import type { Session } from '../../../shared/api/auth.ts'
import { refusal } from '../../fixtures/server.ts'
import { isLiveEventName, liveEventSchemas } from './live-events.ts'
import { body, makeTicket, makeWorld, sleep, type World } from './world.ts'

let world: World
const streams: Stream[] = []
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close()
  await world.server.stop()
})

interface Stream {
  readonly events: { name: string; data: unknown }[]
  readonly ended: Promise<void>
  until(name: string, count?: number): Promise<unknown>
  close(): void
}

async function listen(as: Session): Promise<Stream> {
  const abort = new AbortController()
  const response = await world.server.api('live', { as, signal: abort.signal })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const events: Stream['events'] = []
  const parser = createParser({
    onEvent: ({ event, data }) => {
      const name = event ?? ''
      if (!isLiveEventName(name)) throw new Error(`unknown event ${name}`)
      events.push({ name, data: liveEventSchemas[name].parse(JSON.parse(data)) })
    },
  })
  const ended = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }))
  })().catch(() => undefined)
  const stream: Stream = {
    events,
    ended,
    until: async (name, count = 1) => {
      for (let i = 0; i < 200; i++) {
        const found = events.filter((event) => event.name === name)
        if (found.length >= count) return found.at(-1)?.data
        await sleep(10)
      }
      throw new Error(`no ${name} came: ${JSON.stringify(events)}`)
    },
    close: () => abort.abort(),
  }
  streams.push(stream)
  await stream.until('hello')
  return stream
}

const nudges = (stream: Stream): number => stream.events.filter(({ name }) => name === 'nudge').length

describe('nudges', () => {
  it('reach those who see the change, soon, and nobody else', async () => {
    const [anna, ben, admin] = [await listen(world.anna), await listen(world.ben), await listen(world.admin)]
    const start = performance.now()
    await makeTicket(world, world.north)
    await anna.until('nudge')
    expect(performance.now() - start).toBeLessThan(1_000)
    await admin.until('nudge')
    await sleep(100)
    expect(nudges(ben)).toBe(0)
  })

  it('are one for many changes at once', async () => {
    const anna = await listen(world.anna)
    const ticketId = await makeTicket(world, world.north)
    await anna.until('nudge')
    await sleep(150)
    const before = nudges(anna)
    await Promise.all(
      Array.from({ length: 10 }, () =>
        world.server.run(world.anna, 'ticket.reply', { ticketId, messageId: uuidv7(), kind: 'note', ...body('x') }),
      ),
    )
    await sleep(150)
    expect(nudges(anna) - before).toBeGreaterThanOrEqual(1)
    expect(nudges(anna) - before).toBeLessThan(10)
  })

  it('reach the team that loses a ticket and the one that gets it', async () => {
    const ticketId = await makeTicket(world, world.north)
    const [anna, ben] = [await listen(world.anna), await listen(world.ben)]
    await world.server.run(world.admin, 'ticket.update', { ticketId, set: { teamId: world.south }, base: {} })
    await Promise.all([anna.until('nudge'), ben.until('nudge')])
  })

  it('follow a change of teams without a new stream', async () => {
    const anna = await listen(world.anna)
    await world.server.api('userPatch', {
      as: world.admin,
      params: { id: world.anna.user.id },
      body: { teamIds: [world.south], version: 1 },
    })
    await anna.until('nudge')
    await sleep(150)
    const before = nudges(anna)
    await makeTicket(world, world.north)
    await sleep(150)
    expect(nudges(anna)).toBe(before)
    await makeTicket(world, world.south)
    await anna.until('nudge', before + 1)
  })

  it('do not come for a command that was refused', async () => {
    const anna = await listen(world.anna)
    await world.server.run(world.anna, 'tag.create', { name: ' ' })
    await sleep(150)
    expect(nudges(anna)).toBe(0)
  })
})

describe('presence', () => {
  it('is told to those who may see the ticket, and to whoever comes later', async () => {
    const ticketId = await makeTicket(world, world.north)
    const [lead, ben] = [await listen(world.lead), await listen(world.ben)]
    await world.server.api('presence', { as: world.anna, body: { ticketId, state: 'typing' } })
    expect(await lead.until('presence')).toMatchObject({
      ticketId,
      present: [{ userId: world.anna.user.id, state: 'typing' }],
    })
    const late = await listen(world.admin)
    expect(await late.until('presence')).toMatchObject({ ticketId, present: [{ userId: world.anna.user.id }] })
    await world.server.api('presence', { as: world.anna, body: { ticketId, state: 'gone' } })
    expect(await lead.until('presence', 2)).toEqual({ ticketId, present: [] })
    expect(ben.events.filter(({ name }) => name === 'presence')).toEqual([])
    expect(await refusal(world.server.api('presence', { as: world.ben, body: { ticketId, state: 'viewing' } }))).toBe(
      'not-found',
    )
  })

  it('counts a person once and is not repeated when nothing changes', async () => {
    const ticketId = await makeTicket(world, world.north)
    const lead = await listen(world.lead)
    for (let i = 0; i < 3; i++)
      await world.server.api('presence', { as: world.anna, body: { ticketId, state: 'viewing' } })
    await world.server.api('presence', { as: world.admin, body: { ticketId, state: 'viewing' } })
    expect(await lead.until('presence', 2)).toMatchObject({
      present: [{ userId: world.anna.user.id }, { userId: world.admin.user.id }],
    })
    expect(lead.events.filter(({ name }) => name === 'presence')).toHaveLength(2)
  })
})

describe('a stream', () => {
  it('says so and ends when its session is revoked', async () => {
    const anna = await listen(world.anna)
    const second = await listen(await world.server.signIn(world.anna.user.email))
    await world.server.store.write((tx) => endSessions(tx, null, [world.anna.sessionId], new Date().toISOString()))
    await anna.until('signed-out')
    await anna.ended
    expect(second.events.filter(({ name }) => name === 'signed-out')).toEqual([])
  })

  it('ends when its person is deactivated', async () => {
    const anna = await listen(world.anna)
    await world.server.api('userPatch', {
      as: world.admin,
      params: { id: world.anna.user.id },
      body: { active: false, version: 1 },
    })
    await anna.until('signed-out')
    await anna.ended
  })

  it('is refused without a session', async () => {
    expect(await refusal(world.server.api('live'))).toBe('unauthenticated')
  })
})
