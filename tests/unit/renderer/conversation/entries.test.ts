import { describe, expect, it } from 'vitest'
import type { ConversationEntry } from '#shared/ipc/views'
import {
  arrivals,
  firstUnread,
  joinPages,
  seenMessageIds,
  threadItems,
} from '../../../../renderer/features/tickets/conversation/thread/entries.ts'

function entry(id: string, fields: Partial<ConversationEntry> = {}): ConversationEntry {
  return {
    id,
    version: 1,
    ticketId: 't',
    teamId: 'x',
    kind: 'public',
    authorKind: 'customer',
    authorId: 'c',
    bodyHtml: '',
    bodyText: '',
    cc: [],
    mentionedUserIds: [],
    attachmentIds: [],
    event: null,
    createdAt: `2026-03-01T10:00:${id.padStart(2, '0')}.000Z`,
    composedAt: null,
    authorName: 'Ana',
    attachments: [],
    delivery: 'confirmed',
    commandId: null,
    heldUntil: null,
    fromTicketNumber: null,
    truncated: false,
    ...fields,
  }
}
const event = (id: string) => entry(id, { kind: 'event' })

describe('the thread', () => {
  it('tells consecutive system entries in one place', () => {
    const items = threadItems([event('1'), event('2'), entry('3'), event('4')], null)
    expect(items.map((item) => (item.kind === 'events' ? item.entries.length : item.kind))).toEqual([2, 'message', 1])
  })
  it('draws the line before the first unread message', () => {
    const entries = [entry('1'), event('2'), entry('3', { authorId: 'me' }), entry('4')]
    const unread = firstUnread(entries, '2026-03-01T10:00:01.000Z', 'me')
    expect(unread).toBe('4')
    expect(threadItems(entries, unread).map(({ kind }) => kind)).toEqual([
      'message',
      'events',
      'message',
      'unread',
      'message',
    ])
  })
  it('keeps older pages under the newest one', () => {
    const known = ['1', '2', '3', '4'].map((id) => entry(id))
    expect(joinPages(known, [entry('3'), entry('4'), entry('5')]).map(({ id }) => id)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ])
    expect(joinPages(known, [entry('3'), entry('5')]).map(({ id }) => id)).toEqual(['1', '2', '3', '5'])
    expect(joinPages(known, [entry('8'), entry('9')]).map(({ id }) => id)).toEqual(['8', '9'])
  })
})

describe('what the person has seen', () => {
  it('is the newest twenty messages, without system entries and unseen ones', () => {
    const entries = Array.from({ length: 30 }, (_, i) => (i % 3 === 2 ? event(String(i + 10)) : entry(String(i + 10))))
    const ids = seenMessageIds(entries, new Set(['38']))
    expect(ids).toHaveLength(19)
    expect(ids[0]).toBe('37')
    expect(ids).not.toContain('38')
    expect(ids).not.toContain('39')
  })
  it('knows who wrote in the meantime', () => {
    const entries = [
      entry('1'),
      entry('2', { authorId: 'me' }),
      entry('3', { authorId: 'bruno', authorName: 'Bruno' }),
      event('4'),
    ]
    expect(arrivals(new Set(['1']), entries, 'me').map(({ id }) => id)).toEqual(['3'])
  })
})
