import { z } from 'zod'
import { decodeKey, encodeKey } from '../http/list.ts'
import { ProblemError } from '../http/problem.ts'

/**
 * Where a cache stands in the feed. Opaque to clients, and never a proof of anything: what a person may see is asked
 * of the store at every pull. Short keys, as it travels in the address.
 */
export interface FeedCursor {
  readonly epoch: string
  /** Everything up to this number has been sent, for every scope that is not behind. */
  readonly seq: number
  /** Scopes that the cache holds. One that the person has lost since is dropped, a gained one is filled in. */
  readonly scopes: readonly string[]
  /** Scopes gained lately, with how far each has been filled in. */
  readonly behind: Readonly<Record<string, number>>
}

/** Where a first fill was broken off. Types and scopes are walked in order, records by id. */
export interface SnapshotCursor {
  readonly epoch: string
  readonly startSeq: number
  readonly scopes: readonly string[]
  /** Index into `recordTypes`. */
  readonly typeIndex: number
  /** Index into `scopes`. */
  readonly scopeIndex: number
  readonly afterId: string
  readonly sent: number
  readonly total: number
  /** Scopes that were out of sight at some moment, and of which pages are therefore missing. */
  readonly skipped: readonly string[]
}

const number = z.number().int().nonnegative()
const scopes = z.array(z.string().max(50)).max(1_002)
const feedWire = z.strictObject({
  k: z.literal('f'),
  e: z.string(),
  s: number,
  c: scopes,
  b: z.record(z.string().max(50), number),
})
const snapshotWire = z.strictObject({
  k: z.literal('s'),
  e: z.string(),
  s: number,
  c: scopes,
  t: number,
  o: number,
  i: z.string().max(50),
  n: number,
  m: number,
  x: scopes.default([]),
})

export function encodeFeedCursor({ epoch, seq, scopes, behind }: FeedCursor): string {
  return encodeKey({ k: 'f', e: epoch, s: seq, c: [...scopes], b: behind } satisfies z.input<typeof feedWire>)
}

/** @throws ProblemError bad-cursor; cursor-epoch-changed when another database made it, or a newer state of this one */
export function decodeFeedCursor(text: string, epoch: string, newest: number): FeedCursor {
  const { e, s, c, b } = decodeKey(text, feedWire)
  checkOrigin(e, s, epoch, newest)
  return { epoch: e, seq: s, scopes: c, behind: b }
}

export function encodeSnapshotCursor(cursor: SnapshotCursor): string {
  const { epoch, startSeq, scopes, typeIndex, scopeIndex, afterId, sent, total, skipped } = cursor
  const wire = {
    k: 's' as const,
    e: epoch,
    s: startSeq,
    c: [...scopes],
    t: typeIndex,
    o: scopeIndex,
    i: afterId,
    n: sent,
    m: total,
    x: [...skipped],
  }
  return encodeKey(wire satisfies z.input<typeof snapshotWire>)
}

/** @throws ProblemError bad-cursor, cursor-epoch-changed */
export function decodeSnapshotCursor(text: string, epoch: string, newest: number): SnapshotCursor {
  const { e, s, c, t, o, i, n, m, x } = decodeKey(text, snapshotWire)
  checkOrigin(e, s, epoch, newest)
  const place = { typeIndex: t, scopeIndex: o, afterId: i }
  return { epoch: e, startSeq: s, scopes: c, ...place, sent: n, total: m, skipped: x }
}

/** A server that was restored from a backup knows fewer numbers than its clients: they must fill again, too. */
function checkOrigin(made: string, seq: number, epoch: string, newest: number): void {
  if (made !== epoch || seq > newest) throw new ProblemError('cursor-epoch-changed')
}
