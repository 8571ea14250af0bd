import { describe, expect, it } from 'vitest'
import type { TypedRecord } from '#shared/domain/records'
import { matchExpression } from '#shared/rules/search-text'
import type { Cache } from '../../../electron/data/cache/cache.ts'
import {
  dropScope,
  getRecord,
  getRecords,
  type Put,
  putDocs,
  putRecords,
  removeRecords,
} from '../../../electron/data/cache/records.ts'
import { shardTables } from '../../../electron/data/cache/text-index.ts'
import { searchRows } from '../../../electron/data/cache/text-search.ts'
import {
  anyCustomer,
  at,
  attachment,
  customer,
  customers,
  draft,
  freshCache,
  me,
  message,
  messages,
  newId,
  organization,
  put,
  readMark,
  support,
  ticket,
  tickets,
  user,
} from './make.ts'

const found = (cache: Cache, kind: 'ticket' | 'message' | 'customer', text: string) =>
  cache.read(async (sql) => (await searchRows(sql, kind, matchExpression(text, 'none'), 100))?.length ?? 0)
const count = async (cache: Cache, table: string) =>
  (await cache.read((sql) => sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)))?.n

/** The index agrees with itself and holds exactly the rows that have a text. */
async function expectSoundIndex(cache: Cache) {
  await cache.write(async (tx) => {
    for (const kind of ['ticket', 'message', 'customer', 'organization'] as const) {
      let indexed = 0
      for (const table of await shardTables(tx, kind)) {
        await tx.run(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`)
        indexed += (await tx.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))?.n ?? 0
      }
      expect((await tx.get<{ n: number }>(`SELECT count(*) AS n FROM ${kind}`))?.n).toBe(indexed)
    }
  })
}

describe('records', () => {
  it('keep the text index sound when it is said what they replace', async () => {
    const cache = await freshCache()
    const one = ticket({ subject: 'Before' })
    const reply = message(one, { bodyText: 'words' })
    const write = (...records: Put[]) => cache.write((tx) => putRecords(tx, records))
    await write({ type: 'ticket', record: one, before: null }, { type: 'message', record: reply, before: null })
    await expectSoundIndex(cache)
    const moved = { ...one, version: 2, teamId: newId() }
    await write({ type: 'ticket', record: moved, before: one })
    expect(await found(cache, 'ticket', 'before')).toBe(1)
    const other = ticket({ subject: 'Other' })
    const renamed = { ...moved, version: 3, subject: 'After' }
    await write({ type: 'ticket', record: other }, { type: 'ticket', record: renamed, before: moved })
    await write({ type: 'message', record: { ...reply, bodyText: 'rewritten' }, before: reply })
    for (const [text, times] of [
      ['before', 0],
      ['after', 1],
      ['other', 1],
    ] as const)
      expect(await found(cache, 'ticket', text), text).toBe(times)
    expect(await found(cache, 'message', 'words')).toBe(0)
    expect(await found(cache, 'message', 'rewritten')).toBe(1)
    await expectSoundIndex(cache)
  })

  it('mark a ticket unread that comes with its newest message, or before or after it', async () => {
    const cache = await freshCache()
    const unread = async (id: string) =>
      (await cache.read((sql) => sql.get<{ unread: number }>('SELECT unread FROM ticket WHERE id = ?', [id])))?.unread
    const make = () => {
      const bare = ticket({ lastMessageAt: at(5) })
      const theirs = message(bare, { createdAt: at(5) })
      return [{ ...bare, lastMessageId: theirs.id }, theirs] as const
    }
    const [together, first] = make()
    await put(cache, ...tickets(together), ...messages(first))
    const [ahead, second] = make()
    await put(cache, ...tickets(ahead))
    expect(await unread(ahead.id)).toBe(0)
    await put(cache, ...messages(second))
    const [behind, third] = make()
    await put(cache, ...messages(third))
    await put(cache, ...tickets(behind))
    for (const { id } of [together, ahead, behind]) expect(await unread(id)).toBe(1)
    const mark: TypedRecord = { type: 'readMark', record: readMark(together, me, at(6)) }
    await put(cache, mark, ...tickets({ ...together, version: 2 }))
    expect(await unread(together.id)).toBe(0)
    const own = message(ahead, { authorKind: 'user', authorId: me.id, createdAt: at(7) })
    await put(
      cache,
      ...messages(own),
      ...tickets({ ...ahead, version: 2, lastMessageId: own.id, lastMessageAt: at(7) }),
    )
    expect(await unread(ahead.id)).toBe(0)
  })

  it('come back as they were put, of every type, and again after a second put', async () => {
    const cache = await freshCache()
    const one = ticket({ assigneeId: me.id, tagIds: [newId()] })
    const reply = message(one)
    const all: TypedRecord[] = [
      {
        type: 'workspace',
        record: {
          id: newId(),
          version: 1,
          name: 'Harbour',
          createdAt: at(0),
          settings: {
            undoSendSeconds: 5,
            firstResponseMinutes: { low: 1, normal: 1, high: 1, urgent: 1 },
            resolutionMinutes: { low: 1, normal: 1, high: 1, urgent: 1 },
          },
        },
      },
      { type: 'team', record: support },
      { type: 'user', record: me },
      { type: 'organization', record: organization() },
      { type: 'customer', record: anyCustomer },
      { type: 'tag', record: { id: newId(), version: 1, name: 'fire', createdAt: at(0) } },
      {
        type: 'view',
        record: {
          id: newId(),
          version: 1,
          name: 'Mine',
          ownerId: me.id,
          conditions: [],
          sort: { by: 'updated', direction: 'asc' },
          position: 1,
          createdAt: at(0),
        },
      },
      { type: 'ticket', record: one },
      { type: 'message', record: reply },
      { type: 'attachment', record: attachment(reply) },
      { type: 'draft', record: draft(one, me) },
      { type: 'readMark', record: readMark(one, me, at(3)) },
    ]
    await put(cache, ...all)
    await put(cache, ...all)
    for (const each of all) {
      expect(await cache.read((sql) => getRecord(sql, each.type, each.record.id))).toEqual(each.record)
    }
    const refs = all.map(({ type, record }) => ({ type, id: record.id }))
    const read = await cache.read((sql) => getRecords(sql, [...refs, { type: 'ticket', id: newId() }]))
    expect(read).toHaveLength(all.length)
    expect(await cache.read((sql) => getRecord(sql, 'ticket', newId()))).toBeUndefined()
    await expectSoundIndex(cache)
  })

  it('follow a changed text in the index, and leave it alone otherwise', async () => {
    const cache = await freshCache()
    const one = ticket({ subject: 'Toner empty' })
    const reply = message(one, { bodyText: 'the drum is worn' })
    await put(cache, ...tickets(one), ...messages(reply), ...customers(anyCustomer))
    await put(
      cache,
      ...tickets({ ...one, version: 2, subject: 'Paper jam' }),
      ...messages({ ...reply, version: 2, bodyText: 'the tray is open' }),
      ...customers({ ...anyCustomer, name: 'Maria Costa', emails: ['mc@example.com'] }),
    )
    expect(await found(cache, 'ticket', 'toner')).toBe(0)
    expect(await found(cache, 'ticket', 'jam')).toBe(1)
    expect(await found(cache, 'message', 'drum')).toBe(0)
    expect(await found(cache, 'message', 'tray')).toBe(1)
    expect(await found(cache, 'customer', 'silva')).toBe(0)
    expect(await found(cache, 'customer', 'costa')).toBe(1)
    await put(cache, ...tickets({ ...one, version: 3, subject: 'Paper jam', status: 'solved' }))
    await expectSoundIndex(cache)
  })

  it('put in one call the same record twice keep the last', async () => {
    const cache = await freshCache()
    const one = ticket()
    await put(cache, ...tickets(one, { ...one, version: 2, subject: 'Second' }))
    expect(await found(cache, 'ticket', 'second')).toBe(1)
    expect(await found(cache, 'ticket', 'printer')).toBe(0)
    await expectSoundIndex(cache)
  })

  it('go with their ticket: messages and attachments, also from the index; drafts stay', async () => {
    const cache = await freshCache()
    const [gone, stays] = [ticket({ tagIds: [newId()] }), ticket()]
    const replies = [message(gone), message(gone), message(stays)] as const
    await put(cache, ...tickets(gone, stays), ...messages(...replies))
    await put(cache, { type: 'attachment', record: attachment(replies[0]) }, { type: 'draft', record: draft(gone, me) })
    await cache.write((tx) => removeRecords(tx, [{ type: 'ticket', id: gone.id }]))
    expect(await count(cache, 'ticket')).toBe(1)
    expect(await count(cache, 'message')).toBe(1)
    expect(await count(cache, 'attachment')).toBe(0)
    expect(await count(cache, 'ticket_tag')).toBe(0)
    expect(await count(cache, 'draft')).toBe(1)
    expect(await found(cache, 'message', 'smokes')).toBe(1)
    await expectSoundIndex(cache)
  })

  it('go with their scope and no other', async () => {
    const cache = await freshCache()
    const sales = newId()
    const other = user()
    const [ours, theirs] = [ticket(), ticket({ teamId: sales })]
    await put(cache, ...tickets(ours, theirs), ...messages(message(ours), message(theirs)), ...customers(customer()))
    await put(
      cache,
      { type: 'draft', record: draft(ours, me) },
      { type: 'readMark', record: readMark(ours, other, at(1)) },
    )
    await cache.write((tx) => dropScope(tx, `team:${sales}`))
    expect(await count(cache, 'ticket')).toBe(1)
    expect(await count(cache, 'message')).toBe(1)
    await cache.write((tx) => dropScope(tx, `user:${me.id}`))
    expect(await count(cache, 'draft')).toBe(0)
    expect(await count(cache, 'read_mark')).toBe(1)
    expect(await count(cache, 'customer')).toBe(1)
    await cache.write((tx) => dropScope(tx, 'all'))
    expect(await count(cache, 'customer')).toBe(0)
    expect(await count(cache, 'ticket')).toBe(1)
    await expectSoundIndex(cache)
  })

  it('fill over several batches and shards, searchable from the first', async () => {
    const cache = await freshCache()
    const one = ticket()
    const docs = Array.from({ length: 2_500 }, (_, i) => {
      const record = message(one, { bodyText: i % 2 === 0 ? `message ${i}` : `訊息 ${i}` })
      return { id: record.id, version: 1, doc: JSON.stringify(record) }
    })
    // As if 32,000 rows were there already, so that the batch lies in two shards.
    const first = message(one)
    await put(cache, ...messages(first))
    await cache.write((tx) => removeRecords(tx, [{ type: 'message', id: first.id }]))
    await cache.write(async (tx) => {
      await tx.run(
        "INSERT INTO message (row, id, version, ticket_id, team_id, kind, created_at, doc) VALUES (32000, 'x', 1, 't', 't', 'event', '', '{}')",
      )
      await putDocs(tx, new Map([['message', docs]]), { filling: true })
      await tx.run("DELETE FROM message WHERE id = 'x'")
    })
    expect(await cache.read((sql) => shardTables(sql, 'message'))).toEqual(['text_message_1', 'text_message_0'])
    expect(await found(cache, 'message', '2499')).toBe(1)
    expect(await found(cache, 'message', '訊')).toBe(100)
    await expectSoundIndex(cache)
    await cache.write((tx) =>
      removeRecords(
        tx,
        docs.map(({ id }) => ({ type: 'message', id })),
      ),
    )
    await expectSoundIndex(cache)
  })

  it('is unread by rule: newest message by somebody else, newer than the mark, ticket not over', async () => {
    const cache = await freshCache()
    const reply = newId()
    const one = ticket({ lastMessageId: reply, lastMessageAt: at(5) })
    const unread = async () =>
      (await cache.read((sql) => sql.get<{ unread: number }>('SELECT unread FROM ticket WHERE id = ?', [one.id])))
        ?.unread
    const counts = async () =>
      await cache.read((sql) => sql.all('SELECT status, unread, n FROM ticket_count WHERE n <> 0'))
    await put(cache, ...tickets(one))
    expect(await unread()).toBe(0)
    // The message may come after its ticket.
    await put(cache, ...messages(message(one, { id: reply, createdAt: at(5) })))
    expect(await unread()).toBe(1)
    expect(await counts()).toEqual([{ status: 'open', unread: 1, n: 1 }])
    await put(cache, { type: 'readMark', record: readMark(one, me, at(4)) })
    expect(await unread()).toBe(1)
    await put(cache, { type: 'readMark', record: readMark(one, me, at(5)) })
    expect(await unread()).toBe(0)
    await cache.write((tx) => removeRecords(tx, [{ type: 'readMark', id: readMark(one, me, '').id }]))
    expect(await unread()).toBe(1)
    const mine = message(one, { authorKind: 'user', authorId: me.id, createdAt: at(6) })
    await put(cache, ...messages(mine), ...tickets({ ...one, lastMessageId: mine.id, lastMessageAt: at(6) }))
    expect(await unread()).toBe(0)
    await put(cache, ...tickets(one))
    expect(await unread()).toBe(1)
    await put(cache, ...tickets({ ...one, status: 'solved' }))
    expect(await unread()).toBe(0)
    expect(await counts()).toEqual([{ status: 'solved', unread: 0, n: 1 }])
    await cache.write((tx) => removeRecords(tx, [{ type: 'ticket', id: one.id }]))
    expect(await counts()).toEqual([])
  })

  it('rolls the index back with the records', async () => {
    const cache = await freshCache()
    await put(cache, ...tickets(ticket()))
    await expect(
      cache.write(async (tx) => {
        await putRecords(tx, tickets(ticket({ subject: 'never' })))
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await found(cache, 'ticket', 'never')).toBe(0)
    await expectSoundIndex(cache)
  })
})
