import { JsonText } from '../http/json-text.ts'
import { ProblemError } from '../http/problem.ts'
import { type Routes, requireRole } from '../http/route.ts'
import { loadWorkspace } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { readAudit } from './audit.ts'
import { endConnection, listConnections, openConnection } from './connections.ts'
import { changeOwnPassword, createTeam, createUser, patchUser, renameTeam } from './people.ts'
import { endSessions, refreshSession, signIn } from './sessions.ts'
import { setUp } from './setup.ts'
import type { CountAttempt } from './sign-in-limit.ts'

interface Options {
  readonly version: string
  readonly setupToken: string | undefined
  readonly countAttempt: CountAttempt
}

export function addAccountRoutes(routes: Routes, store: Store, options: Options): void {
  routes.add('health', async () => ({
    product: 'switchboard' as const,
    version: options.version,
    serverTime: new Date().toISOString(),
    setUp: (await loadWorkspace(store.reader)) !== undefined,
  }))
  routes.add('setup', async ({ body, request }) => {
    await options.countAttempt(request, 'setup')
    return setUp(store, options.setupToken, body)
  })
  addSessionRoutes(routes, store, options.countAttempt)
  routes.add('passwordPut', async ({ body, who, request }) => {
    // As guessable as at sign-in, by whoever finds an unlocked screen.
    await options.countAttempt(request, who.user.email)
    await changeOwnPassword(store, who, body)
    return undefined
  })
  addPeopleRoutes(routes, store)
  routes.add('audit', async ({ query, who }) => {
    requireRole(who, 'lead', 'admin')
    return readAudit(store, who, query)
  })
}

function addSessionRoutes(routes: Routes, store: Store, countAttempt: CountAttempt): void {
  routes.add('signIn', async ({ body, request }) => {
    await countAttempt(request, body.email)
    return signIn(store, body.email, body.password, body.deviceName)
  })
  routes.add('refresh', ({ body }) => refreshSession(store, body.refreshToken, Date.now()))
  routes.add('sessionList', async ({ who }) => {
    const rows = await store.reader
      .selectFrom('session')
      .select(['id', 'deviceName', 'createdAt', 'lastSeenAt'])
      .where('userId', '=', who.user.id)
      .where('serves', 'is', null)
      .where('revokedAt', 'is', null)
      // Somebody who has not come back before the last token ran out cannot come back.
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('token')
            .select('hash')
            .whereRef('token.sessionId', '=', 'session.id')
            .where('token.expiresAt', '>', new Date().toISOString()),
        ),
      )
      .orderBy('createdAt')
      .execute()
    return { items: rows.map((row) => ({ ...row, current: row.id === who.sessionId })) }
  })
  routes.add('signOut', async ({ who }) => {
    await store.write((tx) => endSessions(tx, who.user, [who.sessionId], new Date().toISOString()))
    return undefined
  })
  routes.add('sessionRevoke', async ({ params, who }) => {
    await store.write(async (tx) => {
      const own = await tx.db
        .selectFrom('session')
        .select('id')
        .where('id', '=', params.id)
        .where('userId', '=', who.user.id)
        .where('serves', 'is', null)
        .where('revokedAt', 'is', null)
        .executeTakeFirst()
      if (!own) throw new ProblemError('not-found')
      await endSessions(tx, who.user, [own.id], new Date().toISOString())
    })
    return undefined
  })
  routes.add('connectionCreate', async ({ body, who }) => {
    requireRole(who, 'admin')
    return openConnection(store, who, body)
  })
  routes.add('connectionList', async ({ who }) => {
    requireRole(who, 'admin')
    return { items: await listConnections(store) }
  })
  routes.add('connectionEnd', async ({ params, who }) => {
    requireRole(who, 'admin')
    await endConnection(store, who, params.id)
    return undefined
  })
  routes.add('me', async ({ who }) => who.user)
}

function addPeopleRoutes(routes: Routes, store: Store): void {
  routes.add('teamList', async () => {
    const rows = await store.reader.selectFrom('team').select('doc').orderBy('name').orderBy('id').execute()
    return new JsonText(`{"items":[${rows.map((row) => row.doc).join(',')}]}`)
  })
  routes.add('userList', async () => {
    const rows = await store.reader.selectFrom('user').select('doc').orderBy('email').execute()
    return new JsonText(`{"items":[${rows.map((row) => row.doc).join(',')}]}`)
  })
  routes.add('teamCreate', async ({ body, who }) => {
    requireRole(who, 'admin')
    return createTeam(store, who, body.name)
  })
  routes.add('teamPatch', async ({ params, body, who }) => {
    requireRole(who, 'admin')
    return renameTeam(store, who, params.id, body.name, body.version)
  })
  routes.add('userCreate', async ({ body, who }) => {
    requireRole(who, 'admin')
    return createUser(store, who, body)
  })
  routes.add('userPatch', async ({ params, body, who }) => {
    requireRole(who, 'admin')
    return patchUser(store, who, params.id, body)
  })
}
