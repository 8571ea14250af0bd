import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, describe, expect, it } from 'vitest'
import { takeNumbers } from '../../../server/store/store.ts'
import { applyChanges } from '../../../server/store/write.ts'
import { envelope } from '../../fixtures/server.ts'
import { applyEntries, body, type Cached, makeTicket, makeWorld, pullAll, type World } from './world.ts'

let world: World | undefined
afterEach(async () => {
  await world?.server.stop()
  world = undefined
})

describe('a pull never skips a committed change', () => {
  it('while many people write at once', async () => {
    const here = await makeWorld()
    world = here
    const { server } = here
    const tickets = [
      await makeTicket(here, here.north),
      await makeTicket(here, here.north),
      await makeTicket(here, here.north),
    ]
    const cache = new Map<string, Cached>()
    const versions = new Map<string, number>()
    let cursor: string | undefined
    let writing = true
    let wentBack = 0
    const reader = (async () => {
      for (;;) {
        const last = !writing
        const page = await server.api('changes', {
          as: here.anna,
          query: { limit: 7, ...(cursor === undefined ? {} : { cursor }) },
        })
        for (const entry of page.entries) {
          if (entry.op !== 'put') continue
          const key = `${entry.type}|${entry.id}`
          if (entry.version < (versions.get(key) ?? 0)) wentBack++
          versions.set(key, entry.version)
        }
        applyEntries(cache, page.entries)
        cursor = page.cursor
        if (last && !page.more) return
      }
    })()
    const writers = [here.anna, here.lead, here.admin].map(async (as, w) => {
      for (let i = 0; i < 25; i++) {
        const ticketId = tickets[(w + i) % 3] ?? ''
        const commands = [
          envelope('ticket.reply', { ticketId, messageId: uuidv7(), kind: 'note', ...body(`${w} ${i}`) }),
          envelope('ticket.update', { ticketId, set: { priority: i % 2 ? 'high' : 'low' }, base: {} }),
        ]
        await server.api('commands', { as, body: { commands } })
      }
    })
    await Promise.all(writers)
    writing = false
    await reader
    const fresh = new Map<string, Cached>()
    applyEntries(fresh, (await pullAll(server, here.anna)).entries)
    const listOf = (from: Map<string, Cached>) =>
      [...from.values()].map(({ type, id, version }) => `${type} ${id} ${version}`).sort()
    expect(listOf(cache)).toEqual(listOf(fresh))
    expect([...cache.values()].filter(({ type, record }) => type === 'message' && record.kind === 'note')).toHaveLength(
      75,
    )
    expect(wentBack).toBe(0)
  })

  it('when a slow writer has taken its numbers and a quick one comes behind it', async () => {
    const here = await makeWorld()
    world = here
    const { server } = here
    const before = await pullAll(server, here.anna)
    const tagsSince = async (cursor: string) => {
      const pulled = await pullAll(server, here.anna, cursor)
      const names = pulled.entries.map((entry) => (entry.op === 'put' ? (entry.record as { name?: string }).name : ''))
      return { names, cursor: pulled.cursor }
    }
    const taken: number[] = []
    let commit: () => void = () => undefined
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve
    })
    const slow = server.store.write(async (tx) => {
      const tag = { id: uuidv7(), version: 0, name: 'slow', createdAt: new Date().toISOString() }
      const actor = here.admin.user
      await applyChanges(tx, [{ op: 'put', type: 'tag', record: tag }], {
        actor,
        action: 'tag.create',
        at: tag.createdAt,
      })
      taken.push(await takeNumbers(tx, 'feed', 1))
      await mayCommit
    })
    while (taken.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const quick = server.run(here.lead, 'tag.create', { name: 'quick' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    // Neither is there for a reader in between, so no cursor can be past the slow one.
    const between = await tagsSince(before.cursor)
    expect(between).toEqual({ names: [], cursor: before.cursor })
    commit()
    await slow
    await quick
    expect((await tagsSince(between.cursor)).names).toEqual(['slow', 'quick'])
    expect(await server.store.write((tx) => takeNumbers(tx, 'feed', 1))).toBeGreaterThan((taken[0] ?? 0) + 1)
  })
})

/**
 * Why the numbers are handed out under a lock: a model, not our code, because SQLite never has two writers at once and
 * cannot show the fault. Transactions commit in any order. A writer takes its number at one step and becomes visible at a
 * later one; a reader between them asks for everything above the highest number it has seen.
 */
function simulate(
  steps: readonly { readonly act: 'take' | 'commit' | 'read'; readonly writer: number }[],
  locked: boolean,
): number[] {
  let next = 1
  let holder: number | undefined
  const taken = new Map<number, number>()
  const visible = new Set<number>()
  const read = new Set<number>()
  let cursor = 0
  const pull = () => {
    for (const number of [...visible].sort((a, b) => a - b)) {
      if (number <= cursor) continue
      read.add(number)
      cursor = number
    }
  }
  const commit = (writer: number) => {
    const number = taken.get(writer)
    if (number === undefined) return
    visible.add(number)
    taken.delete(writer)
    if (holder === writer) holder = undefined
  }
  for (const { act, writer } of steps) {
    if (act === 'read') pull()
    else if (act === 'commit') commit(writer)
    else if (!taken.has(writer) && !(locked && holder !== undefined)) {
      // With the lock, the row of the counter is held from the taking of a number to the commit.
      if (locked) holder = writer
      taken.set(writer, next++)
    }
  }
  for (const writer of [...taken.keys()]) commit(writer)
  pull()
  return [...visible].filter((number) => !read.has(number))
}

describe('numbers of a feed, in a model of a database with many writers', () => {
  const steps = fc.array(
    fc.record({ act: fc.constantFrom('take' as const, 'commit' as const, 'read' as const), writer: fc.nat(4) }),
    { maxLength: 60 },
  )

  it('handed out without a lock are skipped by a reader between two commits', () => {
    // Writer 0 takes 1, writer 1 takes 2 and commits first, the reader sees 2; when 1 commits, the cursor is past it.
    const history = [
      { act: 'take', writer: 0 },
      { act: 'take', writer: 1 },
      { act: 'commit', writer: 1 },
      { act: 'read', writer: 0 },
      { act: 'commit', writer: 0 },
    ] as const
    expect(simulate(history, false)).toEqual([1])
    expect(simulate(history, true)).toEqual([])
    // A fixed seed: the search must not come up empty-handed one day in a hundred.
    const search = { numRuns: 20_000, seed: 4821 }
    expect(
      fc.check(
        fc.property(steps, (each) => simulate(each, false).length === 0),
        search,
      ).failed,
    ).toBe(true)
  })

  it('handed out under the lock that lasts until the commit are never skipped, in any order of events', () => {
    fc.assert(
      fc.property(steps, (each) => simulate(each, true).length === 0),
      { numRuns: 2_000 },
    )
  })
})
