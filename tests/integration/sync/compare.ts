import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import { openConnection } from '../../../electron/data/cache/driver.ts'
import { tableOf } from '../../../electron/data/cache/schema.ts'
import type { Session } from '../../../shared/api/auth.ts'
import { recordTypes } from '../../../shared/domain/records.ts'
import type { TestServer } from '../../fixtures/server.ts'

/** Compares what a desktop has on disk with what the server would give it. */

export type Records = ReadonlyMap<string, unknown>

/** Everything the person may see, straight from the server, by `type|id`. */
export async function serverRecords(server: TestServer, as: Session): Promise<Records> {
  const answer = await server.api('snapshot', { as, query: {} })
  const records = new Map<string, unknown>()
  for (const line of (await answer.text()).split('\n')) {
    if (line === '') continue
    const entry = JSON.parse(line) as { op: string; type: string; id: string; record: unknown }
    if (entry.op === 'put') records.set(`${entry.type}|${entry.id}`, entry.record)
  }
  return records
}

export async function cacheFileOf(userDataDir: string): Promise<string> {
  const names = (await readdir(path.join(userDataDir, 'accounts'))).filter((name) => name !== 'active.json')
  if (names.length !== 1) throw new Error(`expected one account, found ${names.length}`)
  return path.join(userDataDir, 'accounts', names[0] ?? '', 'cache.db')
}

/** Every record in the tables that queries read. */
export async function cachedRecords(file: string): Promise<Records> {
  const connection = await openConnection(file, { readonly: true })
  try {
    const records = new Map<string, unknown>()
    for (const type of recordTypes) {
      const rows = await connection.all<{ id: string; doc: string }>(`select id, doc from ${tableOf[type]}`)
      for (const { id, doc } of rows) records.set(`${type}|${id}`, JSON.parse(doc))
    }
    return records
  } finally {
    await connection.close()
  }
}

/** Rows of the sync tables that must be empty when nothing waits. */
export async function leftovers(file: string): Promise<Record<string, number>> {
  const connection = await openConnection(file, { readonly: true })
  try {
    const counts: Record<string, number> = {}
    for (const table of ['outbox', 'outbox_touch', 'confirmed', 'refill_seen']) {
      counts[table] = (await connection.get<{ n: number }>(`select count(*) as n from ${table}`))?.n ?? 0
    }
    return counts
  } finally {
    await connection.close()
  }
}

export function differences(actual: Records, expected: Records): string[] {
  const found: string[] = []
  for (const [key, record] of expected) {
    if (!actual.has(key)) found.push(`missing ${key}`)
    else if (canonical(actual.get(key)) !== canonical(record))
      found.push(`differs ${key}: ${canonical(actual.get(key))} instead of ${canonical(record)}`)
  }
  for (const key of actual.keys())
    if (!expected.has(key)) found.push(`should not be there ${key}: ${canonical(actual.get(key))}`)
  return found
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** @see DigestAnswer */
export function digestOf(records: Records): Record<string, { count: number; digest: string }> {
  const sums = Object.fromEntries(recordTypes.map((type) => [type, { count: 0, sum: 0n }]))
  for (const [key, record] of records) {
    const [type = '', id] = key.split('|')
    const { version } = record as { version: number }
    const own = sums[type]
    if (!own) continue
    own.count += 1
    own.sum += createHash('sha256').update(`${type}|${id}|${version}`).digest().readBigUInt64BE(0) >> 16n
  }
  return Object.fromEntries(
    Object.entries(sums).map(([type, { count, sum }]) => [
      type,
      { count, digest: (sum % 2n ** 48n).toString(16).padStart(12, '0') },
    ]),
  )
}

/** I3 for one desktop: same records, same digest, nothing left behind. */
export async function expectSame(server: TestServer, as: Session, userDataDir: string): Promise<void> {
  const file = await cacheFileOf(userDataDir)
  const [cached, truth] = [await cachedRecords(file), await serverRecords(server, as)]
  expect(differences(cached, truth)).toEqual([])
  const { types } = await server.api('digest', { as })
  expect(digestOf(cached)).toEqual(types)
  expect(await leftovers(file)).toEqual({ outbox: 0, outbox_touch: 0, confirmed: 0, refill_seen: 0 })
}
