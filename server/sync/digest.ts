import { createHash } from 'node:crypto'
import type { DigestAnswer } from '../../shared/api/sync.ts'
import { type RecordType, recordTypes } from '../../shared/domain/records.ts'
import type { Sight } from '../store/scopes.ts'
import { newestSeq, type Store } from '../store/store.ts'
import { encodeFeedCursor } from './cursor.ts'
import { versionsInSight } from './in-scope.ts'

const modulus = 2 ** 48

/** First 48 bits of SHA-256 over `<type>|<id>|<version>`, as a number. */
function recordDigest(type: RecordType, id: string, version: number): number {
  return createHash('sha256').update(`${type}|${id}|${version}`).digest().readUIntBE(0, 6)
}

/**
 * Counts and digests of everything in sight, from one state of the database. A sum does not care about order, so
 * both sides can add up as they read; below 2^49 a double is exact.
 */
export async function readDigest(store: Store, sight: Sight): Promise<DigestAnswer> {
  return store.read(async (db) => {
    const seq = await newestSeq(db)
    const sums = new Map<RecordType, { count: number; sum: number }>(
      recordTypes.map((type) => [type, { count: 0, sum: 0 }]),
    )
    for await (const { type, rows } of versionsInSight(db, sight)) {
      const total = sums.get(type)
      if (!total) continue
      for (const { id, version } of rows) total.sum = (total.sum + recordDigest(type, id, version)) % modulus
      total.count += rows.length
    }
    const types = Object.fromEntries(
      [...sums].map(([type, { count, sum }]) => [type, { count, digest: sum.toString(16).padStart(12, '0') }]),
    )
    return { cursor: encodeFeedCursor({ epoch: store.epoch, seq, scopes: sight.scopes, behind: {} }), types }
  })
}
