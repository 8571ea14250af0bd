import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { connection, connectionBody, connectionInfo, Purpose } from '../../shared/api/auth.ts'
import { ProblemError } from '../http/problem.ts'
import { noteAudit } from '../store/note-audit.ts'
import { type Store, takeInstant } from '../store/store.ts'
import type { SignedIn } from './authenticate.ts'
import { auditedConnection, endSessions } from './sessions.ts'
import { never, newToken, tokenHash } from './tokens.ts'

/** Other systems that report: sessions with a purpose. Whoever calls this has checked that an administrator asks. */

/** Opens the session of another system, in the name of whoever connects it. Its token does not run out. */
export function openConnection(
  store: Store,
  { user }: SignedIn,
  { name, serves: wanted }: z.output<typeof connectionBody>,
): Promise<z.output<typeof connection>> {
  const id = uuidv7()
  const token = newToken()
  const serves = [...new Set(wanted)]
  return store.write(async (tx) => {
    const at = await takeInstant(tx)
    await tx.db
      .insertInto('session')
      .values({
        id,
        userId: user.id,
        deviceName: name,
        createdAt: at,
        lastSeenAt: at,
        revokedAt: null,
        serves: JSON.stringify(serves),
      })
      .execute()
    await tx.db
      .insertInto('token')
      .values({
        hash: tokenHash(token),
        kind: 'access',
        sessionId: id,
        parentHash: null,
        expiresAt: never,
        usedAt: null,
      })
      .execute()
    await noteAudit(
      tx,
      { actor: user, action: 'connection.create', at },
      { ...auditedConnection(id, user.id), after: { id, userId: user.id, name, serves } },
    )
    return { id, token }
  })
}

/** Those of the whole workspace, whoever made them, by name. */
export async function listConnections(store: Store): Promise<z.output<typeof connectionInfo>[]> {
  const rows = await store.reader
    .selectFrom('session')
    .select(['id', 'userId', 'deviceName', 'createdAt', 'lastSeenAt', 'serves'])
    .where('serves', 'is not', null)
    .where('revokedAt', 'is', null)
    .orderBy('deviceName')
    .orderBy('createdAt')
    .execute()
  return rows.map(({ id, userId, deviceName, createdAt, lastSeenAt, serves }) => ({
    id,
    name: deviceName,
    serves: JSON.parse(serves ?? '[]') as Purpose[],
    userId,
    createdAt,
    lastUsedAt: lastSeenAt === createdAt ? null : lastSeenAt,
  }))
}

/** @throws ProblemError not-found */
export function endConnection(store: Store, { user }: SignedIn, id: string): Promise<void> {
  return store.write(async (tx) => {
    const found = await tx.db
      .selectFrom('session')
      .select('id')
      .where('id', '=', id)
      .where('serves', 'is not', null)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
    if (!found) throw new ProblemError('not-found')
    await endSessions(tx, user, [id], await takeInstant(tx))
  })
}
