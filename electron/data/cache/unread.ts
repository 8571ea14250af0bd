import type { Sql } from './driver.ts'

/**
 * A ticket is unread for the owner of the cache when it is not over, its newest message or note is somebody else's, and
 * that is newer than the owner's read mark. It is stored, because counting the unread of every queue may not read
 * tickets; the newest message of a ticket can arrive before or after the ticket, so both writes come here.
 */
export const isUnread = (ticket: Readonly<Record<'id' | 'status' | 'lastMessageId' | 'lastMessageAt', string>>) => `(
  ${ticket.status} IN ('new', 'open', 'waiting')
  AND EXISTS (
    SELECT 1 FROM message WHERE message.id = ${ticket.lastMessageId}
    AND author_id IS NOT (SELECT value FROM cache_meta WHERE key = 'owner')
  )
  AND ${ticket.lastMessageAt} > coalesce((
    SELECT max(read_at) FROM read_mark WHERE ticket_id = ${ticket.id}
    AND user_id = (SELECT value FROM cache_meta WHERE key = 'owner')
  ), '')
)`
const shouldBe = isUnread({
  id: 'ticket.id',
  status: 'status',
  lastMessageId: 'ticket.last_message_id',
  lastMessageAt: 'last_message_at',
})

/** `ids` as a JSON array of ticket ids. */
export async function refreshUnread(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql.run(
    `UPDATE ticket SET unread = 1 - unread
      WHERE id IN (SELECT value FROM json_each(?)) AND unread <> ${shouldBe}`,
    [JSON.stringify(ids)],
  )
}

/** After a fill, or when the cache gets another owner. */
export async function refreshAllUnread(sql: Sql): Promise<void> {
  await sql.run(
    `UPDATE ticket SET unread = 1 - unread
      WHERE (unread = 1 OR status IN ('new', 'open', 'waiting')) AND unread <> ${shouldBe}`,
  )
}
