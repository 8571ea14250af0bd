import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../../shared/api/auth.ts'
import { refusal } from '../../fixtures/server.ts'
import { makeTicket, makeWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.server.stop())

const auditOf = async (
  as: Session,
  query: { id?: string; userId?: string; type?: 'ticket' | 'user'; before?: string; limit?: number } = {},
) => world.server.api('audit', { as, query })

describe('the audit', () => {
  it('says who changed what, from what to what, newest first', async () => {
    const ticketId = await makeTicket(world, world.north, {}, world.anna)
    await world.server.run(world.lead, 'ticket.update', { ticketId, set: { priority: 'high' }, base: {} })
    const { entries } = await auditOf(world.admin, { id: ticketId })
    expect(entries).toMatchObject([
      {
        action: 'ticket.update',
        userId: world.lead.user.id,
        userRole: 'lead',
        type: 'ticket',
        before: { priority: 'normal', version: 1 },
        after: { priority: 'high', version: 2 },
      },
      {
        action: 'ticket.create',
        userId: world.anna.user.id,
        userRole: 'agent',
        before: null,
        after: { priority: 'normal' },
      },
    ])
  })

  it('keeps what a deleted ticket held', async () => {
    const ticketId = await makeTicket(world, world.north)
    await world.server.run(world.lead, 'ticket.delete', { ticketId })
    const { entries } = await auditOf(world.lead, { userId: world.lead.user.id })
    const deleted = entries.filter(({ action }) => action === 'ticket.delete')
    expect(deleted.map(({ type }) => type).sort()).toEqual(['message', 'message', 'ticket'])
    expect(JSON.stringify(deleted)).toContain('It blinks red.')
    expect(deleted.every(({ after }) => after === null)).toBe(true)
  })

  it('shows leads their teams and what everybody sees, administrators all of it, others nothing', async () => {
    const southern = await makeTicket(world, world.south)
    expect((await auditOf(world.lead, { id: southern })).entries).toEqual([])
    expect((await auditOf(world.admin, { id: southern })).entries).toHaveLength(1)
    expect((await auditOf(world.lead, { type: 'user' })).entries.length).toBeGreaterThan(0)
    for (const as of [world.anna, world.editor]) expect(await refusal(auditOf(as))).toBe('forbidden')
    const northern = await makeTicket(world, world.north)
    await world.server.run(world.admin, 'ticket.update', { ticketId: northern, set: { teamId: world.south }, base: {} })
    // The lead of the team that lost it learns where it went, and nothing of what happens to it there.
    await world.server.run(world.ben, 'ticket.update', { ticketId: northern, set: { subject: 'Secret' }, base: {} })
    expect((await auditOf(world.lead, { id: northern })).entries).toHaveLength(2)
  })

  it('tells of a new password without telling it, and of no drafts', async () => {
    const person = await world.server.makeUser(world.admin, { role: 'agent' })
    await world.server.api('userPatch', {
      as: world.admin,
      params: { id: person.user.id },
      body: { password: 'a new password', version: 1 },
    })
    const { entries } = await auditOf(world.admin, { id: person.user.id })
    expect(entries.map(({ action }) => action)).toEqual(['user.password', 'user.create'])
    expect(JSON.stringify(entries)).not.toContain('a new password')
    const ticketId = await makeTicket(world, world.north)
    await world.server.run(world.anna, 'draft.save', {
      ticketId,
      kind: 'note',
      bodyHtml: 'private thoughts',
      cc: [],
      attachments: [],
      baseVersion: 0,
    })
    expect(JSON.stringify(await auditOf(world.admin, { limit: 200 }))).not.toContain('private thoughts')
  })

  it('is read page by page', async () => {
    const all = (await auditOf(world.admin, { limit: 200 })).entries.map(({ id }) => id)
    const paged: string[] = []
    let before: string | undefined
    do {
      const page = await auditOf(world.admin, { limit: 4, ...(before === undefined ? {} : { before }) })
      paged.push(...page.entries.map(({ id }) => id))
      before = page.next ?? undefined
    } while (before !== undefined)
    expect(paged).toEqual(all)
    expect(await refusal(auditOf(world.admin, { before: 'garbage' }))).toBe('bad-cursor')
  })
})
