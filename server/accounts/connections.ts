import type { Kysely } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { connection, connectionBody, connectionInfo, Purpose } from '../../shared/api/auth.ts'
import { ProblemError } from '../http/problem.ts'
import { noteAudit } from '../store/note-audit.ts'
import type { Tables } from '../store/schema.ts'
import { type Store, takeInstant } from '../store/store.ts'
import type { SignedIn } from './authenticate.ts'
import { auditedConnection, endSessions } from './sessions.ts'
import { never, newToken, tokenHash } from './tokens.ts'

/** Other systems that report: sessions with a purpose. Whoever calls this has checked that an administrator asks. */

/** A system is told from others by its name, however it is written: one with a new token is the one it was. */
export const systemNamed = (name: string): string => name.trim().normalize('NFC').toLowerCase()

/**
 * Opens the session of another system, in the name of whoever connects it. Its token does not run out.
 * @throws ProblemError conflict: one of that name is connected
 */
export function openConnection(
  store: Store,
  { user }: SignedIn,
  { name, serves: wanted }: z.output<typeof connectionBody>,
): Promise<z.output<typeof connection>> {
  const id = uuidv7()
  const token = newToken()
  const serves = [...new Set(wanted)]
  return store.write(async (tx) => {
    const open = await openConnections(tx.db).select('deviceName').execute()
    // Two systems of one name would have one record between them for whatever they number alike.
    if (open.some(({ deviceName }) => systemNamed(deviceName) === systemNamed(name)))
      throw new ProblemError('conflict', { detail: 'A system of this name is connected; end its connection first' })
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

const openConnections = (db: Kysely<Tables>) =>
  db.selectFrom('session').where('serves', 'is not', null).where('revokedAt', 'is', null)

/** Those of the whole workspace, whoever made them, by name. */
export async function listConnections(store: Store): Promise<z.output<typeof connectionInfo>[]> {
  const rows = await openConnections(store.reader)
    .select(['id', 'userId', 'deviceName', 'createdAt', 'lastSeenAt', 'serves'])
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
    const found = await openConnections(tx.db).select('id').where('id', '=', id).executeTakeFirst()
    if (!found) throw new ProblemError('not-found')
    await endSessions(tx, user, [id], await takeInstant(tx))
  })
}
