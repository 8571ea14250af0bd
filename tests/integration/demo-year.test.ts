import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { generateWorkspace } from '../../server/demo/generate.ts'
import { tagIds } from '../../server/demo/tags.ts'
import { openStore } from '../../server/store/store.ts'
import type { Message, Ticket } from '../../shared/domain/tickets.ts'

/** The demo's year as a whole: when people write, when they are answered, and how they feel about it. */

const now = new Date('2026-03-16T08:30:00.000Z')
let tickets: Ticket[]
let messages: Message[]
beforeAll(() => {
  const all = [...generateWorkspace({ now })].flat()
  tickets = all.flatMap((each) => (each.type === 'ticket' ? [each.record] : []))
  messages = all.flatMap((each) => (each.type === 'message' ? [each.record] : []))
})

const written = () => messages.filter(({ kind }) => kind !== 'event')
const replies = () => messages.filter(({ kind, authorKind }) => kind === 'public' && authorKind === 'user')
/** The share of instants for which something holds. */
const share = (instants: readonly { createdAt: string }[], holds: (at: Date) => boolean) =>
  instants.filter(({ createdAt }) => holds(new Date(createdAt))).length / instants.length
const weekend = (at: Date) => at.getUTCDay() === 0 || at.getUTCDay() === 6
const between = (from: number, to: number) => (at: Date) => at.getUTCHours() >= from && at.getUTCHours() < to

function expectAbout(value: number, from: number, to: number): void {
  expect(value).toBeGreaterThan(from)
  expect(value).toBeLessThan(to)
}

test('of five messages a ticket some are the customer’s, some answers and some notes; system entries come on top', () => {
  expectAbout(written().length, 24_250, 25_750)
  expectAbout(messages.length - written().length, 15_000, 30_000)
  expectAbout(written().filter(({ authorKind }) => authorKind === 'customer').length, 10_000, 13_000)
  expectAbout(replies().length, 9_000, 12_000)
  expectAbout(written().filter(({ kind }) => kind === 'note').length, 2_000, 4_000)
})

describe('the year', () => {
  test('has twelve months, and grows', () => {
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
    expect(tickets.every(({ createdAt }) => createdAt >= ago(366) && createdAt <= now.toISOString())).toBe(true)
    const quarter = (n: number) =>
      tickets.filter(({ createdAt }) => createdAt >= ago(92 * (n + 1)) && createdAt < ago(92 * n)).length
    for (const n of [0, 1, 2, 3]) expect(quarter(n)).toBeGreaterThan(700)
    expect(quarter(0)).toBeGreaterThan(quarter(3))
  })

  test('has weekdays and weekends, days and nights', () => {
    // Two of seven days are 28 % of the week, six of 24 hours a quarter of the day.
    expectAbout(share(tickets, weekend), 0.1, 0.22)
    expectAbout(share(tickets, between(8, 18)), 0.5, 0.75)
    expectAbout(share(tickets, between(0, 6)), 0.03, 0.16)
  })

  test('is answered in office hours, and hardly on Sundays', () => {
    expect(share(replies(), between(6, 20))).toBeGreaterThan(0.95)
    expect(share(replies(), (at) => at.getUTCDay() === 0)).toBeLessThan(0.01)
  })
})

describe('people', () => {
  test('come back with what was solved, now and then', () => {
    const reopened = messages.flatMap(({ event, ticketId }) =>
      event?.type === 'status' && event.from === 'solved' && event.to === 'open' ? [ticketId] : [],
    )
    expectAbout(new Set(reopened).size / tickets.length, 0.03, 0.1)
  })

  test('are angry in some conversations, mostly the long ones', () => {
    const angry = tickets.filter(({ tagIds: tags }) => tags.includes(tagIds['angry customer']))
    expectAbout(angry.length / tickets.length, 0.02, 0.12)
    const length = (some: readonly Ticket[]) => some.reduce((sum, each) => sum + each.messageCount, 0) / some.length
    expect(length(angry)).toBeGreaterThan(length(tickets))
  })

  test('say thank you when it works, in their own language', () => {
    const newest = new Map(tickets.map((each) => [each.lastMessageId, each]))
    const lastWords = written().filter(({ id, authorKind }) => authorKind === 'customer' && newest.has(id))
    const afterwards = lastWords.filter(({ id }) => ['solved', 'closed'].includes(newest.get(id)?.status ?? ''))
    expectAbout(afterwards.length / tickets.length, 0.15, 0.45)
    for (const thanks of [
      /thank/i,
      /danke|dank /i,
      /merci/i,
      /gracias/i,
      /grazie/i,
      /obrigad|agrade/i,
      /ありがとう/,
      /谢|謝/,
    ])
      expect(
        written().filter(({ bodyText, authorKind }) => authorKind === 'customer' && thanks.test(bodyText)).length,
      ).toBeGreaterThan(5)
  })
})

test('the command fills an empty folder with all of it', { timeout: 180_000 }, async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-demo-'))
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--import', 'tsx', 'server/demo/main.ts'],
    ...['--data', dataDir],
  ])
  expect(stdout).toContain('Sign in with the password')
  const store = await openStore({ dataDir })
  const count = async (table: 'ticket' | 'customer' | 'organization' | 'user' | 'team' | 'message') =>
    Number(
      (
        await store.reader
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    )
  expect([await count('ticket'), await count('customer'), await count('organization')]).toEqual([5_000, 2_052, 60])
  expect([await count('team'), await count('user')]).toEqual([3, 14])
  expect(await count('message')).toBeGreaterThan(40_000)
  const roles = (await store.reader.selectFrom('user').select('doc').execute()).map(({ doc }) => JSON.parse(doc).role)
  expect([...new Set(roles)].sort()).toEqual(['admin', 'agent', 'editor', 'lead'])
  await store.close()
  await rm(dataDir, { recursive: true })
})
