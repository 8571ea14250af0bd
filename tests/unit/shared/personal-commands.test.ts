import { describe, expect, test } from 'vitest'
import { draftId, readMarkId, tagId } from '#shared/domain/records'
import { isOverdue } from '#shared/rules/sla'
import { ids, person, start, world } from './effects.ts'

const fields = { ticketId: ids.ticket, kind: 'public' as const, cc: [], attachments: [] }
const key = draftId(ids.ticket, ids.agent)

describe('draft', () => {
  test('two machines that wrote at once clash: the older text stays and ours is handed back', () => {
    const stored = {
      ...fields,
      id: key,
      version: 4,
      userId: ids.agent,
      bodyHtml: '<p>from the laptop</p>',
      updatedAt: start,
    }
    const w = world([{ type: 'draft', record: stored }])
    const effect = w.do('draft.save', { ...fields, bodyHtml: '<p>from the desk</p>', baseVersion: 3 })
    expect(effect).toMatchObject({
      ok: true,
      clashes: [{ theirs: '<p>from the laptop</p>', yours: '<p>from the desk</p>' }],
    })
    expect(w.get('draft', key)?.bodyHtml).toBe('<p>from the laptop</p>')
    w.do('draft.save', { ...fields, bodyHtml: '<p>from the desk</p>', baseVersion: 4 })
    expect(w.get('draft', key)?.bodyHtml).toBe('<p>from the desk</p>')
  })

  test('does not need the ticket, so a reassignment out of sight cannot lose it', () => {
    const w = world()
    const gone = '018f0000-0000-7000-8000-000000000000'
    expect(w.do('draft.save', { ...fields, ticketId: gone, bodyHtml: '<p>x</p>', baseVersion: 0 }).ok).toBe(true)
  })
})

describe('read mark', () => {
  test('never moves backwards by itself', () => {
    const w = world()
    const markId = readMarkId(ids.ticket, ids.agent)
    const afternoon = { at: '2026-03-02T13:00:00.000Z' }
    w.do('ticket.markRead', { ticketId: ids.ticket, readAt: '2026-03-02T12:00:00.000Z' }, afternoon)
    w.do('ticket.markRead', { ticketId: ids.ticket, readAt: start }, afternoon)
    expect(w.get('readMark', markId)?.readAt).toBe('2026-03-02T12:00:00.000Z')
    w.do('ticket.markRead', { ticketId: ids.ticket, readAt: start, unread: true }, afternoon)
    expect(w.get('readMark', markId)?.readAt).toBe(start)
  })
})

describe('views and tags', () => {
  const view = {
    name: 'Angry',
    conditions: [],
    sort: { by: 'urgency' as const, direction: 'asc' as const },
    position: 0,
  }

  test('a shared view is for leads, an own one for its owner', () => {
    const w = world()
    const viewId = ids.other
    expect(w.do('view.save', { viewId, shared: true, fields: view })).toMatchObject({ code: 'forbidden' })
    w.do('view.save', { viewId, shared: false, fields: view })
    expect(w.do('view.delete', { viewId }, { actor: person(ids.colleague) })).toMatchObject({ code: 'forbidden' })
    expect(w.do('view.delete', { viewId }).ok).toBe(true)
  })

  test('the same tag made twice is one tag, whatever its case', () => {
    const w = world()
    w.do('tag.create', { name: 'Firmware' })
    w.do('tag.create', { name: 'firmware ' })
    expect(w.all('tag')).toHaveLength(1)
    expect(tagId('Firmware')).toBe(tagId(' FIRMWARE'))
  })
})

test('overdue means past the due instant', () => {
  expect(isOverdue({ dueAt: start }, Date.parse(start) + 1)).toBe(true)
  expect(isOverdue({ dueAt: start }, Date.parse(start))).toBe(false)
  expect(isOverdue({ dueAt: null }, Date.parse(start))).toBe(false)
})
