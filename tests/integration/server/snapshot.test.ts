import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedIn, sightNow } from '../../../server/accounts/authenticate.ts'
import { importRecords } from '../../../server/store/import.ts'
import { sightOf } from '../../../server/store/scopes.ts'
import { readChanges } from '../../../server/sync/changes.ts'
import { openSnapshot } from '../../../server/sync/snapshot.ts'
import type { Session } from '../../../shared/api/auth.ts'
import { type FeedEntry, type SnapshotLine, snapshotLine } from '../../../shared/api/sync.ts'
import { recordTypes, type TypedRecord } from '../../../shared/domain/records.ts'
import type { Ticket } from '../../../shared/domain/tickets.ts'
import { refusal } from '../../fixtures/server.ts'
import { applyEntries, type Cached, makeTicket, makeWorld, pullAll, type World } from './world.ts'

let world: World
const complaints: string[] = []
const tickets = 1_500
const messagesEach = 3

beforeAll(async () => {
  world = await makeWorld({ complaints })
  const batch: TypedRecord[] = []
  for (let i = 0; i < tickets; i++) batch.push(...importedTicket(i + 1, i % 2 === 0 ? world.north : world.south))
  await importRecords(world.server.store, batch)
})
afterAll(() => world.server.stop())

function importedTicket(number: number, teamId: string): TypedRecord[] {
  const at = new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString()
  const ticketId = uuidv7()
  const record: Ticket = {
    id: ticketId,
    version: 0,
    number,
    subject: `Imported ${number}`,
    status: 'open',
    priority: 'normal',
    channel: 'email',
    teamId,
    assigneeId: null,
    customerId: world.customerId,
    tagIds: [],
    linkedTicketIds: [],
    mergedIntoId: null,
    createdAt: at,
    updatedAt: at,
    lastMessageAt: at,
    lastMessageId: null,
    lastCustomerMessageAt: at,
    firstRespondedAt: null,
    solvedAt: null,
    dueAt: null,
    messageCount: messagesEach,
  }
  const messages = Array.from(
    { length: messagesEach },
    (_, i): TypedRecord => ({
      type: 'message',
      record: {
        id: uuidv7(),
        version: 0,
        ticketId,
        teamId,
        kind: 'public',
        authorKind: 'customer',
        authorId: world.customerId,
        bodyHtml: `<p>Message ${i} with "quotes",\nlines and \u2028 separators</p>`,
        bodyText: `Message ${i}`,
        cc: [],
        mentionedUserIds: [],
        attachmentIds: [],
        event: null,
        createdAt: at,
        composedAt: null,
      },
    }),
  )
  return [{ type: 'ticket', record }, ...messages]
}

async function linesOf(as: Session, cursor?: string): Promise<SnapshotLine[]> {
  const response = await world.server.api('snapshot', { as, query: cursor === undefined ? {} : { cursor } })
  const text = await response.text()
  expect(text.endsWith('\n')).toBe(true)
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => snapshotLine.parse(JSON.parse(line)))
}

type Put = Extract<SnapshotLine, { op: 'put' }>
type Checkpoint = Extract<SnapshotLine, { op: 'checkpoint' }>
const putsOf = (lines: readonly SnapshotLine[]) => lines.filter((line): line is Put => line.op === 'put')
const checkpointsOf = (lines: readonly SnapshotLine[]) =>
  lines.filter((line): line is Checkpoint => line.op === 'checkpoint')

describe('the first fill', () => {
  it('holds everything in sight once, in an order in which references point backwards', async () => {
    const lines = await linesOf(world.anna)
    const puts = putsOf(lines)
    const order = puts.map(({ type }) => (recordTypes as string[]).indexOf(type))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(new Set(puts.map(({ type, id }) => `${type}|${id}`)).size).toBe(puts.length)
    expect(puts.filter(({ type }) => type === 'ticket')).toHaveLength(tickets / 2)
    expect(puts.filter(({ type }) => type === 'message')).toHaveLength((tickets / 2) * messagesEach)
    const last = lines.at(-1)
    expect(last).toMatchObject({ op: 'checkpoint', done: true, sent: puts.length, total: puts.length })
    expect(checkpointsOf(lines).length).toBeGreaterThanOrEqual(2)
    // What a page of the feed brings is the same, and a pull after the fill brings nothing.
    const fed = new Map<string, Cached>()
    applyEntries(fed, (await pullAll(world.server, world.anna)).entries)
    expect(fed.size).toBe(puts.length)
    expect((await pullAll(world.server, world.anna, last?.op === 'checkpoint' ? last.cursor : '')).entries).toEqual([])
  })

  it('goes on from a checkpoint after the line was cut, and misses nothing that changed meanwhile', async () => {
    const whole = await linesOf(world.admin)
    const first = checkpointsOf(whole)[0]
    expect(first?.done).toBe(false)
    const cache = new Map<string, Cached>()
    const before = whole.slice(
      0,
      whole.findIndex((line) => line.op === 'checkpoint'),
    )
    applyEntries(cache, putsOf(before))
    // Changes on both sides of the place where the line was cut.
    const changed = before.flatMap((line) => (line.op === 'put' && line.type === 'ticket' ? [line.id] : [])).slice(0, 3)
    for (const ticketId of changed)
      await world.server.run(world.admin, 'ticket.update', { ticketId, set: { priority: 'urgent' }, base: {} })
    const moved = changed[0] ?? ''
    await world.server.run(world.admin, 'ticket.update', { ticketId: moved, set: { teamId: world.south }, base: {} })
    await makeTicket(world, world.north)
    const rest = await linesOf(world.admin, first?.cursor)
    expect(putsOf(rest).length).toBeLessThan(putsOf(whole).length)
    applyEntries(cache, putsOf(rest))
    const end = checkpointsOf(rest).at(-1)
    expect(end?.done).toBe(true)
    const { entries } = await pullAll(world.server, world.admin, end?.cursor)
    applyEntries(cache, entries)
    const fresh = new Map<string, Cached>()
    applyEntries(fresh, putsOf(await linesOf(world.admin)))
    const listOf = (from: Map<string, Cached>) =>
      [...from.values()].map(({ type, id, version }) => `${type} ${id} ${version}`).sort()
    expect(listOf(cache)).toEqual(listOf(fresh))
  })

  it('can be broken off by the reader without harm', async () => {
    const abort = new AbortController()
    const response = await world.server.api('snapshot', { as: world.admin, signal: abort.signal })
    await response.body?.getReader().read()
    abort.abort()
    expect(await world.server.api('health')).toMatchObject({ setUp: true })
    // The server notices the cut line a moment later, and has nothing to say about it.
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(complaints).toEqual([])
  })

  it('can be broken off by a server that stops', async () => {
    const ending = await makeWorld({ complaints })
    const batch = Array.from({ length: 500 }, (_, i) => importedTicket(i + 1, ending.north)).flat()
    await importRecords(ending.server.store, batch)
    const response = await ending.server.api('snapshot', { as: ending.admin })
    await response.body?.getReader().read()
    await ending.server.stop()
    expect(complaints).toEqual([])
  })

  it('has cursors of its own', async () => {
    const lines = await linesOf(world.anna)
    const unfinished = checkpointsOf(lines).find(({ done }) => !done)?.cursor ?? ''
    const finished = checkpointsOf(lines).at(-1)?.cursor ?? ''
    expect(await refusal(world.server.api('changes', { as: world.anna, query: { cursor: unfinished } }))).toBe(
      'bad-cursor',
    )
    expect(await refusal(world.server.api('snapshot', { as: world.anna, query: { cursor: finished } }))).toBe(
      'bad-cursor',
    )
    expect(await refusal(world.server.api('snapshot', { as: world.anna, query: { cursor: 'garbage' } }))).toBe(
      'bad-cursor',
    )
  })

  it('is served at more than 40,000 rows a second', async () => {
    await (await world.server.api('snapshot', { as: world.admin })).arrayBuffer()
    const start = performance.now()
    const response = await world.server.api('snapshot', { as: world.admin })
    const text = await response.text()
    const seconds = (performance.now() - start) / 1000
    const rows = text.split('\n').length
    // The bound is for a quiet machine; this keeps an order of magnitude from going unnoticed on a busy one.
    expect(rows / seconds).toBeGreaterThan(8_000)
    if (process.env.PRINT_RATES) process.stdout.write(`snapshot: ${Math.round(rows / seconds)} rows/s\n`)
  })
})

describe('digests', () => {
  it('equal what the records of the feed add up to', async () => {
    for (const as of [world.anna, world.admin]) {
      const { entries } = await pullAll(world.server, as)
      const cache = new Map<string, Cached>()
      applyEntries(cache, entries)
      const sums = new Map<string, { count: number; sum: bigint }>(
        recordTypes.map((type) => [type, { count: 0, sum: 0n }]),
      )
      for (const { type, id, version } of cache.values()) {
        const total = sums.get(type)
        if (!total) continue
        const hash = createHash('sha256').update(`${type}|${id}|${version}`).digest('hex')
        total.count++
        total.sum = (total.sum + BigInt(`0x${hash.slice(0, 12)}`)) % (1n << 48n)
      }
      const expected = Object.fromEntries(
        [...sums].map(([type, { count, sum }]) => [type, { count, digest: sum.toString(16).padStart(12, '0') }]),
      )
      const digest = await world.server.api('digest', { as })
      expect(digest.types).toEqual(expected)
      expect((await pullAll(world.server, as, digest.cursor)).entries).toEqual([])
    }
  })
})

describe('a bulk import', () => {
  it('goes on counting tickets where it ended', async () => {
    const id = await makeTicket(world, world.north)
    const made = await world.server.api('ticketGet', { as: world.admin, params: { id } })
    expect(made.number).toBeGreaterThan(tickets)
  })
})

describe('mails of a megabyte', () => {
  const count = 30
  let long: World
  beforeAll(async () => {
    long = await makeWorld()
    const [ticket, sample] = importedTicket(1, long.north)
    if (ticket?.type !== 'ticket' || sample?.type !== 'message') throw new Error('no sample')
    const bodyHtml = 'x'.repeat(1_000_000)
    const messages = Array.from(
      { length: count },
      (): TypedRecord => ({ type: 'message', record: { ...sample.record, id: uuidv7(), bodyHtml } }),
    )
    await importRecords(long.server.store, [ticket, ...messages])
  })
  afterAll(() => long.server.stop())

  it('do not lie in memory all at once when a cache is filled', async () => {
    const { store } = long.server
    const sight = sightOf(long.anna.user, [long.north, long.south])
    let messages = 0
    for await (const chunk of await openSnapshot(store, async () => sight, undefined)) {
      expect(chunk.length).toBeLessThan(2_500_000)
      messages += chunk.split('"type":"message"').length - 1
    }
    expect(messages).toBe(count)
  })

  it('do not make one page of changes', async () => {
    const sight = sightOf(long.anna.user, [long.north, long.south])
    const page = await readChanges(long.server.store, sight, undefined, 1_000)
    expect(page.more).toBe(true)
    expect(page.entries.join('').length).toBeLessThan(6_000_000)
    const { entries } = await pullAll(long.server, long.anna)
    expect(entries.filter((entry) => entry.op === 'put' && entry.type === 'message')).toHaveLength(count)
  })
})

it.each(['in one go', 'resumed from a checkpoint'])(
  'a team lost and regained during a fill (%s) is all there after the next pull',
  async (how) => {
    const { store } = world.server
    const sightIn = (teamIds: string[]) => sightOf({ ...world.anna.user, teamIds }, [world.north, world.south])
    const [whole, part] = [sightIn([world.north, world.south]), sightIn([world.south])]
    const cache = new Map<string, Cached>()
    let cursor: string | undefined
    let phase: 'held' | 'lost' | 'regained' = 'held'
    const read = async (from: string | undefined, stopAtCheckpoint: boolean) => {
      for await (const chunk of await openSnapshot(store, async () => (phase === 'lost' ? part : whole), from)) {
        const lines = chunk
          .trim()
          .split('\n')
          .map((line) => snapshotLine.parse(JSON.parse(line)))
        for (const line of lines) {
          if (line.op === 'checkpoint') cursor = line.cursor
          else applyEntries(cache, [line])
        }
        // Out of sight from the first page of tickets to the first of messages, or to the end of the connection.
        if (phase === 'held' && lines.some((line) => line.op === 'put' && line.type === 'ticket')) phase = 'lost'
        else if (!stopAtCheckpoint && lines.some((line) => line.op === 'put' && line.type === 'message'))
          phase = 'regained'
        if (stopAtCheckpoint && phase === 'lost' && cursor !== undefined) return
      }
    }
    await read(undefined, how !== 'in one go')
    if (how !== 'in one go') {
      phase = 'regained'
      await read(cursor, false)
    }
    for (let more = true; more; ) {
      const page = await readChanges(store, whole, cursor, 1_000)
      applyEntries(
        cache,
        page.entries.map((entry) => snapshotLine.parse(JSON.parse(entry)) as FeedEntry),
      )
      cursor = page.cursor
      more = page.more
    }
    const fresh = new Map<string, Cached>()
    for await (const chunk of await openSnapshot(store, async () => whole, undefined))
      for (const line of chunk.trim().split('\n')) {
        const entry = snapshotLine.parse(JSON.parse(line))
        if (entry.op === 'put') applyEntries(fresh, [entry])
      }
    expect([...cache.keys()].sort()).toEqual([...fresh.keys()].sort())
  },
)

it('a fill under way loses what its reader may not see any more', async () => {
  const session = await world.server.makeUser(world.admin, { role: 'agent', teamIds: [world.north, world.south] })
  const who = { sessionId: session.sessionId } as SignedIn
  const lines: SnapshotLine[] = []
  for await (const chunk of await openSnapshot(
    world.server.store,
    () => sightNow(world.server.store, who),
    undefined,
  )) {
    if (lines.length === 0)
      await world.server.api('userPatch', {
        as: world.admin,
        params: { id: session.user.id },
        body: { teamIds: [world.south], version: session.user.version },
      })
    for (const line of chunk.trim().split('\n')) lines.push(snapshotLine.parse(JSON.parse(line)))
  }
  const tickets = lines.flatMap((line) => (line.op === 'put' && line.type === 'ticket' ? [line.record as Ticket] : []))
  expect(tickets.length).toBeGreaterThan(0)
  expect(new Set(tickets.map(({ teamId }) => teamId))).toEqual(new Set([world.south]))

  const rest = await openSnapshot(world.server.store, () => sightNow(world.server.store, who), undefined)
  await rest.next()
  await world.server.api('signOut', { as: session })
  await expect(rest.next()).rejects.toMatchObject({ code: 'unauthenticated' })
})
