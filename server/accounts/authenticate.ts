import type { FastifyRequest } from 'fastify'
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
}

/** Finds the session of a bearer token. @throws ProblemError unauthenticated @see RFC 6750 */
export async function authenticate(store: Store, request: FastifyRequest): Promise<SignedIn> {
  const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1]
  if (!token) throw refused('')
  const row = await store.reader
    .selectFrom('token')
    .innerJoin('session', 'session.id', 'token.sessionId')
    .innerJoin('user', 'user.id', 'session.userId')
    .select(['session.id as sessionId', 'session.revokedAt', 'token.expiresAt', 'user.active', 'user.doc'])
    .where('token.hash', '=', tokenHash(token))
    .where('token.kind', '=', 'access')
    .executeTakeFirst()
  if (!row || row.revokedAt !== null || row.active === 0 || row.expiresAt <= new Date().toISOString()) {
    throw refused(', error="invalid_token"')
  }
  const user = JSON.parse(row.doc) as User
  return { sessionId: row.sessionId, user, sight: sightOf(user, await allTeamIds(store.reader)) }
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
