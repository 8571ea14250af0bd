import { describe, expect, test } from 'vitest'
import { derivedId, draftId, recordSchemas } from '#shared/domain/records'
import { bodyOf, ids, person, start, ticketRecord, world } from './effects.ts'

const first = derivedId('first')
const reply = derivedId('reply')

describe('reply', () => {
  test('a public reply opens a new ticket, stops the first-response clock and starts the resolution clock', () => {
    const w = world()
    const effect = w.do('ticket.reply', { ticketId: ids.ticket, messageId: reply, kind: 'public', ...bodyOf('Hello') })
    expect(effect.ok).toBe(true)
    const after = w.get('ticket', ids.ticket)
    expect(after).toMatchObject({
      status: 'open',
      messageCount: 2,
      lastMessageId: reply,
      firstRespondedAt: '2026-03-02T09:01:00.000Z',
    })
    expect(after?.dueAt).toBe('2026-03-05T09:00:00.000Z')
    expect(w.get('message', reply)).toMatchObject({ kind: 'public', bodyText: 'Hello', authorId: ids.agent })
  })

  test('an internal note neither answers the customer nor opens the ticket', () => {
    const w = world()
    w.do('ticket.reply', { ticketId: ids.ticket, messageId: reply, kind: 'note', ...bodyOf('Ask the lab') })
    expect(w.get('ticket', ids.ticket)).toMatchObject({ status: 'new', firstRespondedAt: null, messageCount: 2 })
  })

  test('is stopped by a message that the agent has not seen', () => {
    const w = world()
    const args = {
      ticketId: ids.ticket,
      messageId: reply,
      kind: 'public' as const,
      ...bodyOf('Hello'),
      seenMessageIds: [derivedId('older')],
    }
    expect(w.do('ticket.reply', args)).toEqual({ ok: false, code: 'unseen-message', detail: { messageId: first } })
    expect(w.do('ticket.reply', { ...args, seenMessageIds: [first] }).ok).toBe(true)
  })

  test('is shown in a replay although an unseen message came, since only the server decides', () => {
    const w = world()
    const effect = w.do(
      'ticket.reply',
      { ticketId: ids.ticket, messageId: reply, kind: 'public', ...bodyOf('Hello'), seenMessageIds: [] },
      { mode: 'replay' },
    )
    expect(effect.ok).toBe(true)
  })

  test('two replies in a row are not taken for an unseen message', () => {
    const w = world()
    const second = derivedId('second reply')
    w.do('ticket.reply', {
      ticketId: ids.ticket,
      messageId: reply,
      kind: 'public',
      ...bodyOf('One'),
      seenMessageIds: [first],
    })
    const effect = w.do('ticket.reply', {
      ticketId: ids.ticket,
      messageId: second,
      kind: 'public',
      ...bodyOf('Two'),
      seenMessageIds: [first, reply],
    })
    expect(effect.ok).toBe(true)
  })

  test.each(['', '<p></p>', '<p> &nbsp; <br></p>'])('refuses a body without content: %j', (bodyHtml) => {
    const effect = world().do('ticket.reply', {
      ticketId: ids.ticket,
      messageId: reply,
      kind: 'public',
      ...bodyOf(''),
      bodyHtml,
    })
    expect(effect).toMatchObject({ ok: false, code: 'empty-message' })
  })

  test('an image or a file alone is content', () => {
    const effect = world().do('ticket.reply', {
      ticketId: ids.ticket,
      messageId: reply,
      kind: 'public',
      ...bodyOf(''),
      bodyHtml: `<p><img src="cid:${ids.other}"></p>`,
    })
    expect(effect.ok).toBe(true)
  })

  test('takes the draft away with it and a repeat in the cache changes nothing more', () => {
    const w = world()
    w.do('draft.save', {
      ticketId: ids.ticket,
      kind: 'public',
      bodyHtml: '<p>He</p>',
      cc: [],
      attachments: [],
      baseVersion: 0,
    })
    expect(w.get('draft', draftId(ids.ticket, ids.agent))).toBeDefined()
    const args = { ticketId: ids.ticket, messageId: reply, kind: 'public' as const, ...bodyOf('Hello') }
    w.do('ticket.reply', args)
    expect(w.get('draft', draftId(ids.ticket, ids.agent))).toBeUndefined()
    expect(w.do('ticket.reply', args, { mode: 'replay' })).toEqual({ ok: true, changes: [], clashes: [] })
    expect(w.get('ticket', ids.ticket)?.messageCount).toBe(2)
  })
})

describe('update', () => {
  test('fields that nobody else touched merge by themselves', () => {
    const w = world([{ type: 'ticket', record: ticketRecord({ priority: 'urgent', version: 2 }) }])
    const effect = w.do('ticket.update', {
      ticketId: ids.ticket,
      set: { assigneeId: ids.colleague },
      base: { assigneeId: null },
    })
    expect(effect).toMatchObject({ ok: true, clashes: [] })
    expect(w.get('ticket', ids.ticket)).toMatchObject({ priority: 'urgent', assigneeId: ids.colleague })
  })

  test('a field that two changed stays as the first made it and yours is handed back', () => {
    const w = world([{ type: 'ticket', record: ticketRecord({ subject: 'Router fails at 8 pm', version: 2 }) }])
    const effect = w.do('ticket.update', {
      ticketId: ids.ticket,
      set: { subject: 'Evening outages', priority: 'high' },
      base: { subject: 'Router drops every evening', priority: 'normal' },
    })
    expect(effect).toMatchObject({
      ok: true,
      clashes: [
        {
          field: 'subject',
          base: 'Router drops every evening',
          theirs: 'Router fails at 8 pm',
          yours: 'Evening outages',
        },
      ],
    })
    expect(w.get('ticket', ids.ticket)).toMatchObject({ subject: 'Router fails at 8 pm', priority: 'high' })
  })

  test('writes one event for each field that changed', () => {
    const w = world()
    w.do('ticket.update', {
      ticketId: ids.ticket,
      set: { status: 'solved', priority: 'low' },
      base: { status: 'new', priority: 'normal' },
    })
    expect(w.all('message').map((each) => each.event?.type)).toEqual(['priority', 'status'])
    expect(w.get('ticket', ids.ticket)).toMatchObject({ solvedAt: '2026-03-02T09:01:00.000Z', dueAt: null })
  })

  test('refuses a person who has left', () => {
    const w = world([{ type: 'user', record: { ...person(ids.colleague), active: false } }])
    const effect = w.do('ticket.update', { ticketId: ids.ticket, set: { assigneeId: ids.colleague }, base: {} })
    expect(effect).toMatchObject({ ok: false, code: 'inactive-user' })
  })
})

describe('the customer comes back', () => {
  test('a solved ticket opens again and its clock starts anew', () => {
    const w = world([
      {
        type: 'ticket',
        record: ticketRecord({ status: 'solved', solvedAt: start, firstRespondedAt: start, dueAt: null }),
      },
    ])
    w.do('ticket.receive', { ticketId: ids.ticket, messageId: reply, ...bodyOf('It happens again') })
    expect(w.get('ticket', ids.ticket)).toMatchObject({
      status: 'open',
      solvedAt: null,
      dueAt: '2026-03-05T09:01:00.000Z',
    })
    expect(w.get('message', reply)).toMatchObject({ authorKind: 'customer', authorId: ids.customer })
  })
})

describe('merge, split, link, delete', () => {
  test('a merged ticket closes, points to its target and takes no more changes', () => {
    const w = world()
    expect(w.do('ticket.merge', { ticketId: ids.ticket, intoTicketId: ids.other }).ok).toBe(true)
    expect(w.get('ticket', ids.ticket)).toMatchObject({ status: 'closed', mergedIntoId: ids.other })
    expect(w.do('ticket.merge', { ticketId: ids.other, intoTicketId: ids.ticket })).toMatchObject({
      ok: false,
      code: 'merge-into-merged',
    })
    expect(w.do('ticket.merge', { ticketId: ids.other, intoTicketId: ids.other })).toMatchObject({
      ok: false,
      code: 'merge-into-self',
    })
    expect(
      w.do('ticket.reply', { ticketId: ids.ticket, messageId: reply, kind: 'note', ...bodyOf('x') }),
    ).toMatchObject({ code: 'ticket-closed' })
  })

  test('a split message becomes a ticket of its own, both linked', () => {
    const w = world()
    const newTicketId = derivedId('new ticket')
    w.do('ticket.receive', { ticketId: ids.ticket, messageId: reply, ...bodyOf('Also, my plug is broken') })
    const effect = w.do('ticket.split', {
      ticketId: ids.ticket,
      messageId: reply,
      newTicketId,
      newMessageId: derivedId('copy'),
      subject: 'Broken plug',
    })
    expect(effect.ok).toBe(true)
    expect(w.get('ticket', newTicketId)).toMatchObject({
      number: null,
      linkedTicketIds: [ids.ticket],
      messageCount: 1,
      customerId: ids.customer,
    })
    expect(w.get('ticket', ids.ticket)?.linkedTicketIds).toEqual([newTicketId])
    const copy = w.get('message', derivedId('copy'))
    const original = w.get('message', reply)
    expect(copy).toMatchObject({ ticketId: newTicketId, authorKind: 'customer', authorId: ids.customer })
    expect(copy?.createdAt).toBe(original?.createdAt)
    // The customer has waited since they wrote, not since somebody tidied up.
    expect(w.get('ticket', newTicketId)).toMatchObject({
      lastCustomerMessageAt: original?.createdAt,
      lastMessageAt: original?.createdAt,
    })
  })

  test('a split message stays the words of who wrote it, with its files, and answers nobody', () => {
    const w = world()
    const photo = {
      id: derivedId('photo'),
      fileName: 'plug.png',
      mediaType: 'image/png',
      size: 12,
      sha256: 'a'.repeat(64),
      inline: true,
    }
    const sentAt = '2026-03-02T09:30:00.000Z'
    w.do(
      'ticket.reply',
      {
        ticketId: ids.ticket,
        messageId: reply,
        kind: 'public',
        ...bodyOf(''),
        bodyHtml: `<p>Like this: <img src="cid:${photo.id}"></p>`,
        attachments: [photo],
      },
      { actor: person(ids.colleague), at: sentAt, composedAt: '2026-03-02T08:00:00.000Z' },
    )
    const newTicketId = derivedId('new ticket')
    const split = {
      ticketId: ids.ticket,
      messageId: reply,
      newTicketId,
      newMessageId: derivedId('copy'),
      subject: 'Plug',
    }
    expect(w.do('ticket.split', split).ok).toBe(true)
    const copy = w.get('message', derivedId('copy'))
    expect(copy).toMatchObject({
      authorKind: 'user',
      authorId: ids.colleague,
      createdAt: sentAt,
      composedAt: '2026-03-02T08:00:00.000Z',
    })
    expect(w.get('ticket', newTicketId)).toMatchObject({ firstRespondedAt: null, lastCustomerMessageAt: null })
    const files = w.all('attachment').filter(({ ticketId }) => ticketId === newTicketId)
    expect(files).toMatchObject([{ messageId: derivedId('copy'), fileName: 'plug.png', sha256: photo.sha256 }])
    expect(files[0]?.id).not.toBe(photo.id)
    expect(copy?.attachmentIds).toEqual([files[0]?.id])
    expect(copy?.bodyHtml).toBe(`<p>Like this: <img src="cid:${files[0]?.id}"></p>`)
    // Carried out anew over the confirmed records it makes the very same ones.
    w.do('ticket.split', split, { mode: 'replay' })
    expect(w.all('attachment').filter(({ ticketId }) => ticketId === newTicketId)).toHaveLength(1)
  })

  test('links stand on both tickets and go from both', () => {
    const w = world()
    w.do('ticket.link', { ticketId: ids.ticket, otherTicketId: ids.other })
    expect(w.get('ticket', ids.other)?.linkedTicketIds).toEqual([ids.ticket])
    expect(w.do('ticket.link', { ticketId: ids.ticket, otherTicketId: ids.other })).toEqual({
      ok: true,
      changes: [],
      clashes: [],
    })
    w.do('ticket.unlink', { ticketId: ids.other, otherTicketId: ids.ticket })
    expect(w.get('ticket', ids.ticket)?.linkedTicketIds).toEqual([])
  })

  test('only leads and administrators delete', () => {
    const w = world()
    expect(w.do('ticket.delete', { ticketId: ids.ticket })).toMatchObject({ ok: false, code: 'forbidden' })
    expect(w.do('ticket.delete', { ticketId: ids.ticket }, { actor: person(ids.agent, 'lead') }).ok).toBe(true)
  })
})

test('every record that an effect writes passes its own schema', () => {
  const w = world()
  w.do('ticket.create', {
    ticketId: derivedId('t'),
    messageId: derivedId('m'),
    subject: 'New plug',
    priority: 'high',
    channel: 'phone',
    teamId: ids.support,
    assigneeId: ids.agent,
    customerId: ids.customer,
    tagIds: [],
    author: 'customer',
    kind: 'public',
    ...bodyOf('It sparks'),
  })
  w.do('ticket.update', {
    ticketId: ids.ticket,
    set: { status: 'waiting' },
    base: {},
    addTagIds: [derivedId('tag', 'x')],
  })
  w.do('tag.create', { name: ' Firmware ' })
  w.do('view.save', {
    viewId: derivedId('v'),
    shared: false,
    fields: { name: 'Mine', conditions: [], sort: { by: 'updated', direction: 'desc' }, position: 1 },
  })
  w.do('ticket.markRead', { ticketId: ids.ticket, readAt: start })
  for (const type of ['ticket', 'message', 'tag', 'view', 'readMark'] as const) {
    expect(w.all(type).length).toBeGreaterThan(0)
    for (const record of w.all(type)) expect(recordSchemas[type].safeParse(record)).toMatchObject({ success: true })
  }
})
