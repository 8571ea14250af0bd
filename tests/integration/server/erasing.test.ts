import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../../server/store/store.ts'
import { until } from '../../fixtures/client.ts'
import { callApi, password, startServer, type TestServer } from '../../fixtures/server.ts'
import { applied, everything, marker, startArgs } from './person.ts'
import { body, customerFields, makeTicket, makeWorld, type World } from './world.ts'

/** What the forgetting of one person costs everybody else, and what of it is left to do behind the answer. */

describe('while a person is erased', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld()
  })
  afterEach(() => world.server.stop())

  const erase = () =>
    world.server.api('customerErase', { as: world.admin, params: { id: world.customerId }, body: { mode: 'erase' } })
  const rename = () =>
    world.server.run(world.admin, 'customer.update', {
      customerId: world.customerId,
      set: { name: `${marker} Quill`, emails: ['z@quill.example'] },
      base: { name: 'Carla Customer', emails: ['carla.customer@example.org'] },
    })
  const newCustomer = async (name: string) => {
    const customerId = uuidv7()
    applied(await world.server.run(world.admin, 'customer.create', { customerId, fields: customerFields(name) }))
    return customerId
  }

  test('in a workspace with a long past, the changes of others are answered all along', async () => {
    await addPast(world, 300_000)
    applied(await rename())
    const began = performance.now()
    let done = 0
    const erased = erase().finally(() => {
      done = performance.now() - began
    })
    const waits: number[] = []
    while (done === 0) {
      const asked = performance.now()
      applied(await world.server.run(world.anna, 'tag.create', { name: `tag ${waits.length}` }))
      waits.push(performance.now() - asked)
    }
    await erased
    // One that waits for all of it would wait as long as the erasing takes.
    expect(waits.length).toBeGreaterThan(10)
    expect(Math.max(...waits)).toBeLessThan(done / 2)
  })

  test.each(['and is somebody else by then', 'and stays who they are'])(
    'what is told of them while the past is read through is forgotten too, %s',
    async (how) => {
      const { server, anna, lead, admin, north, customerId } = world
      const other = await newCustomer('Other One')
      const changes = how.includes('else')
      const twin = changes ? await newCustomer(`${marker} Twin`) : ''
      if (!changes) applied(await rename())
      const { store } = server
      const { write } = store
      const changeable: { write: typeof write } = store
      let release: (() => void) | undefined
      const looked = new Promise<void>((resolve) => {
        changeable.write = async (work) => {
          changeable.write = write
          resolve()
          await new Promise<void>((go) => {
            release = go
          })
          return write(work)
        }
      })
      const erased = erase()
      await looked
      const ticketId = await makeTicket(world, north, { subject: 'Shared', ...body(`I am ${marker}`) })
      const deleted = await makeTicket(world, north, { subject: marker, ...body(`I am ${marker}`) })
      applied(await server.run(lead, 'ticket.delete', { ticketId: deleted }))
      applied(await server.run(anna, 'search.miss', { query: `refund ${marker}` }))
      applied(await server.run(anna, 'call.start', startArgs(world, { customerId })))
      applied(await server.run(anna, 'ticket.update', { ticketId, set: { customerId: other }, base: { customerId } }))
      if (changes) {
        applied(await rename())
        applied(await server.run(admin, 'customer.merge', { keptId: customerId, removedId: twin, choices: {} }))
      }
      release?.()
      await erased
      expect((await everything(world)).includes(marker)).toBe(false)
    },
  )
})

/** Entries of others, as a year or two leave them behind. */
async function addPast({ server }: World, entries: number): Promise<void> {
  await server.store.write(async ({ db }) => {
    const { value } = await db
      .selectFrom('counter')
      .select('value')
      .where('name', '=', 'feed')
      .executeTakeFirstOrThrow()
    await sql`insert into audit (seq, at, action, type, "recordId", scope, before, after)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(entries)})
      select ${sql.lit(value)} + i, '2026-01-01T00:00:00.000Z', 'ticket.update', 'ticket', 'r' || i, 'all',
        '{"customerId":"' || i || '","subject":"' || hex(zeroblob(200)) || '"}', null from n`.execute(db)
    await db
      .updateTable('counter')
      .set({ value: Number(value) + entries })
      .where('name', '=', 'feed')
      .execute()
  })
}

describe('a server that is killed between the answer and the rewriting of its file', () => {
  let dataDir: string
  let child: ChildProcess | undefined
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-erasing-'))
  })
  afterEach(async () => {
    child?.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  })

  const bytes = async () => {
    const names = await readdir(dataDir)
    return Buffer.concat(
      await Promise.all(names.filter((n) => n.includes('.db')).map((n) => readFile(path.join(dataDir, n)))),
    )
  }

  test('rewrites it when it starts again', { timeout: 60_000 }, async () => {
    const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', '--port', '0', '--data', dataDir], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    child = server
    let out = ''
    server.stdout.on('data', (chunk) => {
      out += String(chunk)
    })
    await until(() => /one use: \S+\n/.test(out))
    const url = /Switchboard server: (http\S+)/.exec(out)?.[1] ?? ''
    const setupToken = /one use: (\S+)/.exec(out)?.[1] ?? ''
    const admin = await callApi(url, 'setup', {
      body: { setupToken, workspaceName: 'W', name: 'A', email: 'a@example.com', password, deviceName: '' },
    })
    const customerId = uuidv7()
    const args = { customerId, fields: customerFields(`${marker} Quill`) }
    const command = { id: uuidv7(), name: 'customer.create', args, composedAt: new Date().toISOString() }
    await callApi(url, 'commands', { as: admin, body: { commands: [command] } })
    // Somebody reads the state of before: until they are done, the file keeps it.
    const reading = await openStore({ dataDir })
    await reading.read(async (db) => {
      await db.selectFrom('customer').select('doc').execute()
      await callApi(url, 'customerErase', { as: admin, params: { id: customerId }, body: { mode: 'erase' } })
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGKILL')
      await ended
    })
    expect((await bytes()).includes(marker)).toBe(true)
    await reading.close()
    const again = await startServer({ dataDir })
    await until(async () => !(await bytes()).includes(marker))
    await again.stop()
  })

  test('heeds the mark of a server of before', async () => {
    const marks = ({ store }: TestServer) =>
      store.reader.selectFrom('meta').select('key').where('key', 'like', 'remains%').execute()
    const first = await startServer({ dataDir })
    await first.store.write(({ db }) => db.insertInto('meta').values({ key: 'remains', value: uuidv7() }).execute())
    expect(await marks(first)).toHaveLength(1)
    await first.stop()
    const second = await startServer({ dataDir })
    await until(async () => (await marks(second)).length === 0)
    await second.stop()
  })
})
