import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Fastify from 'fastify'
import i18next from 'i18next'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { exportWords } from '../../../renderer/features/customers/history/export-words.ts'
import { cleanBehind, markRemains } from '../../../server/customers/privacy/remains.ts'
import { contentPath } from '../../../server/store/files.ts'
import { loadRecord } from '../../../server/store/records.ts'
import type { Store } from '../../../server/store/store.ts'
import type { AnswerValue } from '../../../shared/domain/scripts.ts'
import { personHtml } from '../../../shared/rules/person-html.ts'
import { blot, redactHtml, redactorOf } from '../../../shared/rules/redact.ts'
import { analyse } from '../../../shared/rules/scripts/analyse.ts'
import { until } from '../../fixtures/client.ts'
import { refusal } from '../../fixtures/server.ts'
import { ask, branch, choice, end, free, graph, test as test_, yesNo } from '../../unit/shared/scripts/make.ts'
import { anyCustomer, customer as customerRecord } from '../cache/make.ts'
import { applied, everyOwned, everything as everyRow, marker, runArgs } from './person.ts'
import { body, customerFields, makeTicket, makeWorld, pullAll, type World } from './world.ts'

// The words of the product itself: a heading without one would be a code.
const namespaces = ['app', 'calls', 'customers', 'history']
const wordsOf = (language: string) =>
  Object.fromEntries(
    namespaces.map((name) => [name, JSON.parse(readFileSync(`resources/locales/${language}/${name}.json`, 'utf8'))]),
  )
beforeAll(() => i18next.init({ lng: 'en', resources: { en: wordsOf('en'), de: wordsOf('de') } }))

let world: World
let ticketId: string
const bytes = new TextEncoder().encode('the picture of the door')
const sha256 = createHash('sha256').update(bytes).digest('hex')

beforeEach(async () => {
  world = await makeWorld()
  const { server, admin, customerId } = world
  await server.run(admin, 'customer.update', {
    customerId,
    set: { name: `${marker} Quill`, emails: ['z.quill@example.org'], phones: ['+351912345678'] },
    base: { name: 'Carla Customer', emails: ['carla.customer@example.org'], phones: [] },
  })
  ticketId = await makeTicket(world, world.north, {
    subject: `Call ${marker} back`,
    ...body(`Dear desk, this is ${marker} Quill, reach me at Z.Quill@example.org or 912 345 678. Thanks`),
  })
  const file = uuidv7()
  await server.api('attachmentPut', { as: world.anna, params: { id: file }, query: { sha256 }, bytes })
  await server.run(world.anna, 'ticket.receive', {
    ticketId,
    messageId: uuidv7(),
    ...body('with a picture'),
    attachments: [
      { id: file, fileName: 'door.txt', mediaType: 'text/plain', size: bytes.length, sha256, inline: false },
    ],
  })
  await server.run(world.anna, 'draft.save', {
    ticketId,
    kind: 'public',
    bodyHtml: `<p>Dear ${marker}</p>`,
    cc: [],
    attachments: [],
    baseVersion: 0,
  })
  // A clash keeps the words of both sides with the outcome.
  const phones = (numbers: string[], base: string[]) =>
    server.run(world.anna, 'customer.update', {
      customerId,
      set: { notes: numbers.join() },
      base: { notes: base.join() },
    })
  await phones([`${marker} likes tea`], [])
  await phones([`${marker} likes coffee`], ['something else'])
})
afterEach(() => world.server.stop())

const everything = () => everyRow(world)

/** Which files of the server hold the text somewhere, also where nothing refers to it any more. */
const filesWith = (text: string) =>
  readdirSync(world.server.dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(world.server.dataDir, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text))

const erase = (mode: 'erase' | 'pseudonymise') =>
  world.server.api('customerErase', { as: world.admin, params: { id: world.customerId }, body: { mode } })

test('everything about a person is handed out, whatever team it belongs to', async () => {
  await makeTicket(world, world.south, { subject: 'In the south' })
  const given = await world.server.api('customerExport', { as: world.admin, params: { id: world.customerId } })
  expect(given.customer.name).toBe(`${marker} Quill`)
  expect(given.tickets.map(({ subject }) => subject).sort()).toEqual([`Call ${marker} back`, 'In the south'])
  const [northern] = given.tickets.filter(({ id }) => id === ticketId)
  expect(northern?.messages.filter(({ kind }) => kind !== 'event')).toHaveLength(2)
  expect(northern?.attachments).toMatchObject([{ fileName: 'door.txt' }])
  expect(await refusal(world.server.api('customerExport', { as: world.lead, params: { id: world.customerId } }))).toBe(
    'forbidden',
  )
})

test('the calls that were led by a script are part of what is handed out, and readable', async () => {
  const args = await runArgs(world, { ticketId, customerId: world.customerId })
  applied(await world.server.run(world.anna, 'scriptRun.finish', args))
  const given = await world.server.api('customerExport', { as: world.admin, params: { id: world.customerId } })
  expect(given.scriptRuns).toMatchObject([
    {
      id: args.runId,
      script: 'Router',
      notes: `${marker} was calm`,
      steps: [{ title: 'Name', answer: `${marker} Quill` }],
    },
  ])
  const page = personHtml(given, { scriptRuns: 'Guided calls' }, 'en')
  expect(page).toContain('Guided calls (1)')
  expect(page).toContain(`${marker} was calm`)
  expect(page).toContain(`Name: ${marker} Quill`)
  await erase('erase')
  expect(await everything()).not.toContain(marker)
})

test.each(['en', 'de'] as const)(
  'the page that is handed out reads without a code or an identifier, in %s',
  async (language) => {
    await everyOwned(world, world.customerId)
    const given = await world.server.api('customerExport', { as: world.admin, params: { id: world.customerId } })
    const page = personHtml(given, await exportWords(language), language)
    const shown = page.replace(/<style>.*<\/style>/, '').replaceAll(/ datetime="[^"]*"/g, '')
    expect(shown).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
    expect(shown).not.toMatch(/\d{4}-\d{2}-\d{2}T/)
    for (const [, heading = ''] of shown.matchAll(/<th>(.*?)<\/th>/g)) expect(heading).not.toMatch(/^[a-z]+(_|[A-Z]|$)/)
    expect(shown).not.toMatch(/\b(inbound|outbound|withdrawn|totalMinor|held)\b/)
    expect(shown).toContain(world.anna.user.name)
    expect(shown).toContain('1 × Name plate')
    expect(shown).toMatch(/1[.,]00/)
  },
)

test('erased, nothing is left of a person but that it was done', async () => {
  const { cursor } = await pullAll(world.server, world.anna)
  expect(await everything()).toContain(marker)
  expect(existsSync(contentPath(world.server.dataDir, sha256))).toBe(true)
  const done = await erase('erase')
  expect(done).toMatchObject({
    mode: 'erase',
    customerId: world.customerId,
    ticketIds: [ticketId],
    counts: { ticket: 1, attachment: 1 },
  })
  const left = await everything()
  expect(left).not.toContain(marker)
  expect(left.toLowerCase()).not.toContain('z.quill@')
  expect(existsSync(contentPath(world.server.dataDir, sha256))).toBe(false)
  const { entries } = await pullAll(world.server, world.anna, cursor)
  for (const type of ['customer', 'ticket', 'draft', 'attachment'])
    expect(entries).toContainEqual(expect.objectContaining({ op: 'remove', type }))
  expect(entries).toContainEqual(expect.objectContaining({ op: 'put', type: 'erasure', id: done.id }))
  const audit = await world.server.api('audit', { as: world.admin, query: { limit: 200 } })
  expect(audit.entries.filter(({ action }) => action === 'customer.erase').length).toBeGreaterThan(3)
  expect(JSON.stringify(audit)).not.toContain(marker)
  expect(await refusal(erase('erase'))).toBe('not-found')
})

test.each(['erase', 'pseudonymise'] as const)(
  '%s leaves no readable remains in the files of the server',
  async (mode) => {
    // Texts that were changed lie in pages of the file that nothing refers to.
    for (let i = 0; i < 20; i++)
      await makeTicket(world, world.north, { subject: `${marker} ${i}`, ...body(`${marker} `.repeat(400)) })
    expect(filesWith(marker)).not.toEqual([])
    expect(filesWith('the picture of the door')).not.toEqual([])
    await erase(mode)
    await until(() => filesWith(marker).length === 0)
    expect(filesWith('z.quill@')).toEqual([])
    expect(filesWith('the picture of the door')).toEqual([])
  },
)

test('whoever forgets somebody does not wait until the file is written anew', async () => {
  const { store } = world.server
  const { compact } = store
  let begin: (() => void) | undefined
  const held = new Promise<void>((resolve) => {
    begin = resolve
  })
  const changeable: { compact(): Promise<void> } = store
  changeable.compact = () => held.then(compact)
  expect(await erase('erase')).toMatchObject({ mode: 'erase' })
  expect(filesWith(marker)).not.toEqual([])
  begin?.()
  await until(() => filesWith(marker).length === 0)
})

test('a cleaning that fails is tried again by itself, until nothing readable is left', async () => {
  const { server } = world
  let failures = 0
  const full: Store = {
    ...server.store,
    // As on a full disk.
    compact: () => (++failures < 3 ? Promise.reject(new Error('no room')) : server.store.compact()),
  }
  const complaints: string[] = []
  await server.app.close()
  await server.store.write((tx) => markRemains(tx, uuidv7(), []))
  const app = Fastify()
  const log = pino({ level: 'error' }, { write: (line) => complaints.push(line) })
  cleanBehind(app, full, log, { calm: 1, again: 1 })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const marks = () => server.store.reader.selectFrom('meta').select('key').where('key', 'like', 'remains%').execute()
  await until(async () => (await marks()).length === 0)
  expect(complaints).toHaveLength(2)
  await app.close()
})

test('pseudonymised, what happened stays and who it was is gone from every text', async () => {
  await erase('pseudonymise')
  const left = await everything()
  expect(left).not.toContain(marker)
  expect(left).not.toContain('912 345 678')
  expect(left.toLowerCase()).not.toContain('z.quill@')
  const ticket = await world.server.api('ticketGet', { as: world.admin, params: { id: ticketId } })
  expect(ticket).toMatchObject({ subject: 'Call […] back', customerId: world.customerId, messageCount: 2 })
  const customer = await world.server.api('customerGet', { as: world.admin, params: { id: world.customerId } })
  expect(customer).toMatchObject({
    name: expect.stringMatching(/^#/),
    emails: [],
    phones: [],
    notes: '',
    doNotCall: true,
  })
  const { items } = await world.server.api('ticketMessages', { as: world.admin, params: { id: ticketId }, query: {} })
  expect(items[0]?.bodyText).toBe('Dear desk, this is […], reach me at […] or […]. Thanks')
  expect(items.every(({ attachmentIds }) => attachmentIds.length === 0)).toBe(true)
  expect(existsSync(contentPath(world.server.dataDir, sha256))).toBe(false)
})

test('pseudonymised, the figures of a script stay as they were, and nothing that was said in its calls is left', async () => {
  const { server, admin, anna, north, customerId } = world
  const [scriptId, revisionId, dispositionId] = [uuidv7(), uuidv7(), uuidv7()]
  const input = { min: null, max: null, unit: '' }
  const steps = [
    ask('who', free, 'born'),
    ask('born', { type: 'date' }, 'contract'),
    ask('contract', { type: 'number', ...input }, 'stars'),
    ask('stars', { type: 'number', ...input, min: 1, max: 5 }, 'plan'),
    ask('plan', choice({ basic: 'home', full: 'home' }), 'home'),
    ask('home', yesNo('way', 'way'), 'way'),
    branch('way', [{ id: 'big', tests: [test_('stars', 'more', 3)], next: 'end' }], 'end'),
    end('end', { dispositionId }),
  ]
  const script = { scriptId, revisionId, name: 'Router', description: '', languages: ['en'], note: '' }
  const offeredFor = { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] }
  applied(await server.run(admin, 'script.create', { ...script, offeredFor, graph: graph(steps) }))
  const lead = async (answers: AnswerValue[], whose: string | null) => {
    const at = new Date().toISOString()
    const path = answers.map((answer, i) => ({
      ...{ scriptId, stepId: steps[i]?.id ?? '', enteredAt: at, leftAt: at, spentMs: 1_000 * (i + 1), answer },
    }))
    const run = { ...(await runArgs(world)), scriptId, revisionId, dispositionId, teamId: north }
    applied(
      await server.run(anna, 'scriptRun.finish', {
        ...run,
        customerId: whose,
        path,
        notes: whose ? `${marker} was calm` : '',
      }),
    )
  }
  await lead([`${marker} Quill`, '1971-03-04', 4_711_007, 5, 'full', true, 'big', null], customerId)
  await lead(['Somebody Else', '1982-05-06', 4_711_008, 5, 'full', false, 'big', null], null)
  const figures = async () => {
    const { items } = await server.api('scriptRunList', { as: admin, params: { id: scriptId }, query: {} })
    return analyse(items.map((run) => ({ ...run, ticket: null })))
  }
  const before = await figures()
  await erase('pseudonymise')
  const after = await figures()
  const open = (stepId: string) => ['who', 'born', 'contract'].includes(stepId)
  const blotted = before.steps.map(({ stepId, answers, ...step }) => ({
    ...{ stepId, ...step },
    answers: answers.map((each) => ({ ...each, answer: open(stepId) && isTheirs(each.answer) ? blot : each.answer })),
  }))
  expect(after).toEqual({ ...before, steps: blotted })
  const left = await everything()
  for (const said of [marker, '1971-03-04', '4711007']) expect(left.includes(said), said).toBe(false)
  await until(() => filesWith(marker).length === 0 && filesWith('1971-03-04').length === 0)
})

test('pseudonymised, a number stays only when the version that led the call asked for it on a short scale', async () => {
  const { server, admin, anna, north, customerId } = world
  const number = (id: string, min: number | null, max: number | null) =>
    ask(id, { type: 'number', min, max, unit: '' }, 'end')
  const saved = async (versions: ReturnType<typeof number>[][]) => {
    const [scriptId, name] = [uuidv7(), 'Router']
    const ids = versions.map(() => uuidv7())
    const script = { scriptId, name, description: '', languages: ['en'], note: '' }
    const offeredFor = { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] }
    for (const [i, steps] of versions.entries()) {
      const revisionId = ids[i] ?? ''
      const text = { ...script, revisionId, graph: graph([...steps, end('end')]) }
      const baseRevisionId = ids[i - 1]
      if (baseRevisionId === undefined) applied(await server.run(admin, 'script.create', { ...text, offeredFor }))
      else
        applied(
          await server.run(admin, 'script.save', {
            scriptId,
            revisionId,
            baseRevisionId,
            draftId: null,
            note: '',
            graph: text.graph,
          }),
        )
    }
    return { scriptId, ids }
  }
  const own = await saved([
    [number('contract', null, null), number('stars', 1, 5), number('born', 1930, 2010), number('years', 0, 10)],
    [number('contract', 1, 5), number('stars', null, null), number('born', 0, 10), number('years', 0, 10)],
  ])
  // Nobody knows which version of a part was gone through.
  const part = await saved([
    [number('sure', 1, 5), number('later', null, null)],
    [number('sure', 1, 7), number('later', 1, 5)],
  ])
  const lead = async (revisionId: string, answers: Record<string, number>) => {
    const at = new Date().toISOString()
    const path = Object.entries(answers).map(([stepId, answer]) => ({
      scriptId: stepId === 'sure' || stepId === 'later' ? part.scriptId : own.scriptId,
      ...{ stepId, enteredAt: at, leftAt: at, spentMs: 1_000, answer },
    }))
    const args = { ...(await runArgs(world)), scriptId: own.scriptId, revisionId, teamId: north, customerId, path }
    applied(await server.run(anna, 'scriptRun.finish', args))
    return async () => {
      const run = await loadRecord(server.store.reader, 'scriptRun', args.runId)
      return Object.fromEntries(run?.path.map(({ stepId, answer }) => [stepId, answer]) ?? [])
    }
  }
  const said = { contract: 4_711_007, stars: 4, born: 1971, years: 11, sure: 3, later: 4 }
  const first = await lead(own.ids[0] ?? '', said)
  const second = await lead(own.ids[1] ?? '', { ...said, contract: 5, born: 1971, years: 7, sure: 6 })
  await erase('pseudonymise')
  expect(await first()).toEqual({ contract: blot, stars: 4, born: blot, years: blot, sure: 3, later: blot })
  expect(await second()).toEqual({ contract: 5, stars: blot, born: blot, years: 7, sure: 6, later: blot })
})

const isTheirs = (answer: AnswerValue) => ['1971-03-04', 4_711_007, `${marker} Quill`].includes(answer as string)

test('whoever was merged into a person is forgotten with them', async () => {
  const twinId = uuidv7()
  await world.server.run(world.admin, 'customer.create', {
    customerId: twinId,
    fields: customerFields(`${marker} Twin`),
  })
  await world.server.run(world.admin, 'customer.merge', { keptId: world.customerId, removedId: twinId, choices: {} })
  expect(
    (await world.server.api('customerExport', { as: world.admin, params: { id: world.customerId } })).merged,
  ).toMatchObject([{ name: `${marker} Twin` }])
  await erase('erase')
  expect(await everything()).not.toContain(marker)
  expect(await world.server.run(world.admin, 'customer.unmerge', { removedId: twinId })).toMatchObject({
    code: 'not-found',
  })
})

test('names are blotted out of words, never out of tags, and not out of other words', () => {
  const redact = redactorOf([
    customerRecord({ name: 'Dee Strong', emails: ['dee@strong.example'], phones: ['+351912345678'] }),
    anyCustomer,
  ])
  expect(
    redactHtml(
      '<strong title="dee@strong.example">Strong</strong> Strongly, <a href="mailto:dee@strong.example">DEE</a>',
      redact,
    ),
  ).toBe('<strong title="[…]">[…]</strong> Strongly, <a href="mailto:[…]">[…]</a>')
  expect(redact('+351 912-345-678, 00351912345678, 912345678 and 9123456789')).toBe('[…], […], […] and 9123456789')
})
