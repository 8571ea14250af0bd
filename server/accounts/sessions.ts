import { v7 as uuidv7 } from 'uuid'
import type { Session } from '../../shared/api/auth.ts'
import type { User } from '../../shared/domain/people.ts'
import { ProblemError } from '../http/problem.ts'
import { listed } from '../store/listed.ts'
import { noteAudit } from '../store/note-audit.ts'
import { loadRecord, loadWorkspace } from '../store/records.ts'
import type { Store, WriteTx } from '../store/store.ts'
import type { WriteContext } from '../store/write.ts'
import { passwordMatches } from './passwords.ts'
import { accessLifetime, expiry, newToken, refreshGrace, tokenHash } from './tokens.ts'

/** Opens a session. `now` in milliseconds since the epoch. */
export async function openSession(tx: WriteTx, user: User, deviceName: string, now: number): Promise<Session> {
  const sessionId = uuidv7()
  const at = new Date(now).toISOString()
  await tx.db
    .insertInto('session')
    .values({
      id: sessionId,
      userId: user.id,
      deviceName,
      createdAt: at,
      lastSeenAt: at,
      revokedAt: null,
      serves: null,
    })
    .execute()
  return issue(tx, sessionId, user, null, now)
}

async function issue(
  tx: WriteTx,
  sessionId: string,
  user: User,
  parentHash: string | null,
  now: number,
): Promise<Session> {
  const workspace = await loadWorkspace(tx.db)
  if (!workspace) throw new ProblemError('unauthenticated')
  const accessToken = newToken()
  const refreshToken = newToken()
  await tx.db
    .insertInto('token')
    .values([
      {
        hash: tokenHash(accessToken),
        kind: 'access',
        sessionId,
        parentHash,
        expiresAt: expiry('access', now),
        usedAt: null,
      },
      {
        hash: tokenHash(refreshToken),
        kind: 'refresh',
        sessionId,
        parentHash,
        expiresAt: expiry('refresh', now),
        usedAt: null,
      },
    ])
    .execute()
  return { sessionId, accessToken, refreshToken, expiresIn: accessLifetime, user, workspace }
}

/** @throws ProblemError wrong-credentials, the same for an unknown address, a wrong password and a deactivated person */
export async function signIn(store: Store, email: string, password: string, deviceName: string): Promise<Session> {
  const found = await store.reader
    .selectFrom('user')
    .innerJoin('credential', 'credential.userId', 'user.id')
    .select(['user.id', 'user.active', 'credential.passwordHash'])
    .where('user.email', '=', email)
    .executeTakeFirst()
  const matches = await passwordMatches(found?.passwordHash, password)
  if (!found || !matches || found.active === 0) throw new ProblemError('wrong-credentials')
  return store.write(async (tx) => {
    const user = await loadRecord(tx.db, 'user', found.id)
    if (!user?.active) throw new ProblemError('wrong-credentials')
    return openSession(tx, user, deviceName, Date.now())
  })
}

/**
 * Trades a refresh token for a new pair. A used one still works for a minute, as the answer may have been lost;
 * later it can only be a stolen copy (its owner or the thief holds the newer one), and the session ends.
 * @throws ProblemError unauthenticated
 */
export async function refreshSession(store: Store, refreshToken: string, now: number): Promise<Session> {
  const outcome = await store.write(async (tx) => {
    const hash = tokenHash(refreshToken)
    const token = await tx.db
      .selectFrom('token')
      .innerJoin('session', 'session.id', 'token.sessionId')
      .select([
        'token.sessionId',
        'token.usedAt',
        'token.expiresAt',
        'token.parentHash',
        'session.userId',
        'session.revokedAt',
      ])
      .where('token.hash', '=', hash)
      .where('token.kind', '=', 'refresh')
      .executeTakeFirst()
    const at = new Date(now).toISOString()
    if (!token || token.revokedAt !== null || token.expiresAt <= at) return undefined
    if (token.usedAt !== null && Date.parse(token.usedAt) + refreshGrace * 1000 < now) {
      await endSessions(tx, null, [token.sessionId], at)
      return undefined
    }
    const user = await loadRecord(tx.db, 'user', token.userId)
    if (!user?.active) return undefined
    if (token.usedAt === null) {
      // A pair that was made of the same parent and never arrived is spent along with this one.
      await tx.db
        .updateTable('token')
        .set({ usedAt: at })
        .where('sessionId', '=', token.sessionId)
        .where('kind', '=', 'refresh')
        .where('usedAt', 'is', null)
        .where((eb) =>
          eb.or([
            eb('hash', '=', hash),
            ...(token.parentHash === null ? [] : [eb('parentHash', '=', token.parentHash)]),
          ]),
        )
        .execute()
    }
    await tx.db.deleteFrom('token').where('sessionId', '=', token.sessionId).where('expiresAt', '<=', at).execute()
    await tx.db.updateTable('session').set({ lastSeenAt: at }).where('id', '=', token.sessionId).execute()
    return issue(tx, token.sessionId, user, hash, now)
  })
  // Thrown after the transaction: the end of a stolen session must stay written.
  if (!outcome) throw new ProblemError('unauthenticated')
  return outcome
}

/** Who ends a session; null for the server itself. */
type EndedBy = WriteContext['actor']

/**
 * Ends sessions: their tokens go, their live streams are told after the commit. That another system can report no more is
 * told the audit, whatever ended it.
 */
export async function endSessions(tx: WriteTx, by: EndedBy, sessionIds: readonly string[], at: string): Promise<void> {
  if (sessionIds.length === 0) return
  const systems = await tx.db
    .selectFrom('session')
    .select(['id', 'userId', 'deviceName', 'serves'])
    .where('id', 'in', listed(sessionIds))
    .where('serves', 'is not', null)
    .where('revokedAt', 'is', null)
    .execute()
  for (const { id, userId, deviceName: name, serves } of systems)
    await noteAudit(
      tx,
      { actor: by, action: 'connection.end', at },
      { ...auditedConnection(id, userId), before: { id, userId, name, serves: JSON.parse(serves ?? '[]') } },
    )
  await tx.db
    .updateTable('session')
    .set({ revokedAt: at })
    .where('id', 'in', listed(sessionIds))
    .where('revokedAt', 'is', null)
    .execute()
  await tx.db.deleteFrom('token').where('sessionId', 'in', listed(sessionIds)).execute()
  tx.noted.endedSessions.push(...sessionIds)
}

/** Read by administrators, and by whoever made it. */
export const auditedConnection = (id: string, userId: string) =>
  ({ type: 'connection', recordId: id, scope: `user:${userId}` }) as const

export async function endSessionsOf(
  tx: WriteTx,
  by: EndedBy,
  userId: string,
  at: string,
  except?: string,
): Promise<void> {
  const rows = await liveSessionsOf(tx, userId).execute()
  const ids = rows.map((row) => row.id).filter((id) => id !== except)
  await endSessions(tx, by, ids, at)
}

/** Ends the connections of other systems that report in the name of a person. */
export async function endConnectionsOf(tx: WriteTx, by: EndedBy, userId: string, at: string): Promise<void> {
  const rows = await liveSessionsOf(tx, userId).where('serves', 'is not', null).execute()
  const ids = rows.map((row) => row.id)
  await endSessions(tx, by, ids, at)
}

const liveSessionsOf = (tx: WriteTx, userId: string) =>
  tx.db.selectFrom('session').select('id').where('userId', '=', userId).where('revokedAt', 'is', null)

/** Forgets tokens that have run out, and sessions that were ended or that nobody holds a token of any more. */
export async function forgetDeadSessions(store: Store, now: number): Promise<void> {
  await store.write(async ({ db }) => {
    await db.deleteFrom('token').where('expiresAt', '<=', new Date(now).toISOString()).execute()
    await db
      .deleteFrom('session')
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('token').select('hash').whereRef('token.sessionId', '=', 'session.id'))),
      )
      .execute()
  })
}
