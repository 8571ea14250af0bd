import type { FastifyRequest } from 'fastify'
import type { Purpose } from '../../shared/api/auth.ts'
import type { User } from '../../shared/domain/people.ts'
import { ProblemError } from '../http/problem.ts'
import { allTeamIds } from '../store/records.ts'
import { type Sight, sightOf } from '../store/scopes.ts'
import type { Store } from '../store/store.ts'
import { tokenHash } from './tokens.ts'

/** Who asks, and what they may see. */
export interface SignedIn {
  readonly sessionId: string
  readonly user: User
  readonly sight: Sight
  /** The name of the other system that reports; null for a person. */
  readonly system: string | null
}

/**
 * Finds the session of a bearer token. That of another system is good for its purposes alone.
 * @throws ProblemError unauthenticated, forbidden @see RFC 6750
 */
export async function authenticate(
  store: Store,
  request: FastifyRequest,
  serves: Purpose | undefined,
): Promise<SignedIn> {
  const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1]
  if (!token) throw refused('')
  const row = await store.reader
    .selectFrom('token')
    .innerJoin('session', 'session.id', 'token.sessionId')
    .innerJoin('user', 'user.id', 'session.userId')
    .select([
      'session.id as sessionId',
      'session.revokedAt',
      'session.serves',
      'session.deviceName',
      'session.lastSeenAt',
      'session.createdAt',
      'token.expiresAt',
      'user.active',
      'user.doc',
    ])
    .where('token.hash', '=', tokenHash(token))
    .where('token.kind', '=', 'access')
    .executeTakeFirst()
  if (!row || row.revokedAt !== null || row.active === 0 || row.expiresAt <= new Date().toISOString()) {
    throw refused(', error="invalid_token"')
  }
  const user = JSON.parse(row.doc) as User
  if (row.serves !== null) {
    const purposes = JSON.parse(row.serves) as Purpose[]
    if (user.role !== 'admin' || serves === undefined || !purposes.includes(serves))
      throw new ProblemError('forbidden', { detail: `This token may only report ${purposes.join(' and ')}` })
    await noteUse(store, row)
  }
  const sight = sightOf(user, await allTeamIds(store.reader))
  return { sessionId: row.sessionId, user, sight, system: row.serves === null ? null : row.deviceName }
}

/** Milliseconds: when another system was last heard of is known no closer than that. */
const closest = 60_000

interface Use {
  readonly sessionId: string
  readonly createdAt: string
  readonly lastSeenAt: string
}

async function noteUse(store: Store, { sessionId, createdAt, lastSeenAt }: Use): Promise<void> {
  const now = Date.now()
  const isFirst = lastSeenAt === createdAt
  if (!isFirst && now - Date.parse(lastSeenAt) < closest) return
  await store.write((tx) =>
    tx.db
      .updateTable('session')
      // Later than it was made: the same would say that it was never used.
      .set({ lastSeenAt: new Date(Math.max(now, Date.parse(createdAt) + 1)).toISOString() })
      .where('id', '=', sessionId)
      .execute(),
  )
}

/** What somebody may see by now, long after their token was checked. @throws ProblemError unauthenticated */
export async function sightNow(store: Store, who: SignedIn): Promise<Sight> {
  const row = await store.reader
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .select(['user.active', 'user.doc'])
    .where('session.id', '=', who.sessionId)
    .where('session.revokedAt', 'is', null)
    .executeTakeFirst()
  if (!row || row.active === 0) throw refused(', error="invalid_token"')
  return sightOf(JSON.parse(row.doc) as User, await allTeamIds(store.reader))
}

function refused(why: string): ProblemError {
  return new ProblemError('unauthenticated', { headers: { 'www-authenticate': `Bearer realm="switchboard"${why}` } })
}
