import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TypedRecord } from '#shared/domain/records'
import { type Script, type ScriptRevision, type ScriptRun, scriptDraft } from '#shared/domain/scripts'
import type { Cache } from '../../../electron/data/cache/cache.ts'
import { openCache } from '../../../electron/data/cache/cache.ts'
import { openConnection } from '../../../electron/data/cache/driver.ts'
import { migrations } from '../../../electron/data/cache/migrations/index.ts'
import { rebuild } from '../../../electron/data/cache/salvage.ts'
import { beginRun, forgetRun, listRuns, readRun, saveRun, scriptQueries } from '../../../electron/data/scripts/index.ts'
import { ask, choice, disposition, end, graph, sub } from '../../unit/shared/scripts/make.ts'
import {
  anyCustomer,
  at,
  customer,
  customers,
  freshCache,
  me,
  newId,
  now,
  put,
  support,
  temporaryFolder,
  ticket,
  tickets,
  user,
} from './make.ts'
import { call, runOf, script } from './make-scripts.ts'

const lead = user({ role: 'lead' })
const as = (who = me) => ({ me: who, now })

function revisionOf(of: Script, some: Partial<ScriptRevision> = {}): ScriptRevision {
  return {
    id: of.revisionId,
    version: 1,
    scriptId: of.id,
    number: of.revision,
    aside: false,
    graph: of.graph,
    authorId: me.id,
    note: '',
    createdAt: at(0),
    ...some,
  }
}
const records = (...given: (Script | ScriptRevision | ScriptRun)[]): TypedRecord[] =>
  given.map((record) =>
    'path' in record
      ? { type: 'scriptRun', record }
      : 'aside' in record
        ? { type: 'scriptRevision', record }
        : { type: 'script', record },
  )

async function filled(...given: Script[]): Promise<Cache> {
  const cache = await freshCache()
  await put(cache, { type: 'team', record: support }, { type: 'user', record: me }, ...customers(anyCustomer))
  await put(cache, ...records(...given, ...given.map((each) => revisionOf(each))))
  return cache
}

describe('scripts in the cache', () => {
  it('are listed with what has become of them', async () => {
    const [drops, old] = [script(), script({ name: 'Old', archivedAt: at(5) })]
    const cache = await filled(drops, old)
    await put(cache, ...records(runOf(drops), runOf(drops)))
    const list = await scriptQueries['script.list'](cache, as(), { archived: false })
    expect(list).toMatchObject([{ name: 'Router drops', steps: 2, runs: 2, hasDraft: false, pending: false }])
    expect(await scriptQueries['script.list'](cache, as(), { archived: true })).toMatchObject([{ name: 'Old' }])
    const own = {
      id: newId(),
      version: 0,
      scriptId: drops.id,
      userId: me.id,
      graph: drops.graph,
      baseRevisionId: drops.revisionId,
      updatedAt: at(3),
    }
    await put(
      cache,
      { type: 'scriptDraft', record: own },
      { type: 'scriptDraft', record: { ...own, id: newId(), userId: lead.id } },
    )
    expect(await scriptQueries['script.get'](cache, as(), { scriptId: drops.id })).toMatchObject({
      script: { id: drops.id },
      drafts: [own],
    })
    await put(
      cache,
      ...records(
        revisionOf(drops, { id: newId(), number: 2 }),
        revisionOf(drops, { id: newId(), number: 2, aside: true }),
      ),
    )
    const revisions = await scriptQueries['script.revisions'](cache, as(), { scriptId: drops.id })
    expect(revisions.map(({ number, aside }) => [number, aside])).toEqual([
      [2, false],
      [2, true],
      [1, false],
    ])
  })

  it('are offered for a ticket by what it is about, without parts, archived ones and those that are not published', async () => {
    const tagId = newId()
    const given = [
      script({ name: 'General' }),
      script({ name: 'Drops', offeredFor: { ...script().offeredFor, tagIds: [tagId], languages: ['pt'] } }),
      script({ name: 'Other team', offeredFor: { ...script().offeredFor, teamIds: [newId()] } }),
      script({ name: 'Unpublished', published: null }),
      script({ name: 'Archived', archivedAt: at(1) }),
      script({ name: 'Part', graph: graph([end('done')], { part: true }) }),
    ]
    const cache = await filled(...given)
    const about = ticket({ tagIds: [tagId] })
    await put(cache, ...tickets(about))
    const asked = { ticketId: about.id, customerId: null, teamId: null, productIds: [], reason: '', limit: 10 }
    const offers = await scriptQueries['script.offer'](cache, as(), asked)
    expect(offers.map(({ name, why }) => [name, why])).toEqual([
      ['Drops', ['tag', 'language']],
      ['General', []],
    ])
    const found = await scriptQueries['script.find'](cache, as(), { text: 'drop line', limit: 10 })
    expect(found.map(({ name }) => name)).toEqual(['Drops'])
    expect(await scriptQueries['script.recent'](cache, as(), { limit: 5 })).toEqual([])
    await put(cache, ...records(runOf(given[0] as Script)))
    expect(await scriptQueries['script.recent'](cache, as(), { limit: 5 })).toMatchObject([{ name: 'General' }])
  })

  it('come as a bundle of the published versions, parts of parts included', async () => {
    const inner = script({ name: 'Inner', graph: graph([end('in')], { part: true }) })
    const part = script({ name: 'Part', graph: graph([sub('s', inner.id, 'out'), end('out')], { part: true }) })
    const root = script({ graph: graph([sub('p', part.id, 'done'), end('done')]) })
    const cache = await filled(inner, part, root)
    const bundle = await scriptQueries['script.bundle'](cache, as(), { scriptId: root.id, revisionId: null })
    expect(bundle?.scripts.map(({ name }) => name)).toEqual(['Router drops', 'Part', 'Inner'])
    const draft = script({ published: null })
    await put(cache, ...records(draft, revisionOf(draft)))
    expect(await scriptQueries['script.bundle'](cache, as(), { scriptId: draft.id, revisionId: null })).toBeNull()
    expect(
      await scriptQueries['script.bundle'](cache, as(), { scriptId: draft.id, revisionId: draft.revisionId }),
    ).not.toBeNull()
  })

  it('fill their variables from the customer, the agent and the ticket', async () => {
    const cache = await filled()
    const about = ticket()
    await put(cache, ...tickets(about))
    const { values, language } = await scriptQueries['script.facts'](cache, as(), {
      ticketId: about.id,
      customerId: null,
    })
    expect(values).toMatchObject({
      'customer.firstName': 'Maria',
      'customer.phone': '+351912345678',
      'agent.firstName': 'Ana',
      'ticket.number': '1000',
      'team.name': 'Support',
    })
    expect(values['organization.name']).toBeUndefined()
    expect(language).toBe('pt')
    const look = (field: string) =>
      scriptQueries['script.lookUp'](cache, as(), {
        source: 'customer',
        field,
        key: null,
        customerId: anyCustomer.id,
        ticketId: null,
      })
    expect(await look('city')).toEqual({ value: 'Lisboa' })
    expect(await look('organization')).toEqual({ value: null })
  })

  it('know the day by the customer’s calendar, also when it is another one in UTC', async () => {
    const cache = await filled()
    const midnight = Date.parse('2026-01-05T23:30:00.000Z')
    const there = customer({ timeZone: 'Pacific/Kiritimati' })
    const owned = {
      id: newId(),
      version: 1,
      customerId: there.id,
      productId: newId(),
      serialNumber: 'K-1',
      boughtAt: null,
      warrantyUntil: '2026-01-05',
      contract: null,
      createdAt: at(0),
    }
    const order = {
      id: newId(),
      version: 1,
      customerId: there.id,
      number: 'K-2',
      at: new Date(midnight).toISOString(),
      status: 'shipped' as const,
      currency: 'EUR',
      totalMinor: 100,
      lines: [],
    }
    await put(cache, ...customers(there), { type: 'ownedProduct', record: owned }, { type: 'order', record: order })
    const asked = { ticketId: null, customerId: there.id }
    const facts = await scriptQueries['script.facts'](cache, { me, now: midnight }, asked)
    expect(facts.values.today).toBe('2026-01-06')
    const look = async (source: 'product' | 'order', field: string, when: number) =>
      (await scriptQueries['script.lookUp'](cache, { me, now: when }, { source, field, key: null, ...asked })).value
    expect(await look('order', 'at', midnight)).toBe('2026-01-06')
    // As on the customer's page: the last day counts to its end wherever they are, and a while before it is ending.
    expect(await look('product', 'warrantyState', Date.parse('2026-01-06T11:00:00.000Z'))).toBe('valid')
    expect(await look('product', 'warrantyState', Date.parse('2026-01-06T13:00:00.000Z'))).toBe('expired')
  })

  it('look up what the customer owns and ordered, as it is read out on the telephone', async () => {
    const cache = await filled()
    const product = {
      id: newId(),
      version: 1,
      name: 'Brae Valve',
      sku: 'BV-1',
      warrantyMonths: 36,
      knownProblems: [],
      createdAt: at(0),
    }
    const owned = {
      id: newId(),
      version: 1,
      customerId: anyCustomer.id,
      productId: product.id,
      serialNumber: 'WFKD-4471-0826',
      boughtAt: '2024-02-01',
      warrantyUntil: '2027-02-01',
      contract: null,
      createdAt: at(0),
    }
    const order = (number: string, minutes: number) => ({
      id: newId(),
      version: 1,
      customerId: anyCustomer.id,
      number,
      at: at(minutes),
      status: 'shipped' as const,
      currency: 'EUR',
      totalMinor: 6_900,
      lines: [{ productId: product.id, name: 'Brae Valve', quantity: 2, minor: 6_900 }],
    })
    await put(
      cache,
      { type: 'product', record: product },
      { type: 'ownedProduct', record: owned },
      { type: 'order', record: order('W-1', 1) },
      { type: 'order', record: order('W-2', 2) },
    )
    const look = async (source: 'product' | 'order', field: string, key: string | null = null) =>
      (
        await scriptQueries['script.lookUp'](cache, as(), {
          source,
          field,
          key,
          customerId: anyCustomer.id,
          ticketId: null,
        })
      ).value
    expect(await look('product', 'name')).toBe('Brae Valve')
    expect(await look('product', 'warrantyUntil', 'wfkd 4471 0826')).toBe('2027-02-01')
    expect(await look('product', 'warrantyState', 'WFKD44710826')).toBe('valid')
    expect(await look('product', 'name', 'WFXX-0000-0000')).toBeNull()
    expect(await look('order', 'number')).toBe('W-2')
    expect(await look('order', 'products', ' w-1 ')).toBe('2 × Brae Valve')
    expect(await look('order', 'total')).toBe('69.00 EUR')
    await put(cache, { type: 'order', record: { ...order('W-3', 3), currency: 'JPY' } })
    expect(await look('order', 'total')).toBe('6900 JPY')
    await cache.write((tx) => tx.run(`DELETE FROM customer_order WHERE doc ->> '$.number' = 'W-3'`))
    const { values } = await scriptQueries['script.facts'](cache, as(), { ticketId: null, customerId: anyCustomer.id })
    expect(values).toMatchObject({ 'product.serialNumber': 'WFKD-4471-0826', 'order.number': 'W-2' })
    // With two devices at home nobody can say which one it is about.
    await put(cache, { type: 'ownedProduct', record: { ...owned, id: newId(), serialNumber: 'WFKD-4471-0827' } })
    expect(await look('product', 'name')).toBeNull()
    const known = await scriptQueries['script.known'](cache, as(), {})
    expect(known.products).toEqual([{ id: product.id, name: 'Brae Valve' }])
  })

  it('show leads how calls went, joined with what became of the ticket, and agents not', async () => {
    const drops = script()
    const cache = await filled(drops)
    const [solved, back] = [ticket({ status: 'solved' }), ticket({ status: 'open' })]
    await put(cache, ...tickets(solved, back))
    const event = (of: typeof back, minutes: number): TypedRecord => ({
      type: 'message',
      record: {
        id: newId(),
        version: 1,
        ticketId: of.id,
        teamId: support.id,
        kind: 'event',
        authorKind: 'user',
        authorId: me.id,
        bodyHtml: '',
        bodyText: '',
        cc: [],
        mentionedUserIds: [],
        attachmentIds: [],
        event: { type: 'status', from: 'solved', to: 'open' },
        createdAt: at(minutes),
        composedAt: null,
      },
    })
    await put(cache, event(back, 30), event(solved, 1))
    await put(
      cache,
      ...records(
        runOf(drops, { ticketId: solved.id }),
        runOf(drops, { ticketId: back.id }),
        runOf(drops, { outcome: 'abandoned', dispositionId: null, revisionNumber: 2 }),
      ),
    )
    const asked = { scriptId: drops.id, revisionNumber: null, from: null }
    const all = await scriptQueries['script.analytics'](cache, as(lead), asked)
    expect(all).toMatchObject({ runs: 3, completed: 2, ends: [{ count: 2, tickets: 2, solved: 1, reopened: 1 }] })
    expect(await scriptQueries['script.analytics'](cache, as(lead), { ...asked, revisionNumber: 2 })).toMatchObject({
      runs: 1,
    })
    const versions = (from: string | null) =>
      scriptQueries['script.versions'](cache, as(lead), { scriptId: drops.id, from })
    expect(await versions(null)).toEqual([
      { number: 2, runs: 1 },
      { number: 1, runs: 2 },
    ])
    // Counted like the figures beside them; one that nothing ran can be chosen all the same.
    expect(await versions(new Date(now + 60_000).toISOString())).toEqual([
      { number: 2, runs: 0 },
      { number: 1, runs: 0 },
    ])
    const forbidden = expect.objectContaining({ error: { code: 'forbidden' } })
    expect(() => scriptQueries['script.analytics'](cache, as(), asked)).toThrow(forbidden)
    expect(() => scriptQueries['script.versions'](cache, as(), { scriptId: drops.id, from: null })).toThrow(forbidden)
    // Of one customer they are part of the history that the whole team reads.
    const ofCustomer = { ticketId: null, customerId: anyCustomer.id, limit: 10 }
    expect(await scriptQueries['script.runs'](cache, as(), ofCustomer)).toBeInstanceOf(Array)
  })

  it('are read back for a call as they were when they led it, whatever was written since', async () => {
    const part = script({ name: 'Identity', graph: graph([end('ok', { title: 'Known' })], { part: true }) })
    const led = script({ graph: graph([sub('p', part.id, 'done'), end('done', { title: 'Goodbye' })]) })
    const cache = await filled(led, part)
    const rang = call({ ringingAt: at(0) })
    const step = (scriptId: string, stepId: string) => ({ ...runOf(led).path[0], scriptId, stepId })
    const run = runOf(led, {
      callId: rang.id,
      path: [step(led.id, 'p'), step(part.id, 'ok'), step(led.id, 'done')] as ScriptRun['path'],
      confirmations: [{ scriptId: part.id, stepId: 'ok', at: at(1) }],
    })
    // The call names the run that ended it; one before that belongs to it all the same, and one of another call does not.
    const ending = runOf(led, { callId: rang.id, startedAt: at(3), endedAt: at(4) })
    const shown = { ...rang, scriptRunId: ending.id }
    await put(cache, ...records(run, ending, runOf(led, { callId: newId() })), { type: 'call', record: shown })
    const later = (of: Script, title: string) =>
      revisionOf(of, { id: newId(), number: 2, graph: graph([end('ok', { title })]), createdAt: at(10) })
    await put(cache, ...records(later(led, 'Changed'), later(part, 'Changed')))

    const found = await scriptQueries['script.ofCall'](cache, as(), { callId: rang.id })
    expect(found.map(({ run: { id } }) => id)).toEqual([run.id, ending.id])
    expect(found[0]?.run).toEqual(run)
    const titles = found[0]?.scripts.map(({ name, steps }) => [name, steps.map(({ title }) => title)])
    expect(titles).toEqual([
      ['Router drops', ['p', 'Goodbye']],
      ['Identity', ['Known']],
    ])
    expect(await scriptQueries['script.ofCall'](cache, as(), { callId: newId() })).toEqual([])
  })

  it('leave as a file and come into another workspace by the names of what they point to', async () => {
    const part = script({ name: 'Identity', graph: graph([end('ok')], { part: true }) })
    const root = script({
      name: 'Größe & Maß',
      offeredFor: { ...script().offeredFor, teamIds: [support.id] },
      graph: graph([ask('q', choice({ a: 'p' }), null), sub('p', part.id, 'done'), end('done')]),
    })
    const here = await filled(part, root)
    const file = await scriptQueries['script.export'](here, as(), { scriptId: root.id, revisionId: null })
    expect(file?.fileName).toBe('große-maß.script.json')
    const there = await freshCache()
    const [team, identity] = [{ ...support, id: newId() }, script({ name: 'identity ' })]
    await put(there, { type: 'team', record: team }, ...records(identity))
    const read = await scriptQueries['script.import'](there, as(), { text: file?.text ?? '' })
    expect(read).toMatchObject({
      ok: true,
      script: { offeredFor: { teamIds: [team.id] }, graph: { steps: [{}, { scriptId: identity.id }, {}] } },
      unresolved: [{ kind: 'disposition', id: disposition }],
    })
    expect(await scriptQueries['script.import'](there, as(), { text: '{' })).toMatchObject({
      ok: false,
      problems: [{ code: 'syntax' }],
    })
  })
})

describe('a running call', () => {
  const run = {
    runId: newId(),
    scriptId: newId(),
    name: 'Drops',
    ticketId: newId(),
    callId: null,
    customerId: null,
    startedAt: at(0),
  }
  const bundle = { scriptId: run.scriptId, revisionId: newId(), revisionNumber: 1, scripts: [] }

  it('is on disk with its script, and survives an unreadable file', async () => {
    const file = `${await temporaryFolder()}/cache.db`
    const cache = await openCache({ userId: me.id, file })
    await cache.write((tx) => beginRun(tx, { run, bundle, state: 'one' }, at(1)), { durable: true })
    await cache.write((tx) => saveRun(tx, run.runId, 'two', at(2)), { durable: true })
    expect(await cache.read(listRuns)).toEqual([{ ...run, updatedAt: at(2) }])
    await cache.close()
    expect((await rebuild(file)).salvaged).toBe(1)
    const again = await freshCache({ file })
    expect(await again.read((sql) => readRun(sql, run.runId))).toEqual({
      run: { ...run, updatedAt: at(2) },
      bundle,
      state: 'two',
    })
    await again.write((tx) => forgetRun(tx, run.runId))
    expect(await again.read(listRuns)).toEqual([])
    await expect(again.write((tx) => saveRun(tx, run.runId, 'late', at(3)))).rejects.toMatchObject({
      error: { code: 'not-found' },
    })
  })
})

it('names the text under an older version’s drafts and waiting changes by its id', async () => {
  const file = join(await temporaryFolder(), 'cache.db')
  const old = await openConnection(file, { readonly: false })
  for (const { sql } of migrations.slice(0, 9)) await old.exec(sql)
  await old.exec('PRAGMA user_version = 9')
  const drops = script({ revision: 2 })
  const second = revisionOf(drops)
  await old.run('INSERT INTO script_revision (id, version, doc, script_id, number) VALUES (?, 1, ?, ?, 2)', [
    ...[second.id, JSON.stringify(second), drops.id],
  ])
  const draft = { id: newId(), version: 1, scriptId: drops.id, userId: me.id, graph: drops.graph, updatedAt: at(3) }
  for (const [id, baseRevision] of [
    [draft.id, 2],
    [newId(), 1],
  ] as const)
    await old.run(
      'INSERT INTO script_draft (id, version, doc, script_id, user_id, updated_at) VALUES (?, 1, ?, ?, ?, ?)',
      [...[id, JSON.stringify({ ...draft, id, baseRevision }), drops.id, me.id, at(3)]],
    )
  const waiting = { scriptId: drops.id, revisionId: newId(), graph: drops.graph, note: '', draftId: null }
  await old.run('INSERT INTO outbox (id, name, args, composed_at) VALUES (?, ?, ?, ?)', [
    ...[newId(), 'script.save', JSON.stringify({ ...waiting, baseRevision: 2 }), at(3)],
  ])
  await old.close()
  const cache = await freshCache({ file })
  const docs = await cache.read((sql) => sql.all<{ doc: string }>('SELECT doc FROM script_draft'))
  const drafts = docs.map(({ doc }) => scriptDraft.parse(JSON.parse(doc)))
  expect(drafts.find(({ id }) => id === draft.id)).toEqual({ ...draft, baseRevisionId: second.id })
  expect(drafts.find(({ id }) => id !== draft.id)?.baseRevisionId).toBe(drops.id)
  const [outbox] = await cache.read((sql) => sql.all<{ args: string }>('SELECT args FROM outbox'))
  expect(JSON.parse(outbox?.args ?? '')).toEqual({ ...waiting, baseRevisionId: second.id })
})
