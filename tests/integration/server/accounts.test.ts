import { afterEach, describe, expect, it } from 'vitest'
import { hashPassword } from '../../../server/accounts/passwords.ts'
import { refreshSession } from '../../../server/accounts/sessions.ts'
import { tokenHash } from '../../../server/accounts/tokens.ts'
import { setPassword } from '../../../server/store/import.ts'
import type { Session } from '../../../shared/api/auth.ts'
import { ApiProblem, password, refusal, setupToken, startServer, type TestServer } from '../../fixtures/server.ts'

let server: TestServer
afterEach(() => server.stop())

const setupBody = { setupToken, workspaceName: 'W', name: 'A', email: 'A@Example.com', password, deviceName: 'd' }

describe('setup', () => {
  it('makes the workspace, a team and an administrator who is signed in', async () => {
    server = await startServer()
    expect((await server.api('health')).setUp).toBe(false)
    const session = await server.api('setup', { body: setupBody })
    expect(session.user).toMatchObject({ email: 'a@example.com', role: 'admin', active: true, version: 1 })
    expect(session.workspace.settings.firstResponseMinutes).toEqual({ low: 1440, normal: 480, high: 120, urgent: 30 })
    const teams = await server.api('teamList', { as: session })
    expect(teams.items.map(({ name }) => name)).toEqual(['Support'])
    expect(session.user.teamIds).toEqual(teams.items.map(({ id }) => id))
    expect((await server.api('health')).setUp).toBe(true)
    expect((await server.api('me', { as: session })).id).toBe(session.user.id)
  })

  it('refuses a wrong token', async () => {
    server = await startServer()
    expect(await refusal(server.api('setup', { body: { ...setupBody, setupToken: 'guess' } }))).toBe('forbidden')
    expect((await server.api('health')).setUp).toBe(false)
  })

  it('works once, also when two try at the same time', async () => {
    server = await startServer()
    const attempts = [1, 2, 3].map((n) => server.api('setup', { body: { ...setupBody, email: `a${n}@example.com` } }))
    const results = await Promise.allSettled(attempts)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusal(server.api('setup', { body: setupBody }))).toBe('already-set-up')
  })

  it('survives a restart on the same data', async () => {
    server = await startServer()
    await server.setup()
    const { dataDir, store, app } = server
    await app.close()
    await store.close()
    server = await startServer({ dataDir })
    const session = await server.signIn('admin@example.com')
    expect(session.workspace.name).toBe('Test')
    expect(server.store.epoch).toBe(store.epoch)
  })
})

describe('signing in', () => {
  it('takes the address in any case and refuses a wrong password, an unknown address and a deactivated person alike', async () => {
    server = await startServer()
    const admin = await server.setup()
    await server.signIn('ADMIN@example.com')
    const gone = await server.makeUser(admin, { role: 'agent' })
    await server.api('userPatch', {
      as: admin,
      params: { id: gone.user.id },
      body: { active: false, version: gone.user.version },
    })
    for (const [email, pass] of [
      ['admin@example.com', 'wrong password'],
      ['nobody@example.com', password],
      [gone.user.email, password],
    ] as const) {
      expect(await refusal(server.signIn(email, pass))).toBe('wrong-credentials')
    }
  })

  it('takes as long for an unknown address as for a wrong password', async () => {
    server = await startServer()
    await server.setup()
    const time = async (email: string): Promise<number> => {
      const samples: number[] = []
      for (let i = 0; i < 7; i++) {
        const start = performance.now()
        await refusal(server.signIn(email, 'wrong password'))
        samples.push(performance.now() - start)
      }
      return samples.sort((a, b) => a - b)[2] ?? 0
    }
    await time('warm@example.com')
    const known = await time('admin@example.com')
    const unknown = await time('nobody@example.com')
    // A hash takes tens of milliseconds, everything else one or two: a path without it would be far below.
    expect(unknown).toBeGreaterThan(known * 0.3)
  })

  it('is limited per address and e-mail, and says when to try again', async () => {
    server = await startServer({ signInLimits: { perAccount: 3, perAddress: 100 } })
    await server.setup()
    for (let i = 0; i < 3; i++)
      expect(await refusal(server.signIn('admin@example.com', 'wrong password'))).toBe('wrong-credentials')
    const refused = await server.signIn('admin@example.com').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ApiProblem)
    if (!(refused instanceof ApiProblem)) return
    expect(refused.problem.code).toBe('too-many-requests')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    // Another person from the same office is not locked out.
    expect(await refusal(server.signIn('somebody@example.com', 'wrong password'))).toBe('wrong-credentials')
  })

  it('keeps only hashes of tokens and passwords', async () => {
    server = await startServer()
    const session = await server.setup()
    const tokens = await server.store.reader.selectFrom('token').selectAll().execute()
    const text =
      JSON.stringify(tokens) + JSON.stringify(await server.store.reader.selectFrom('credential').selectAll().execute())
    expect(text).not.toContain(session.accessToken)
    expect(text).not.toContain(session.refreshToken)
    expect(text).not.toContain(password)
    expect(text).toContain('$argon2id$')
    expect(tokens.map(({ hash }) => hash)).toContain(tokenHash(session.accessToken))
  })
})

describe('sessions', () => {
  it('are refused without, with a wrong, with a refresh and with an expired token', async () => {
    server = await startServer()
    const session = await server.setup()
    for (const as of [undefined, 'nonsense-nonsense-nonsense', session.refreshToken]) {
      expect(await refusal(server.api('me', { as }))).toBe('unauthenticated')
    }
    await server.store.write(({ db }) =>
      db.updateTable('token').set({ expiresAt: '2020-01-01T00:00:00.000Z' }).where('kind', '=', 'access').execute(),
    )
    expect(await refusal(server.api('me', { as: session }))).toBe('unauthenticated')
    const next = await server.api('refresh', { body: { refreshToken: session.refreshToken } })
    expect((await server.api('me', { as: next })).id).toBe(session.user.id)
  })

  it('give a fresh pair again when the answer to a refresh was lost', async () => {
    server = await startServer()
    const session = await server.setup()
    const lost = await server.api('refresh', { body: { refreshToken: session.refreshToken } })
    const again = await server.api('refresh', { body: { refreshToken: session.refreshToken } })
    expect(again.sessionId).toBe(session.sessionId)
    expect(again.refreshToken).not.toBe(lost.refreshToken)
    await server.api('me', { as: again })
    await server.api('refresh', { body: { refreshToken: again.refreshToken } })
  })

  it('keep working with either answer of a request that the network doubled', async () => {
    server = await startServer()
    const session = await server.setup()
    let held = session.refreshToken
    for (let round = 0; round < 3; round++) {
      const first = await server.api('refresh', { body: { refreshToken: held } })
      const second = await server.api('refresh', { body: { refreshToken: held } })
      await server.api('me', { as: first })
      held = (round % 2 === 0 ? first : second).refreshToken
    }
  })

  it('end when an old refresh token turns up later', async () => {
    server = await startServer()
    const session = await server.setup()
    const next = await server.api('refresh', { body: { refreshToken: session.refreshToken } })
    await expect(refreshSession(server.store, session.refreshToken, Date.now() + 61_000)).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    expect(await refusal(server.api('me', { as: next }))).toBe('unauthenticated')
    expect(await refusal(server.api('refresh', { body: { refreshToken: next.refreshToken } }))).toBe('unauthenticated')
  })

  it('are listed, and end one by one or by signing out', async () => {
    server = await startServer()
    const one = await server.setup()
    const two = await server.signIn('admin@example.com')
    const { items } = await server.api('sessionList', { as: two })
    expect(items.map(({ id, current }) => [id, current])).toEqual([
      [one.sessionId, false],
      [two.sessionId, true],
    ])
    await server.api('sessionRevoke', { as: two, params: { id: one.sessionId } })
    expect(await refusal(server.api('me', { as: one }))).toBe('unauthenticated')
    expect(await refusal(server.api('sessionRevoke', { as: two, params: { id: one.sessionId } }))).toBe('not-found')
    await server.api('signOut', { as: two })
    expect(await refusal(server.api('me', { as: two }))).toBe('unauthenticated')
  })

  it("of somebody else are nobody's to end", async () => {
    server = await startServer()
    const admin = await server.setup()
    const agent = await server.makeUser(admin, { role: 'agent' })
    expect(await refusal(server.api('sessionRevoke', { as: agent, params: { id: admin.sessionId } }))).toBe('not-found')
    await server.api('me', { as: admin })
  })
})

describe('people', () => {
  it('lose their sessions when they are deactivated or get a new password', async () => {
    server = await startServer()
    const admin = await server.setup()
    const agent = await server.makeUser(admin, { role: 'agent' })
    const changed = await server.api('userPatch', {
      as: admin,
      params: { id: agent.user.id },
      body: { password: 'another password', version: 1 },
    })
    expect(changed.version).toBe(1)
    expect(await refusal(server.api('me', { as: agent }))).toBe('unauthenticated')
    expect(await refusal(server.signIn(agent.user.email))).toBe('wrong-credentials')
    const back = await server.signIn(agent.user.email, 'another password')
    await server.api('userPatch', { as: admin, params: { id: agent.user.id }, body: { active: false, version: 1 } })
    expect(await refusal(server.api('me', { as: back }))).toBe('unauthenticated')
    expect(await refusal(server.api('refresh', { body: { refreshToken: back.refreshToken } }))).toBe('unauthenticated')
  })

  it('have an address of their own, teams that exist, and a version', async () => {
    server = await startServer()
    const admin = await server.setup()
    const base = { name: 'N', email: 'n@example.com', password, role: 'agent' as const, teamIds: [] }
    const made = await server.api('userCreate', { as: admin, body: base })
    expect(await refusal(server.api('userCreate', { as: admin, body: { ...base, email: 'N@example.com' } }))).toBe(
      'conflict',
    )
    const nowhere = { ...base, email: 'm@example.com', teamIds: ['01890000-0000-7000-8000-000000000000'] }
    expect(await refusal(server.api('userCreate', { as: admin, body: nowhere }))).toBe('validation-failed')
    const renamed = await server.api('userPatch', {
      as: admin,
      params: { id: made.id },
      body: { name: 'New', version: 1 },
    })
    expect(renamed).toMatchObject({ name: 'New', version: 2 })
    expect(
      await refusal(server.api('userPatch', { as: admin, params: { id: made.id }, body: { name: 'Old', version: 1 } })),
    ).toBe('stale-version')
  })

  it('always include an administrator', async () => {
    server = await startServer()
    const admin = await server.setup()
    const version = admin.user.version
    for (const body of [
      { role: 'agent' as const, version },
      { active: false, version },
    ]) {
      expect(await refusal(server.api('userPatch', { as: admin, params: { id: admin.user.id }, body }))).toBe(
        'conflict',
      )
    }
  })

  it('can be given a password in bulk, as the demo does', async () => {
    server = await startServer()
    const admin = await server.setup()
    await setPassword(server.store, admin.user.id, await hashPassword('demo demo demo'))
    await server.signIn('admin@example.com', 'demo demo demo')
  })

  it('work in teams that administrators name', async () => {
    server = await startServer()
    const admin = await server.setup()
    const team = await server.api('teamCreate', { as: admin, body: { name: 'Night' } })
    const renamed = await server.api('teamPatch', {
      as: admin,
      params: { id: team.id },
      body: { name: 'Day', version: 1 },
    })
    expect(renamed).toMatchObject({ name: 'Day', version: 2 })
    expect(
      await refusal(
        server.api('teamPatch', { as: admin, params: { id: team.id }, body: { name: 'Dusk', version: 1 } }),
      ),
    ).toBe('stale-version')
  })
})

describe("one's own password", () => {
  const change = (as: Session, oldPassword: string, newPassword: string) =>
    server.api('passwordPut', { as, body: { oldPassword, newPassword } })

  it('is changed by whoever knows the old one, and ends the other sessions', async () => {
    server = await startServer()
    const admin = await server.setup()
    const agent = await server.makeUser(admin, { role: 'agent' })
    const other = await server.signIn(agent.user.email)
    const wrong = await change(agent, 'not the old one', 'a new long password').catch((error: unknown) => error)
    expect(wrong).toMatchObject({ problem: { code: 'validation-failed', errors: [{ pointer: '/body/oldPassword' }] } })
    expect(await refusal(change(agent, password, 'short'))).toBe('validation-failed')
    expect((await server.api('me', { as: other })).id).toBe(agent.user.id)

    await change(agent, password, 'a new long password')
    expect((await server.api('me', { as: agent })).id).toBe(agent.user.id)
    expect(await refusal(server.api('me', { as: other }))).toBe('unauthenticated')
    expect(await refusal(server.signIn(agent.user.email, password))).toBe('wrong-credentials')
    await server.signIn(agent.user.email, 'a new long password')
    const { entries } = await server.api('audit', { as: admin, query: {} })
    expect(entries[0]).toMatchObject({
      action: 'user.password',
      userId: agent.user.id,
      recordId: agent.user.id,
      before: null,
      after: null,
    })
  })

  it('cannot be guessed by trying', async () => {
    server = await startServer({ signInLimits: { perAccount: 3, perAddress: 100 } })
    const admin = await server.setup()
    for (let i = 0; i < 3; i++)
      expect(await refusal(change(admin, `guess number ${i}`, 'a new long password'))).toBe('validation-failed')
    expect(await refusal(change(admin, password, 'a new long password'))).toBe('too-many-requests')
  })
})
