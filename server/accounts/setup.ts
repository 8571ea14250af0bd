import { createHash, timingSafeEqual } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { Session, setupBody } from '../../shared/api/auth.ts'
import { put } from '../../shared/commands/command.ts'
import type { Team, User, Workspace, WorkspaceSettings } from '../../shared/domain/people.ts'
import { firstDispositions } from '../calls/dispositions.ts'
import { ProblemError } from '../http/problem.ts'
import { loadWorkspace } from '../store/records.ts'
import { type Store, takeInstant } from '../store/store.ts'
import { applyChanges } from '../store/write.ts'
import { hashPassword } from './passwords.ts'
import { openSession } from './sessions.ts'

/** What a new workspace promises its customers, until its administrator says otherwise. */
export const defaultSettings: WorkspaceSettings = {
  undoSendSeconds: 5,
  firstResponseMinutes: { low: 1440, normal: 480, high: 120, urgent: 30 },
  resolutionMinutes: { low: 10_080, normal: 4320, high: 1440, urgent: 480 },
}

/**
 * Makes the workspace with one team and its administrator, who is signed in at once.
 * @throws ProblemError already-set-up, forbidden (wrong token)
 */
export async function setUp(
  store: Store,
  setupToken: string | undefined,
  body: z.output<typeof setupBody>,
): Promise<Session> {
  if (await loadWorkspace(store.reader)) throw new ProblemError('already-set-up')
  if (setupToken === undefined || !sameSecret(setupToken, body.setupToken)) {
    throw new ProblemError('forbidden', { detail: 'This is not the setup token that the server printed' })
  }
  const passwordHash = await hashPassword(body.password)
  return store.write(async (tx) => {
    if (await loadWorkspace(tx.db)) throw new ProblemError('already-set-up')
    const at = await takeInstant(tx)
    const workspace: Workspace = {
      id: uuidv7(),
      version: 0,
      name: body.workspaceName,
      settings: defaultSettings,
      createdAt: at,
    }
    const team: Team = { id: uuidv7(), version: 0, name: 'Support', createdAt: at }
    const user: User = {
      id: uuidv7(),
      version: 0,
      name: body.name,
      email: body.email,
      role: 'admin',
      teamIds: [team.id],
      signatureHtml: '',
      language: body.language,
      active: true,
      createdAt: at,
    }
    await applyChanges(
      tx,
      [put('workspace', workspace), put('team', team), put('user', user), ...firstDispositions(body.language)],
      {
        actor: user,
        action: 'setup',
        at,
      },
    )
    await tx.db.insertInto('credential').values({ userId: user.id, passwordHash, changedAt: at }).execute()
    return openSession(tx, user, body.deviceName, Date.now())
  })
}

/** Compares in constant time, whatever the lengths. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
