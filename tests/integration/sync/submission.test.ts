import { expect, test } from 'vitest'
import type { Workspace } from '#shared/domain/people'
import type { Cache } from '../../../electron/data/cache/cache.ts'
import { getRecord } from '../../../electron/data/cache/records.ts'
import { parseSubmission, submitAll } from '../../../electron/data/sync/submit.ts'
import { createSyncTime, systemClock } from '../../../electron/data/sync/time.ts'
import { at, freshCache, me, newId, put, ticket, tickets } from '../cache/make.ts'

/** What one send writes stands together or not at all, wherever in it something fails. */

const minutes = { low: 60, normal: 60, high: 60, urgent: 60 }
const workspace: Workspace = {
  id: newId(),
  version: 1,
  name: 'Acme',
  settings: { undoSendSeconds: 0, firstResponseMinutes: minutes, resolutionMinutes: minutes },
  createdAt: at(0),
}

const written = (cache: Cache) =>
  cache.read((sql) =>
    sql.get(`SELECT (SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM outbox_touch) AS touches,
      (SELECT count(*) FROM confirmed) AS truths, (SELECT count(*) FROM message) AS messages`),
  )

function sendsTo(cache: Cache, ticketId: string) {
  const time = createSyncTime(systemClock)
  return (limit?: number) =>
    cache.write(
      async (tx) => {
        if (limit !== undefined) await tx.all(`PRAGMA max_page_count = ${limit}`)
        const args = {
          ticketId,
          messageId: newId(),
          kind: 'public',
          bodyHtml: `<p>${'word '.repeat(4_000)}</p>`,
          cc: [],
          mentionedUserIds: [],
          attachments: [],
        }
        return submitAll(
          tx,
          [parseSubmission({ name: 'ticket.reply', args })],
          { me, workspace, hasOtherEditor: true },
          time,
        )
      },
      { durable: true },
    )
}

test('I1: a disk that fills up in the middle of a send leaves nothing of it, and the next send is whole', async () => {
  const cache = await freshCache()
  const one = ticket()
  await put(cache, ...tickets(one))
  const send = sendsTo(cache, one.id)
  const pages = await cache.read((sql) => sql.get<{ page_count: number }>('PRAGMA page_count'))
  let refused = 0
  // A page more each time, so that every statement of it comes to be the one that fails.
  for (let limit = pages?.page_count ?? 0; ; limit++) {
    const result = await send(limit).catch((error: unknown) => error)
    if (Array.isArray(result)) break
    expect(result).toMatchObject({ error: { code: 'disk-full' } })
    expect(await written(cache), `with ${refused} pages more`).toEqual({
      outbox: 0,
      touches: 0,
      truths: 0,
      messages: 0,
    })
    expect(await cache.read((sql) => getRecord(sql, 'ticket', one.id))).toEqual(one)
    refused++
  }
  expect(refused).toBeGreaterThan(10)
  expect(await written(cache)).toMatchObject({ outbox: 1, messages: 1, truths: 2 })
  expect((await cache.read((sql) => getRecord(sql, 'ticket', one.id)))?.messageCount).toBe(1)
})

test('a statement that fails in the middle takes with it what came before', async () => {
  const cache = await freshCache()
  const one = ticket()
  await put(cache, ...tickets(one))
  const send = sendsTo(cache, one.id)
  await cache.write((tx) =>
    tx.run("CREATE TRIGGER no_message BEFORE INSERT ON message BEGIN SELECT raise(ABORT, 'refused'); END"),
  )
  await expect(send()).rejects.toThrow('refused')
  expect(await written(cache)).toEqual({ outbox: 0, touches: 0, truths: 0, messages: 0 })
  await cache.write((tx) => tx.run('DROP TRIGGER no_message'))
  await send()
  expect(await written(cache)).toMatchObject({ outbox: 1, messages: 1 })
})
