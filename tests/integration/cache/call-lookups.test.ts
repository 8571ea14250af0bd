import { expect, it } from 'vitest'
import type { Callback } from '#shared/domain/calls'
import type { OwnedProduct } from '#shared/domain/customers'
import type { TypedRecord } from '#shared/domain/records'
import type { ScriptRun } from '#shared/domain/scripts'
import type { Cache } from '../../../electron/data/cache/cache.ts'
import type { Sql, SqlValue } from '../../../electron/data/cache/driver.ts'
import { removeRecords } from '../../../electron/data/cache/records.ts'
import { callQueries } from '../../../electron/data/calls/index.ts'
import { scriptQueries } from '../../../electron/data/scripts/index.ts'
import { anyCustomer, at, customer, customers, freshCache, me, newId, now, put, support } from './make.ts'
import { call, runOf, script } from './make-scripts.ts'

const context = { me, now }

/** The cache, and how SQLite goes about every statement that is asked of it. */
function watched(cache: Cache): { cache: Cache; plans: () => Promise<string[]> } {
  const asked: [string, readonly SqlValue[]][] = []
  const note = <T>(text: string, params: readonly SqlValue[] | undefined, answer: T): T => {
    asked.push([text, params ?? []])
    return answer
  }
  return {
    cache: {
      ...cache,
      read: (work, options) =>
        cache.read((sql) => {
          const noting: Sql = {
            ...sql,
            all: (text, params) => note(text, params, sql.all(text, params)),
            get: (text, params) => note(text, params, sql.get(text, params)),
          }
          return work(noting)
        }, options),
    },
    plans: async () => {
      const plans = await Promise.all(
        asked.map(([text, params]) =>
          cache.read((sql) => sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, params)),
        ),
      )
      return plans.flat().map(({ detail }) => detail)
    },
  }
}
const scansOf = (plans: readonly string[], table: string) =>
  plans.filter((detail) => new RegExp(`^SCAN ${table}\\b`).test(detail))

const own = call({ state: 'active', customerId: anyCustomer.id })
const callback = (some: Partial<Callback>): TypedRecord => ({
  type: 'callback',
  record: {
    id: newId(),
    version: 1,
    teamId: support.id,
    assigneeId: null,
    customerId: null,
    number: '+351912345678',
    dueAt: at(60),
    state: 'open',
    note: '',
    ticketId: null,
    callId: null,
    doneCallId: null,
    createdById: me.id,
    createdAt: at(0),
    closedAt: null,
    ...some,
  },
})
const owned = (some: Partial<OwnedProduct>): TypedRecord => ({
  type: 'ownedProduct',
  record: {
    id: newId(),
    version: 1,
    customerId: anyCustomer.id,
    productId: newId(),
    serialNumber: 'AB-12 cd',
    boughtAt: null,
    warrantyUntil: null,
    contract: null,
    createdAt: at(0),
    ...some,
  },
})

const scriptRuns = (...runs: ScriptRun[]): TypedRecord[] => runs.map((record) => ({ type: 'scriptRun', record }))

it('finds what was promised in a call, and what it kept, without reading every callback', async () => {
  const cache = await freshCache()
  await put(
    cache,
    { type: 'team', record: support },
    { type: 'user', record: me },
    ...customers(anyCustomer),
    { type: 'call', record: own },
    callback({ callId: own.id, note: 'promised' }),
    callback({ doneCallId: own.id, state: 'done', note: 'kept', dueAt: at(30) }),
    callback({ callId: newId(), note: 'of another' }),
  )
  const { cache: seen, plans } = watched(cache)
  const found = await callQueries['call.get'](seen, context, { callId: own.id })
  expect(found?.callbacks.map(({ note }) => note)).toEqual(['kept', 'promised'])
  expect(scansOf(await plans(), 'callback')).toEqual([])
})

it('finds a device by its serial number as it is read out, without reading every device', async () => {
  const other = customer({ name: 'Somebody else' })
  const cache = await freshCache()
  await put(
    cache,
    ...customers(anyCustomer, other),
    owned({ customerId: other.id, boughtAt: '2025-01-01' }),
    owned({ serialNumber: 'ab12CD', boughtAt: '2025-02-02' }),
  )
  const { cache: seen, plans } = watched(cache)
  const asked = { source: 'product' as const, field: 'boughtAt', key: 'AB 12-cd', ticketId: null }
  const look = async (customerId: string) =>
    (await scriptQueries['script.lookUp'](seen, context, { ...asked, customerId })).value
  expect([await look(anyCustomer.id), await look(other.id)]).toEqual(['2025-02-02', '2025-01-01'])
  expect(scansOf(await plans(), 'owned_product')).toEqual([])
})

it('offers what is used most without counting every call, whatever was removed or read anew', async () => {
  const [one, two] = [script({ name: 'One' }), script({ name: 'Two' })]
  const cache = await freshCache()
  await put(cache, { type: 'script', record: one }, { type: 'script', record: two })
  const runs = Array.from({ length: 3 }, () => runOf(two))
  await put(cache, ...scriptRuns(runOf(one), ...runs))
  // Records come again, as after a refill.
  await put(cache, ...scriptRuns(...runs.map((run) => ({ ...run, version: 2 }))))
  const { cache: seen, plans } = watched(cache)
  const offered = async () =>
    (
      await scriptQueries['script.offer'](seen, context, {
        ticketId: null,
        customerId: null,
        teamId: null,
        productIds: [],
        reason: '',
        limit: 5,
      })
    ).map(({ name }) => name)
  expect(await offered()).toEqual(['Two', 'One'])
  expect(scansOf(await plans(), 'script_run')).toEqual([])
  await cache.write((tx) =>
    removeRecords(
      tx,
      runs.map(({ id }) => ({ type: 'scriptRun' as const, id })),
    ),
  )
  expect(await offered()).toEqual(['One', 'Two'])
  expect(await cache.read((sql) => sql.all('SELECT n FROM script_run_count ORDER BY n'))).toEqual([{ n: 0 }, { n: 1 }])
})
