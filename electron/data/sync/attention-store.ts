import { v7 as uuidv7 } from 'uuid'
import type { Clash } from '#shared/commands/index'
import type { Sql } from '../cache/driver.ts'
import type { Tx } from '../cache/writer.ts'
import { continues } from './continues.ts'

/** Changes that need the person's decision, with everything needed to send them again. */
export interface AttentionRow {
  readonly id: string
  readonly kind: 'rejected' | 'clash'
  readonly commandId: string
  readonly name: string
  readonly args: unknown
  readonly code: string | null
  readonly detail: Readonly<Record<string, unknown>> | null
  readonly clash: Clash | null
  readonly ticketId: string | null
  readonly createdAt: string
}

interface Stored {
  id: string
  kind: 'rejected' | 'clash'
  command_id: string
  name: string
  args: string
  code: string | null
  detail: string | null
  clash: string | null
  ticket_id: string | null
  created_at: string
}

const rowOf = (stored: Stored): AttentionRow => ({
  id: stored.id,
  kind: stored.kind,
  commandId: stored.command_id,
  name: stored.name,
  args: JSON.parse(stored.args),
  code: stored.code,
  detail: stored.detail === null ? null : JSON.parse(stored.detail),
  clash: stored.clash === null ? null : JSON.parse(stored.clash),
  ticketId: stored.ticket_id,
  createdAt: stored.created_at,
})

interface Refused {
  readonly id: string
  readonly name: string
  readonly args: unknown
}

export async function addRejection(
  tx: Tx,
  command: Refused,
  code: string,
  detail: Readonly<Record<string, unknown>> | undefined,
  now: string,
): Promise<void> {
  await tx.run('insert or ignore into attention values (?, ?, ?, ?, ?, ?, ?, null, ?, ?)', [
    // Its own id is that of the command: however often the answer comes, there is one row.
    command.id,
    'rejected',
    command.id,
    command.name,
    JSON.stringify(command.args),
    code,
    detail ? JSON.stringify(detail) : null,
    ticketIdOf(command.args),
    now,
  ])
  tx.changed('attention', null)
}

export async function addClash(tx: Tx, command: Refused, clash: Clash, now: string): Promise<void> {
  if (clash.field === 'text' || clash.type === 'draft') await removeEarlierStates(tx, command, clash)
  await tx.run('insert into attention values (?, ?, ?, ?, ?, null, null, ?, ?, ?)', [
    uuidv7(),
    'clash',
    command.id,
    command.name,
    JSON.stringify(command.args),
    JSON.stringify(clash),
    ticketIdOf(command.args),
    now,
  ])
  tx.changed('attention', null)
}

/**
 * The saves of one text follow each other: one that goes on from an earlier one stands for both, and so does one that was
 * written over it.
 */
async function removeEarlierStates(tx: Tx, { args }: Refused, clash: Clash): Promise<void> {
  const rows = await tx.all<Stored>(
    `select * from attention where kind = 'clash' and clash ->> '$.type' = ? and clash ->> '$.id' = ?`,
    [clash.type, clash.id],
  )
  const files = new Set(filesOf(args))
  const { baseRevisionId = null } = args as { baseRevisionId?: string | null }
  const earlier = rows
    .map(rowOf)
    .filter(
      (row) =>
        (baseRevisionId !== null && (row.args as { revisionId?: string }).revisionId === baseRevisionId) ||
        (continues(bodyOf(clash.yours), bodyOf(row.clash?.yours)) && filesOf(row.args).every((id) => files.has(id))),
    )
  for (const { id } of earlier) await removeAttention(tx, id)
}

function bodyOf(side: unknown): string {
  if (typeof side === 'string') return side
  return String((side as { bodyHtml?: unknown } | null | undefined)?.bodyHtml)
}

const filesOf = (args: unknown): string[] =>
  (args as { attachments?: { id: string }[] }).attachments?.map(({ id }) => id) ?? []

export async function listAttention(sql: Sql): Promise<AttentionRow[]> {
  return (await sql.all<Stored>('select * from attention order by created_at desc, id desc limit 500')).map(rowOf)
}

export async function findAttention(sql: Sql, id: string): Promise<AttentionRow | undefined> {
  const stored = await sql.get<Stored>('select * from attention where id = ?', [id])
  return stored && rowOf(stored)
}

export async function removeAttention(tx: Tx, id: string): Promise<void> {
  await tx.run('delete from attention where id = ?', [id])
  tx.changed('attention', null)
}

export function ticketIdOf(args: unknown): string | null {
  if (typeof args !== 'object' || args === null || !('ticketId' in args)) return null
  return typeof args.ticketId === 'string' ? args.ticketId : null
}
