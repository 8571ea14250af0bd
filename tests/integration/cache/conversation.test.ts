import { describe, expect, it } from 'vitest'
import { queries } from '#shared/ipc/contract'
import { ticketQueries } from '../../../electron/data/tickets/index.ts'
import {
  anyCustomer,
  at,
  attachment,
  customers,
  draft,
  freshCache,
  me,
  message,
  messages,
  newId,
  now,
  organization,
  put,
  readMark,
  ticket,
  tickets,
  user,
} from './make.ts'

const context = { me, now }

describe('a conversation', () => {
  it('is paged from the newest back, each entry once, with those of merged tickets', async () => {
    const cache = await freshCache()
    const target = ticket()
    const merged = ticket({ number: 77, status: 'closed', mergedIntoId: target.id })
    const before = ticket({ number: 66, status: 'closed', mergedIntoId: merged.id })
    // Several of one instant: the cursor must not lose or repeat them.
    const all = Array.from({ length: 45 }, (_, i) =>
      message([target, merged, before][i % 3] ?? target, { createdAt: at(Math.floor(i / 4)) }),
    )
    await put(cache, ...tickets(target, merged, before), ...messages(...all), ...messages(message(ticket())))
    const pages: string[][] = []
    let cursor: string | undefined
    do {
      const page = await ticketQueries['ticket.conversation'](cache, context, {
        ticketId: target.id,
        limit: 10,
        ...(cursor ? { before: cursor } : {}),
      })
      expect(page.total).toBe(45)
      pages.unshift(page.entries.map(({ id }) => id))
      cursor = page.earlier ?? undefined
    } while (cursor)
    expect(pages.flat()).toEqual(all.map(({ id }) => id))
    const { entries } = await ticketQueries['ticket.conversation'](cache, context, { ticketId: target.id, limit: 100 })
    expect(entries.slice(0, 3).map(({ fromTicketNumber }) => fromTicketNumber)).toEqual([null, 77, 66])
    const own = await ticketQueries['ticket.conversation'](cache, context, { ticketId: merged.id, limit: 100 })
    expect(own.total).toBe(30)
  })

  it('names authors, carries files and cuts a long body, which comes whole when asked', async () => {
    const cache = await freshCache()
    const one = ticket()
    const long = `<p>${'<b>word</b> '.repeat(6_000)}</p>`
    const file = newId()
    const first = message(one, { attachmentIds: [file], createdAt: at(1) })
    const second = message(one, { authorKind: 'user', authorId: me.id, bodyHtml: long, createdAt: at(2) })
    const third = message(one, {
      kind: 'event',
      authorKind: 'system',
      authorId: null,
      bodyHtml: '',
      bodyText: '',
      event: { type: 'created', channel: 'email' },
      createdAt: at(3),
    })
    await put(
      cache,
      { type: 'user', record: me },
      ...customers(anyCustomer),
      ...tickets(one),
      ...messages(first, second, third),
    )
    await put(cache, { type: 'attachment', record: attachment(first, { id: file }) })
    const answer = await ticketQueries['ticket.conversation'](cache, context, { ticketId: one.id, limit: 10 })
    expect(queries['ticket.conversation'].result.parse(answer)).toEqual(answer)
    expect(answer.entries.map(({ authorName }) => authorName)).toEqual(['Maria Silva', 'Ana Reis', ''])
    expect(answer.entries.map(({ attachments }) => attachments.length)).toEqual([1, 0, 0])
    expect(answer.entries.map(({ truncated }) => truncated)).toEqual([false, true, false])
    expect(answer.entries[1]?.bodyHtml.length).toBeLessThanOrEqual(48 * 1024)
    expect(answer.entries[1]?.bodyHtml).toMatch(/(>|\w| )$/)
    expect(await ticketQueries['message.body'](cache, context, { messageId: second.id })).toEqual({ bodyHtml: long })
    expect(await ticketQueries['message.body'](cache, context, { messageId: newId() })).toBeNull()
  })

  it('tells what has not reached the server', async () => {
    const cache = await freshCache()
    const one = ticket()
    const written = [1, 2, 3].map((minute) => message(one, { createdAt: at(minute) }))
    await put(cache, ...tickets(one), ...messages(...written))
    await cache.write(async (tx) => {
      for (const [i, hold] of [now + 5_000, now - 1].entries()) {
        await tx.run(
          "INSERT INTO outbox (id, name, args, composed_at, hold_until) VALUES (?, 'ticket.reply', '{}', '', ?)",
          [written[i + 1]?.id ?? '', hold],
        )
        await tx.run("INSERT INTO outbox_touch VALUES ('message', ?, ?, 1)", [
          written[i + 1]?.id ?? '',
          written[i + 1]?.id ?? '',
        ])
      }
    })
    const { entries } = await ticketQueries['ticket.conversation'](cache, context, { ticketId: one.id, limit: 10 })
    expect(entries.map(({ delivery, heldUntil }) => [delivery, heldUntil])).toEqual([
      ['confirmed', null],
      ['held', new Date(now + 5_000).toISOString()],
      ['waiting', null],
    ])
    expect(entries[1]?.commandId).toBe(written[1]?.id)
  })
})

describe('a ticket', () => {
  it('comes with what stands around it', async () => {
    const cache = await freshCache()
    const works = organization()
    const other = ticket({ number: 2 })
    const merged = ticket({ number: 3, status: 'closed' })
    const maria = { ...anyCustomer, organizationId: works.id }
    const one = ticket({ number: 1, linkedTicketIds: [other.id, newId()] })
    await put(
      cache,
      { type: 'organization', record: works },
      ...customers(maria),
      ...tickets(one, other, { ...merged, mergedIntoId: one.id }),
    )
    await put(cache, { type: 'draft', record: draft(one, me) }, { type: 'readMark', record: readMark(one, me, at(7)) })
    const detail = await ticketQueries['ticket.get'](cache, context, { ticketId: one.id })
    expect(queries['ticket.get'].result.parse(detail)).toEqual(detail)
    expect(detail).toMatchObject({
      ticket: one,
      customer: maria,
      organization: works,
      draft: draft(one, me),
      readAt: at(7),
      pending: false,
      linked: [{ id: other.id, number: 2 }],
      mergedFrom: [{ id: merged.id, number: 3 }],
      mergedInto: null,
    })
    const source = await ticketQueries['ticket.get'](cache, context, { ticketId: merged.id })
    expect(source?.mergedInto).toMatchObject({ id: one.id, number: 1 })
    expect(await ticketQueries['ticket.get'](cache, context, { ticketId: newId() })).toBeNull()
  })

  it('has a draft a person, which outlives the ticket', async () => {
    const cache = await freshCache()
    const one = ticket({ number: 9, subject: 'Fire' })
    const unseen = ticket()
    await put(
      cache,
      ...tickets(one),
      { type: 'draft', record: draft(one, me) },
      { type: 'draft', record: draft(one, user()) },
      { type: 'draft', record: draft(unseen, me) },
    )
    expect(await ticketQueries['draft.get'](cache, context, { ticketId: one.id })).toEqual(draft(one, me))
    expect(await ticketQueries['draft.get'](cache, context, { ticketId: unseen.id })).toEqual(draft(unseen, me))
    expect(await ticketQueries['draft.get'](cache, context, { ticketId: newId() })).toBeNull()
  })
})
