import type { AttentionItem, OutboxItem } from '#shared/ipc/views'
import { htmlToText } from '#shared/rules/text'
import type { Sql } from '../cache/driver.ts'
import { getRecord } from '../cache/records.ts'
import { type AttentionRow, listAttention, ticketIdOf } from '../sync/attention-store.ts'
import { listWaiting, type OutboxRow } from '../sync/outbox.ts'
import { listSetAside } from '../sync/set-aside-store.ts'
import { instantOf } from '../sync/time.ts'
import { subjectOfChange } from './subjects.ts'

/** The lists behind the status bar: what waits, and what needs the person. */

/** More than anybody reads; the status bar has the true number. */
const mostItems = 500

type Label = Pick<OutboxItem, 'ticketId' | 'ticketNumber' | 'ticketSubject' | 'subject'>

async function labelOf(sql: Sql, ticketId: string | null, args: unknown): Promise<Label> {
  const found = ticketId === null ? undefined : await getRecord(sql, 'ticket', ticketId)
  const ticket = { ticketId, ticketNumber: found?.number ?? null, ticketSubject: found?.subject ?? null }
  return { ...ticket, subject: await subjectOfChange(sql, args) }
}

/** `wall`: local milliseconds. */
export async function outboxItems(sql: Sql, wall: number): Promise<OutboxItem[]> {
  const items: OutboxItem[] = []
  for (const row of await listWaiting(sql, mostItems)) {
    const label = await labelOf(sql, ticketIdOf(row.args), row.args)
    items.push({
      id: row.id,
      name: row.name,
      state: stateOf(row, wall),
      createdAt: row.composedAt,
      attempts: row.attempts,
      heldUntil: row.holdUntil === null ? null : instantOf(row.holdUntil),
      nextAttemptAt: row.nextAttemptAt === null ? null : instantOf(row.nextAttemptAt),
      lastError: row.lastError,
      ...label,
      ticketSubject: label.ticketSubject ?? subjectOf(row.args),
      text: textOf(row.args),
      uploadBytes: await uploadBytes(sql, row.args),
    })
  }
  return items
}

function stateOf(row: OutboxRow, wall: number): OutboxItem['state'] {
  if (row.state === 'sending') return 'sending'
  if (row.nextAttemptAt !== null) return 'retrying'
  return row.holdUntil !== null && row.holdUntil > wall && !row.sent ? 'held' : 'waiting'
}

async function uploadBytes(sql: Sql, args: unknown): Promise<number> {
  if (!hasFiles(args)) return 0
  const row = await sql.get<{ bytes: number | null }>(
    'select sum(size) as bytes from upload where uploaded = 0 and error is null and id in (select value from json_each(?))',
    [JSON.stringify(args.attachments.map(({ id }) => id))],
  )
  return row?.bytes ?? 0
}

function hasFiles(args: unknown): args is { attachments: { id: string }[] } {
  return (
    typeof args === 'object' &&
    args !== null &&
    'attachments' in args &&
    Array.isArray(args.attachments) &&
    args.attachments.length > 0
  )
}

const bodyOf = (args: unknown): string | null =>
  typeof args === 'object' && args !== null && 'bodyHtml' in args && typeof args.bodyHtml === 'string'
    ? args.bodyHtml
    : null

function subjectOf(args: unknown): string | null {
  return typeof args === 'object' && args !== null && 'subject' in args && typeof args.subject === 'string'
    ? args.subject
    : null
}

/** Notes of a call, what a callback is about: words that are no message. */
function plainTextOf(args: unknown): string {
  if (typeof args !== 'object' || args === null) return ''
  const fields = 'fields' in args && typeof args.fields === 'object' && args.fields !== null ? args.fields : args
  const text = 'notes' in args ? args.notes : 'note' in fields ? fields.note : ''
  return typeof text === 'string' ? text.slice(0, 2_000) : ''
}

/** A beginning is enough to recognise it by: a pasted book must not stop the list. */
function textOf(args: unknown): string {
  const body = bodyOf(args)
  return body === null ? plainTextOf(args) : htmlToText(body.slice(0, 20_000)).slice(0, 2_000)
}

export async function attentionItems(sql: Sql): Promise<AttentionItem[]> {
  const items: AttentionItem[] = []
  for (const row of await listAttention(sql))
    items.push({ ...(await labelOf(sql, row.ticketId, row.args)), ...attentionOf(row) })
  for (const { id, type, createdAt, ticketId } of await listSetAside(sql)) {
    const base = {
      id,
      kind: 'record-set-aside',
      name: type,
      code: null,
      createdAt,
      text: '',
      bodyHtml: null,
      clash: null,
      canRetry: true,
    } as const
    items.push({ ...(await labelOf(sql, ticketId, { ticketId })), ...base })
  }
  return items
}

/** Sending these again as they are can only fail again. */
const final = new Set([
  'already-exists',
  'unknown-command',
  'unseen-revision',
  'unknown-field',
  'empty-message',
  'merge-into-self',
  'invalid',
])

/** `text` is an article's: its title and summary stand beside the body. */
const isHtml = (field: string) => field === 'bodyHtml' || field === 'text'

function wordsOfSide(side: unknown): string {
  return typeof side === 'string' ? side : (bodyOf(side) ?? '')
}

function attentionOf(row: AttentionRow) {
  const { id, kind, name, code, createdAt, clash, args } = row
  const yours = clash ? wordsOfSide(clash.yours) : ''
  return {
    id,
    kind,
    name,
    code,
    createdAt,
    text: clash ? (isHtml(clash.field) ? textOf({ bodyHtml: yours }) : yours) : textOf(args),
    bodyHtml: clash ? (isHtml(clash.field) ? yours : null) : bodyOf(args),
    clash: clash && { type: clash.type, field: clash.field, theirs: clash.theirs, yours: clash.yours },
    canRetry: clash !== null || !final.has(code ?? ''),
  }
}
