import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { passwordBody, userCreateBody, userPatchBody } from '../../shared/api/auth.ts'
import { put } from '../../shared/commands/command.ts'
import type { Team, User } from '../../shared/domain/people.ts'
import { ProblemError } from '../http/problem.ts'
import { noteAudit } from '../store/note-audit.ts'
import { allTeamIds, loadRecord } from '../store/records.ts'
import { type Store, takeInstant, type WriteTx } from '../store/store.ts'
import { applyChanges } from '../store/write.ts'
import type { SignedIn } from './authenticate.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import { endConnectionsOf, endSessionsOf } from './sessions.ts'

/** People and teams, mostly as administrators keep them. Whoever calls this has checked the role. */

/** @throws ProblemError conflict (the address is taken), validation-failed (no such team) */
export async function createUser(store: Store, who: SignedIn, body: z.output<typeof userCreateBody>): Promise<User> {
  const { password, ...fields } = body
  const passwordHash = await hashPassword(password)
  return store.write(async (tx) => {
    await requireTeams(tx, body.teamIds)
    const taken = await tx.db.selectFrom('user').select('id').where('email', '=', body.email).executeTakeFirst()
    if (taken)
      throw new ProblemError('conflict', { errors: [{ pointer: '/body/email', message: 'somebody has this address' }] })
    const at = await takeInstant(tx)
    const user: User = {
      ...fields,
      id: uuidv7(),
      version: 0,
      teamIds: [...new Set(body.teamIds)],
      signatureHtml: '',
      active: true,
      createdAt: at,
    }
    await applyChanges(tx, [put('user', user)], { actor: who.user, action: 'user.create', at })
    await tx.db.insertInto('credential').values({ userId: user.id, passwordHash, changedAt: at }).execute()
    return user
  })
}

/** @throws ProblemError not-found, stale-version, conflict (nobody would be left to administer), validation-failed */
export async function patchUser(
  store: Store,
  who: SignedIn,
  userId: string,
  body: z.output<typeof userPatchBody>,
): Promise<User> {
  const { version, password, ...set } = body
  const passwordHash = password === undefined ? undefined : await hashPassword(password)
  return store.write(async (tx) => {
    const found = await loadRecord(tx.db, 'user', userId)
    if (!found) throw new ProblemError('not-found')
    if (found.version !== version) throw new ProblemError('stale-version')
    if (set.teamIds) await requireTeams(tx, set.teamIds)
    const at = await takeInstant(tx)
    const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
    const user: User = { ...found, ...given }
    if (set.teamIds) user.teamIds = [...new Set(set.teamIds)]
    if (found.role === 'admin' && found.active && !(user.role === 'admin' && user.active))
      await requireAnotherAdmin(tx, userId)
    if (Object.keys(given).length > 0) {
      await applyChanges(tx, [put('user', user)], { actor: who.user, action: 'user.update', at })
    }
    if (passwordHash !== undefined) {
      await setPasswordOf(tx, who, userId, passwordHash, at)
      await endSessionsOf(tx, who.user, userId, at, who.sessionId)
    }
    if (!user.active) await endSessionsOf(tx, who.user, userId, at)
    else if (user.role !== 'admin') await endConnectionsOf(tx, who.user, userId, at)
    return user
  })
}

/**
 * Ends every other session: whoever changes their password may have reason to.
 * @throws ProblemError validation-failed (the old password): a 401 would say that the session has ended
 */
export async function changeOwnPassword(
  store: Store,
  who: SignedIn,
  body: z.output<typeof passwordBody>,
): Promise<void> {
  const held = await store.reader
    .selectFrom('credential')
    .select('passwordHash')
    .where('userId', '=', who.user.id)
    .executeTakeFirst()
  if (!(await passwordMatches(held?.passwordHash, body.oldPassword)))
    throw new ProblemError('validation-failed', {
      errors: [{ pointer: '/body/oldPassword', message: 'this is not your password' }],
    })
  const passwordHash = await hashPassword(body.newPassword)
  await store.write(async (tx) => {
    const at = await takeInstant(tx)
    await setPasswordOf(tx, who, who.user.id, passwordHash, at)
    await endSessionsOf(tx, who.user, who.user.id, at, who.sessionId)
  })
}

async function setPasswordOf(
  tx: WriteTx,
  who: SignedIn,
  userId: string,
  passwordHash: string,
  at: string,
): Promise<void> {
  await tx.db
    .insertInto('credential')
    .values({ userId, passwordHash, changedAt: at })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ passwordHash, changedAt: at }))
    .execute()
  // No record changes, and what changed is nobody's to read; that it happened belongs into the audit all the same.
  await noteAudit(
    tx,
    { actor: who.user, action: 'user.password', at },
    { type: 'user', recordId: userId, scope: 'all' },
  )
}

async function requireTeams(tx: WriteTx, teamIds: readonly string[]): Promise<void> {
  const existing = new Set(await allTeamIds(tx.db))
  const errors = teamIds.flatMap((id, i) =>
    existing.has(id) ? [] : [{ pointer: `/body/teamIds/${i}`, message: 'no such team' }],
  )
  if (errors.length > 0) throw new ProblemError('validation-failed', { errors })
}

async function requireAnotherAdmin(tx: WriteTx, userId: string): Promise<void> {
  const rows = await tx.db.selectFrom('user').select('doc').where('active', '=', 1).where('id', '!=', userId).execute()
  if (rows.some((row) => (JSON.parse(row.doc) as User).role === 'admin')) return
  throw new ProblemError('conflict', { detail: 'This is the last administrator' })
}

export async function createTeam(store: Store, who: SignedIn, name: string): Promise<Team> {
  return store.write(async (tx) => {
    const at = await takeInstant(tx)
    const team: Team = { id: uuidv7(), version: 0, name, createdAt: at }
    await applyChanges(tx, [put('team', team)], { actor: who.user, action: 'team.create', at })
    return team
  })
}

/** @throws ProblemError not-found, stale-version */
export async function renameTeam(
  store: Store,
  who: SignedIn,
  teamId: string,
  name: string,
  version: number,
): Promise<Team> {
  return store.write(async (tx) => {
    const found = await loadRecord(tx.db, 'team', teamId)
    if (!found) throw new ProblemError('not-found')
    if (found.version !== version) throw new ProblemError('stale-version')
    const at = await takeInstant(tx)
    const team: Team = { ...found, name }
    await applyChanges(tx, [put('team', team)], { actor: who.user, action: 'team.update', at })
    return team
  })
}
