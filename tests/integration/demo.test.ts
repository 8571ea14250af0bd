import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passwordMatches } from '../../server/accounts/passwords.ts'
import { catalogues } from '../../server/demo/catalogues.ts'
import { demoFileBytes } from '../../server/demo/files.ts'
import { fillDemo } from '../../server/demo/fill.ts'
import { firstTicketNumber, generateWorkspace } from '../../server/demo/generate.ts'
import { demoAgent, demoWorkspace, people, teamId } from '../../server/demo/people.ts'
import { blanksOf } from '../../server/demo/template.ts'
import { callIntros, deviceNotes, generalNotes, orderNotes } from '../../server/demo/texts/notes.ts'
import { workspaceIsEmpty } from '../../server/store/import.ts'
import { openStore } from '../../server/store/store.ts'
import {
  type RecordOf,
  type RecordType,
  recordSchemas,
  recordTypes,
  type TypedRecord,
} from '../../shared/domain/records.ts'
import type { Message, Ticket } from '../../shared/domain/tickets.ts'
import { validateGraph } from '../../shared/rules/scripts/validate.ts'
import { variablesSetIn } from '../../shared/rules/scripts/variables.ts'
import { dueAt, isOverdue } from '../../shared/rules/sla.ts'
import { htmlToText } from '../../shared/rules/text.ts'

const monday = new Date('2026-03-16T08:30:00.000Z')

class Workspace {
  readonly now: Date
  readonly all: TypedRecord[] = []

  constructor(now: Date, options: Omit<Parameters<typeof generateWorkspace>[0], 'now'> = {}) {
    this.now = now
    for (const batch of generateWorkspace({ now, ...options })) {
      expect(batch.length).toBeLessThanOrEqual(1_000)
      this.all.push(...batch)
    }
  }

  of<T extends RecordType>(type: T): RecordOf<T>[] {
    return this.all.filter((each) => each.type === type).map((each) => each.record as RecordOf<T>)
  }

  conversations(): Map<string, Message[]> {
    const byTicket = new Map<string, Message[]>()
    for (const message of this.of('message'))
      byTicket.set(message.ticketId, [...(byTicket.get(message.ticketId) ?? []), message])
    return byTicket
  }

  hash(): string {
    return createHash('sha256').update(JSON.stringify(this.all)).digest('hex')
  }
}

describe('the demo workspace', () => {
  let demo: Workspace
  let conversations: Map<string, Message[]>
  beforeAll(() => {
    demo = new Workspace(monday)
    conversations = demo.conversations()
  })

  test('has scripts that pass every check, and runs that end somewhere, each beside its ticket', () => {
    const scripts = demo.of('script')
    const known = new Map(
      scripts.map(({ id, published, graph }) => [
        id,
        {
          published: published !== null,
          part: graph.part,
          variables: variablesSetIn(graph),
          calls: graph.steps.flatMap((step) => (step.kind === 'sub-script' && step.scriptId ? [step.scriptId] : [])),
        },
      ]),
    )
    for (const { id, name, languages, graph } of scripts)
      expect(validateGraph(graph, { languages, scriptId: id, scripts: known }), name).toEqual([])
    expect(scripts.filter(({ published }) => published !== null).length).toBeGreaterThanOrEqual(7)
    const revisions = new Set(demo.of('scriptRevision').map(({ id }) => id))
    for (const { revisionId } of scripts) expect(revisions).toContain(revisionId)
    const runs = demo.of('scriptRun')
    expect(runs.length).toBeGreaterThan(1_300)
    expect(runs.length).toBeLessThan(1_700)
    const tickets = new Map(demo.of('ticket').map((each) => [each.id, each]))
    for (const run of runs) {
      const ticket = tickets.get(run.ticketId ?? '')
      expect(ticket?.teamId).toBe(run.teamId)
      expect(run.startedAt > (ticket?.createdAt ?? '')).toBe(true)
      expect(run.endedAt < demo.now.toISOString()).toBe(true)
      expect(revisions).toContain(run.revisionId)
      if (run.outcome === 'completed') expect(run.dispositionId).not.toBeNull()
    }
    const completed = runs.filter(({ outcome }) => outcome === 'completed').length / runs.length
    expect(completed).toBeGreaterThan(0.85)
    expect(completed).toBeLessThan(0.98)
  })

  test('has the promised size', () => {
    const count = (type: RecordType) => demo.of(type).length
    expect(count('team')).toBe(3)
    expect(count('user')).toBe(14)
    expect(count('organization')).toBe(60)
    // Two thousand people, of whom some came twice, and a dozen records with a fault.
    expect(count('customer')).toBe(2_052)
    expect(count('ticket')).toBe(5_000)
    // Twelve, one that is none, and one that cannot be.
    expect(new Set(demo.of('customer').map((each) => each.country)).size).toBe(14)
    expect(new Set(demo.of('customer').map((each) => each.language)).size).toBe(11)
    const written = demo.of('message').filter((each) => each.kind !== 'event').length
    expect(written).toBeGreaterThan(24_250)
    expect(written).toBeLessThan(25_750)
    const lengths = demo.of('ticket').map((each) => each.messageCount)
    expect(lengths.filter((each) => each >= 50).length).toBeGreaterThanOrEqual(3)
    expect(lengths.filter((each) => each <= 3).length).toBeGreaterThan(1_500)
  })

  test('every record passes its schema, and ids are unique', () => {
    const seen = new Set<string>()
    for (const { type, record } of demo.all) {
      const parsed = recordSchemas[type].safeParse(record)
      if (!parsed.success) throw new Error(`${type} ${JSON.stringify(record)}: ${parsed.error.message}`)
      seen.add(record.id)
    }
    expect(seen.size).toBe(demo.all.length)
  })

  test('comes in an order in which references point backwards, and messages in the order of time', () => {
    const order = demo.all.map((each) => recordTypes.indexOf(each.type))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    const times = demo.of('message').map((each) => each.createdAt)
    expect(times).toEqual([...times].sort())
    const tickets = demo.of('ticket')
    expect(tickets.map((each) => each.number)).toEqual(tickets.map((_, i) => firstTicketNumber + i))
    expect(tickets.map((each) => each.createdAt)).toEqual(tickets.map((each) => each.createdAt).sort())
  })

  test('has a year of calls, joined to customers, agents and telephone tickets', () => {
    const customers = new Map(demo.of('customer').map((each) => [each.id, each]))
    const tickets = new Map(demo.of('ticket').map((each) => [each.id, each]))
    const dispositions = new Set(demo.of('disposition').map(({ id }) => id))
    const calls = demo.of('call')
    expect(dispositions.size).toBe(14)
    expect(calls).toHaveLength(3_000)
    for (const call of calls) {
      const agent = people.find(({ id }) => id === call.agentId)
      expect(agent?.teams.map(teamId)).toContain(call.teamId)
      if (call.customerId !== null) expect(customers.has(call.customerId)).toBe(true)
      if (call.dispositionId !== null) expect(dispositions.has(call.dispositionId)).toBe(true)
      const ticket = call.ticketId === null ? null : tickets.get(call.ticketId)
      if (ticket) {
        expect(ticket).toMatchObject({ channel: 'phone', customerId: call.customerId, teamId: call.teamId })
        expect(call.ringingAt < ticket.createdAt).toBe(true)
      }
      const points = [
        call.ringingAt,
        call.answeredAt ?? call.ringingAt,
        ...call.holds.flatMap(({ from, to }) => [from, to ?? from]),
        call.endedAt ?? '',
      ]
      expect(points).toEqual([...points].sort())
      expect(call.state === 'missed').toBe(call.dispositionId === null)
    }
    expect(calls.filter(({ ticketId }) => ticketId !== null).length).toBeGreaterThan(300)
    expect(calls.filter(({ withheld }) => withheld).length).toBeGreaterThan(20)
    expect(calls.filter(({ agentId }) => agentId === demoAgent.id).length).toBeGreaterThan(100)
    const open = demo.of('callback').filter(({ state }) => state === 'open')
    const [now, tomorrow] = [monday.toISOString(), new Date(monday.getTime() + 86_400_000).toISOString()]
    expect(demo.of('callback')).toHaveLength(60)
    expect(open.filter(({ dueAt }) => dueAt < now).length).toBeGreaterThanOrEqual(3)
    expect(open.filter(({ dueAt }) => dueAt >= now && dueAt < tomorrow).length).toBeGreaterThanOrEqual(5)
    expect(open.filter(({ assigneeId }) => assigneeId === demoAgent.id).length).toBeGreaterThanOrEqual(4)
    const told = new Set(demo.of('consent').map(({ customerId }) => customerId))
    expect(told.size).toBeGreaterThan(1_600)
    expect([...customers.values()].filter(({ doNotCall }) => doNotCall).length).toBeGreaterThan(20)
    expect([...customers.values()].filter(({ contactWindow }) => contactWindow).length).toBeGreaterThan(150)
  })

  test('every reference leads somewhere', () => {
    const ids = new Map<RecordType, Set<string>>(
      recordTypes.map((type) => [type, new Set(demo.of(type).map((each) => each.id))]),
    )
    const has = (type: RecordType, id: string | null) => id === null || ids.get(type)?.has(id)
    const messages = new Map(demo.of('message').map((each) => [each.id, each]))
    for (const ticket of demo.of('ticket')) {
      expect(has('team', ticket.teamId) && has('user', ticket.assigneeId) && has('customer', ticket.customerId)).toBe(
        true,
      )
      expect(ticket.tagIds.every((tag) => has('tag', tag))).toBe(true)
      expect(new Set(ticket.tagIds).size).toBe(ticket.tagIds.length)
      expect(has('ticket', ticket.mergedIntoId)).toBe(true)
      if (ticket.assigneeId)
        expect(people.find((each) => each.id === ticket.assigneeId)?.teams.map(teamId)).toContain(ticket.teamId)
    }
    for (const file of demo.of('attachment')) {
      const message = messages.get(file.messageId)
      expect(message?.attachmentIds).toContain(file.id)
      expect(message?.bodyHtml.includes(`cid:${file.id}`)).toBe(file.inline)
      const bytes = demoFileBytes(file.sha256)
      expect(bytes?.byteLength).toBe(file.size)
      expect(
        createHash('sha256')
          .update(bytes ?? '')
          .digest('hex'),
      ).toBe(file.sha256)
    }
    const files = ids.get('attachment')
    for (const message of messages.values()) {
      expect(has('ticket', message.ticketId)).toBe(true)
      for (const file of message.attachmentIds) expect(files?.has(file)).toBe(true)
      for (const user of message.mentionedUserIds) expect(has('user', user)).toBe(true)
    }
  })

  test('every ticket says what its conversation says', () => {
    const { settings } = demoWorkspace(monday.toISOString())
    for (const ticket of demo.of('ticket')) {
      const entries = conversations.get(ticket.id) ?? []
      expect({ ...derived(ticket, entries), number: ticket.number }).toEqual({
        number: ticket.number,
        messageCount: ticket.messageCount,
        lastMessageId: ticket.lastMessageId,
        lastMessageAt: ticket.lastMessageAt,
        lastCustomerMessageAt: ticket.lastCustomerMessageAt,
        firstRespondedAt: ticket.firstRespondedAt,
        solvedAt: ticket.solvedAt,
        updatedAt: ticket.updatedAt,
        status: ticket.status,
        createdAt: ticket.createdAt,
      })
      expect(ticket.dueAt).toBe(dueAt(ticket, settings))
      expect(ticket.updatedAt <= monday.toISOString()).toBe(true)
      expect(entries.every((each) => each.teamId === ticket.teamId)).toBe(true)
      expect(
        entries.slice(0, 2).some((each) => each.event?.type === 'created' && each.event.channel === ticket.channel),
      ).toBe(true)
      for (const entry of entries) {
        const { event } = entry
        if (event?.type === 'tags') expect(event.added.every((tag) => ticket.tagIds.includes(tag))).toBe(true)
        if (entry.authorKind === 'customer') expect(entry.authorId).toBe(ticket.customerId)
      }
      const assigned = entries.flatMap(({ event }) => (event?.type === 'assignee' ? [event] : []))
      assigned.forEach((event, i) => {
        if (i > 0) expect(event.from).toBe(assigned[i - 1]?.to)
      })
      if (assigned.length > 0) expect(assigned.at(-1)?.to).toBe(ticket.assigneeId)
      const raised = entries.flatMap(({ event }) => (event?.type === 'priority' ? [event.to] : []))
      if (raised.length > 0) expect(raised.at(-1)).toBe(ticket.priority)
    }
  })

  test('merged and linked tickets know each other', () => {
    const tickets = new Map(demo.of('ticket').map((each) => [each.id, each]))
    const merged = [...tickets.values()].filter((each) => each.mergedIntoId !== null)
    expect(merged.length).toBeGreaterThan(10)
    for (const source of merged) {
      const target = tickets.get(source.mergedIntoId ?? '')
      expect(source.status).toBe('closed')
      expect(target?.customerId).toBe(source.customerId)
      expect(target?.mergedIntoId).toBeNull()
      expect(
        conversations
          .get(target?.id ?? '')
          ?.some(({ event }) => event?.type === 'merged-from' && event.ticketId === source.id),
      ).toBe(true)
    }
    const linked = [...tickets.values()].filter((each) => each.linkedTicketIds.length > 0)
    expect(linked.length).toBeGreaterThan(10)
    for (const one of linked)
      for (const other of one.linkedTicketIds) expect(tickets.get(other)?.linkedTicketIds).toContain(one.id)
  })

  test('no two customers share an address but those who came twice, and nobody writes before they are known', () => {
    const addresses = demo.of('customer').flatMap((each) => each.emails)
    expect(addresses.length - new Set(addresses).size).toBeLessThan(40)
    expect(addresses.filter((each) => !each.endsWith('.example'))).toEqual([
      'k.brandt@gmial.com',
      'p.conti@hotmial.com',
    ])
    const customers = new Map(demo.of('customer').map((each) => [each.id, each]))
    for (const ticket of demo.of('ticket'))
      expect((customers.get(ticket.customerId)?.createdAt ?? '~') <= ticket.createdAt).toBe(true)
  })

  test('plain text is what the app would make of the HTML', () => {
    const messages = demo.of('message').filter((each) => each.kind !== 'event')
    for (let i = 0; i < messages.length; i += 23) {
      const message = messages[i]
      if (message) expect(message.bodyText).toBe(htmlToText(message.bodyHtml))
    }
  }, 60_000)

  test('holds what help desks have to deal with', () => {
    const bodies = demo.of('message').map((each) => each.bodyHtml)
    const files = demo.of('attachment')
    expect(bodies.filter((each) => each.includes('<blockquote>')).length).toBeGreaterThan(500)
    expect(bodies.filter((each) => each.includes('src="https://')).length).toBeGreaterThan(50)
    expect(bodies.filter((each) => each.includes('data-type="mention"')).length).toBeGreaterThan(100)
    expect(files.filter((each) => each.inline).length).toBeGreaterThan(20)
    expect(new Set(files.map((each) => each.sha256)).size).toBeGreaterThan(100)
    expect(demo.of('message').filter((each) => each.event?.type === 'team').length).toBeGreaterThan(20)
    const texts = new Set(demo.of('message').flatMap((each) => (each.kind === 'event' ? [] : [each.bodyText])))
    expect(texts.size).toBeGreaterThan(20_000)
  })

  test('the demo agent finds drafts, read and unread tickets', () => {
    const tickets = new Map(demo.of('ticket').map((each) => [each.id, each]))
    const drafts = demo.of('draft')
    expect(drafts.length).toBe(2)
    for (const draft of drafts)
      expect(tickets.get(draft.ticketId)).toMatchObject({ assigneeId: demoAgent.id, status: 'open' })
    const marks = new Map(
      demo
        .of('readMark')
        .filter((each) => each.userId === demoAgent.id)
        .map((each) => [each.ticketId, each.readAt]),
    )
    const own = [...tickets.values()].filter((each) => each.assigneeId === demoAgent.id && each.dueAt !== null)
    const unread = own.filter((each) => (marks.get(each.id) ?? '') < each.lastMessageAt)
    expect(unread.length).toBeGreaterThanOrEqual(1)
    expect(unread.length).toBeLessThan(own.length / 2 + 1)
  })
})

test('the same seed and moment give the same records, another seed gives others', () => {
  const small = { tickets: 400, customers: 200, organizations: 20 }
  const hash = new Workspace(monday, small).hash()
  expect(new Workspace(monday, small).hash()).toBe(hash)
  expect(new Workspace(monday, { ...small, seed: 7 }).hash()).not.toBe(hash)
})

test.each([
  ['a Monday morning', '2026-03-16T07:30:00.000Z'],
  ['a Sunday', '2026-07-12T15:00:00.000Z'],
  ['a leap day', '2028-02-29T12:00:00.000Z'],
])('queues look believable on %s', (_name, at) => {
  const now = new Date(at)
  const tickets = new Workspace(now).of('ticket')
  const ours = tickets.filter((each) => each.status === 'new' || each.status === 'open')
  const alive = tickets.filter((each) => each.status !== 'solved' && each.status !== 'closed')
  const late = (some: Ticket[]) => some.filter((each) => isOverdue(each, now.getTime())).length
  expect(alive.length).toBeGreaterThanOrEqual(250)
  expect(alive.length).toBeLessThanOrEqual(400)
  expect(late(ours) / ours.length).toBeGreaterThan(0.03)
  expect(late(ours) / ours.length).toBeLessThan(0.06)
  const own = ours.filter((each) => each.assigneeId === demoAgent.id)
  expect(own.length).toBeGreaterThanOrEqual(9)
  expect(own.length).toBeLessThanOrEqual(13)
  expect([2, 3]).toContain(late(own))
  const homeTeam = teamId('home')
  const nobodys = ours.filter((each) => each.assigneeId === null && each.teamId === homeTeam)
  expect(nobodys.length).toBeGreaterThanOrEqual(7)
  expect(nobodys.length).toBeLessThanOrEqual(15)
})

test('every blank of every text is known', () => {
  const known =
    'product amount fw fwOld order serial tracking code minutes date name first last city phone email title org agent agentName signature author'.split(
      ' ',
    )
  const texts = JSON.stringify([catalogues, callIntros, deviceNotes, orderNotes, generalNotes])
  expect([...new Set(blanksOf(texts))].filter((each) => !known.includes(each))).toEqual([])
})

test('each problem has a subject, a resolution and exchanges that exist', () => {
  for (const { language, scenarios } of catalogues) {
    for (const scenario of scenarios) {
      scenario.problem.forEach((_, problem) => {
        const label = `${language} ${scenario.id} ${problem}`
        const own = scenario.exchangesFor?.includes(problem) === false ? 0 : scenario.exchanges.length
        const solved = scenario.resolution.some(
          (each) => each.for?.includes(problem) !== false && (each.after ?? 0) <= own,
        )
        const named = scenario.subjects.some((each) => typeof each === 'string' || each[0] === problem)
        expect({ label, solved, named }).toEqual({ label, solved: true, named: true })
      })
    }
  }
})

describe('a filled store', () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-demo-'))
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  test('lets the demo agent sign in and tells its progress', async () => {
    const store = await openStore({ dataDir })
    const progress: number[] = []
    const sizes = { tickets: 300, customers: 150, organizations: 20 }
    await fillDemo(store, { now: monday, ...sizes, onProgress: (done, total) => progress.push(done / total) })
    expect(await workspaceIsEmpty(store)).toBe(false)
    expect(progress.at(-1)).toBe(1)
    const credential = await store.reader
      .selectFrom('credential')
      .selectAll()
      .where('userId', '=', demoAgent.id)
      .executeTakeFirst()
    expect(await passwordMatches(credential?.passwordHash, demoAgent.password)).toBe(true)
    await store.close()
  })
})

/** What the ticket's fields must be, worked out from the conversation alone. */
function derived(ticket: Ticket, entries: readonly Message[]) {
  const written = entries.filter((each) => each.kind !== 'event')
  let status: Ticket['status'] = 'new'
  let solvedAt: string | null = null
  for (const { event, createdAt } of entries) {
    const to = event?.type === 'status' ? event.to : event?.type === 'merged-into' ? 'closed' : undefined
    if (event?.type === 'status') expect(event.from).toBe(status)
    if (!to) continue
    const ended = to === 'solved' || to === 'closed'
    const wasEnded = status === 'solved' || status === 'closed'
    solvedAt = ended ? (wasEnded ? solvedAt : createdAt) : null
    status = to
  }
  return {
    messageCount: written.length,
    lastMessageId: written.at(-1)?.id ?? null,
    lastMessageAt: written.at(-1)?.createdAt ?? ticket.createdAt,
    lastCustomerMessageAt: written.findLast((each) => each.authorKind === 'customer')?.createdAt ?? null,
    firstRespondedAt: written.find((each) => each.kind === 'public' && each.authorKind === 'user')?.createdAt ?? null,
    solvedAt,
    updatedAt: entries.at(-1)?.createdAt ?? ticket.createdAt,
    status,
    createdAt: entries[0]?.createdAt,
  }
}
