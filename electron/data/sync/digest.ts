import { createHash } from 'node:crypto'
import type { DigestAnswer } from '#shared/api/sync'
import { type RecordType, recordTypes } from '#shared/domain/records'
import type { Sql } from '../cache/driver.ts'
import { tableOf } from '../cache/schema.ts'

/** Counts and sums of what the cache holds, as the server makes them of what it has. @see digestAnswer */

const modulus = 2 ** 48
/** Rows hashed before others get a turn: 3 ms. */
const slice = 500

interface Held {
  readonly id: string
  readonly version: number
}

/** Only while no command waits: the tables hold the server's records then. */
export async function cacheDigest(sql: Sql, signal: AbortSignal): Promise<DigestAnswer['types']> {
  const types: DigestAnswer['types'] = {}
  for (const type of recordTypes) {
    if (signal.aborted) break
    types[type] = await digestOf(sql, type)
  }
  return types
}

/** Types that are not the same on both sides. One that only the server knows cannot be mended here. */
export function differingTypes(ours: DigestAnswer['types'], theirs: DigestAnswer['types']): RecordType[] {
  return recordTypes.filter(
    (type) => ours[type]?.count !== theirs[type]?.count || ours[type]?.digest !== theirs[type]?.digest,
  )
}

async function digestOf(sql: Sql, type: RecordType): Promise<{ count: number; digest: string }> {
  let sum = 0
  let count = 0
  const add = ({ id, version }: Held) => {
    sum = (sum + createHash('sha256').update(`${type}|${id}|${version}`).digest().readUIntBE(0, 6)) % modulus
    count += 1
  }
  // What was set aside has arrived, too, and counts in place of the older state that is shown.
  const aside = await sql.all<Held>('select id, version from set_aside where type = ?', [type])
  for (const each of aside) add(each)
  const instead = new Set(aside.map(({ id }) => id))
  let last = -1
  for (;;) {
    const rows = await sql.all<Held & { row: number }>(
      `select row, id, version from ${tableOf[type]} where row > ? order by row limit ${slice}`,
      [last],
    )
    for (const each of rows) if (!instead.has(each.id)) add(each)
    const end = rows.at(-1)
    if (!end || rows.length < slice) return { count, digest: sum.toString(16).padStart(12, '0') }
    last = end.row
  }
}
