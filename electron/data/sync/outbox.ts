import { incidentalCommands } from '#shared/commands/index'
import type { Sql } from '../cache/driver.ts'
import { takeIn } from '../cache/intake.ts'
import type { Tx } from '../cache/writer.ts'
import { type AnyRecord, type RefKey, refOf, refPairs } from './refs.ts'

/** The rows of commands that wait for the server. */

export interface OutboxRow {
  readonly position: number
  readonly id: string
  readonly name: string
  readonly args: unknown
  readonly composedAt: string
  readonly state: 'waiting' | 'sending'
  /** May have been applied by the server already. */
  readonly sent: boolean
  /** Local milliseconds. */
  readonly holdUntil: number | null
  readonly attempts: number
  readonly nextAttemptAt: number | null
  readonly lastError: string | null
  readonly coalesceKey: string | null
}

interface StoredRow {
  position: number
  id: string
  name: string
  args: string
  composed_at: string
  state: 'waiting' | 'sending'
  sent: number
  hold_until: number | null
  attempts: number
  next_attempt_at: number | null
  last_error: string | null
  coalesce_key: string | null
}

function rowOf(stored: StoredRow): OutboxRow {
  return {
    position: stored.position,
    id: stored.id,
    name: stored.name,
    args: JSON.parse(stored.args),
    composedAt: stored.composed_at,
    state: stored.state,
    sent: stored.sent === 1,
    holdUntil: stored.hold_until,
    attempts: stored.attempts,
    nextAttemptAt: stored.next_attempt_at,
    lastError: stored.last_error,
    coalesceKey: stored.coalesce_key,
  }
}

/** In the order in which the person acted. */
export async function readOutbox(sql: Sql, ids: readonly string[]): Promise<OutboxRow[]> {
  if (ids.length === 0) return []
  const rows = await sql.all<StoredRow>(
    'select * from outbox where id in (select value from json_each(?)) order by position',
    [JSON.stringify(ids)],
  )
  return rows.map(rowOf)
}

/**
 * What a person would call a waiting change; takes the names of the incidental commands. Of what is saved over and over
 * (a draft) only the last counts, and not even that once a later change was made of it (the reply). The row itself
 * stays until it is sent: taking the reply back, or its refusal, shows the draft again. One that the server fails at
 * counts, because what was done after it is held up by it.
 */
const isWaitingChange = `name not in (select value from json_each(?)) and (
  coalesce_key is null or next_attempt_at is not null or not exists (
    select 1 from outbox_touch mine
      join outbox_touch theirs on theirs.type = mine.type and theirs.id = mine.id
      join outbox later on later.id = theirs.command_id
      where mine.command_id = outbox.id and later.position > outbox.position
  )
)`
const incidental = JSON.stringify(incidentalCommands)

/** The waiting changes as a person would list them, see `isWaitingChange`. */
export async function listWaiting(sql: Sql, limit: number): Promise<OutboxRow[]> {
  const rows = await sql.all<StoredRow>(`select * from outbox where ${isWaitingChange} order by position limit ?`, [
    incidental,
    limit,
  ])
  return rows.map(rowOf)
}

/** How many there are of them. */
export async function countWaiting(sql: Pick<Sql, 'get'>): Promise<number> {
  const row = await sql.get<{ n: number }>(`select count(*) as n from outbox where ${isWaitingChange}`, [incidental])
  return row?.n ?? 0
}

/** A row without its arguments, which can be megabytes. */
export interface OutboxHead {
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly files: string | null
  readonly holdUntil: number | null
  readonly attempts: number
}

export async function listHeads(sql: Sql, limit: number): Promise<OutboxHead[]> {
  return sql.all<OutboxHead>(
    `select id, name, octet_length(args) as bytes, nullif(args -> '$.attachments', '[]') as files,
      hold_until as holdUntil, attempts from outbox order by position limit ?`,
    [limit],
  )
}

export async function outboxIsEmpty(sql: Sql): Promise<boolean> {
  return (await sql.get('select 1 from outbox limit 1')) === undefined
}

export interface NewCommand {
  readonly id: string
  readonly name: string
  readonly args: unknown
  readonly composedAt: string
  readonly holdUntil: number | null
  readonly coalesceKey: string | null
  /** Every record it looks at, and whether it changes it. */
  readonly touches: ReadonlyMap<RefKey, boolean>
  /** Row to take the place of, see `replaceable`. */
  readonly replaces: string | null
}

/**
 * Takes commands in, with the truth of the records that they are the first to change. A command that takes the place of
 * another keeps that one's id, which the server has not seen, and its touches: what two commands have one key for is one
 * record.
 */
export async function insertCommands(
  tx: Tx,
  commands: readonly NewCommand[],
  truths: ReadonlyMap<RefKey, AnyRecord | null>,
): Promise<void> {
  tx.changed('outbox', null)
  for (const command of commands.filter(({ replaces }) => replaces !== null)) {
    await tx.run(
      `update outbox set name = ?, args = ?, composed_at = ?, attempts = 0, next_attempt_at = null, last_error = null
        where id = ?`,
      [command.name, JSON.stringify(command.args), command.composedAt, command.replaces],
    )
  }
  const added = commands.filter(({ replaces }) => replaces === null)
  await takeIn(tx, {
    commands: added.map(({ id, name, args, composedAt, holdUntil, coalesceKey }) => ({
      id,
      name,
      args: JSON.stringify(args),
      composedAt,
      holdUntil,
      coalesceKey,
    })),
    touches: touchRows(added.map(({ id, touches }) => [id, touches])),
    truths: truthRows(truths),
  })
}

/** Rows for `takeIn`, by command. */
export function touchRows(touches: readonly (readonly [string, ReadonlyMap<RefKey, boolean>])[]) {
  return touches.flatMap(([command, refs]) =>
    [...refs].map(([key, changed]) => {
      const { type, id } = refOf(key)
      return [type, id, command, changed ? 1 : 0] as const
    }),
  )
}

/** Rows for `takeIn`: the truth of records before the first waiting command changes them. */
export function truthRows(records: ReadonlyMap<RefKey, AnyRecord | null>) {
  return [...records].map(([key, record]) => {
    const { type, id } = refOf(key)
    return [type, id, record?.version ?? 0, record && JSON.stringify(record)] as const
  })
}

/**
 * The row that a command with this key may take the place of: never sent, and nothing behind it writes one of `refs`,
 * because in its old place the new command would come before what the person did in between.
 */
export async function replaceable(tx: Tx, coalesceKey: string, refs: Iterable<RefKey>): Promise<string | null> {
  const candidate = await tx.get<{ id: string }>(
    `select id from outbox where coalesce_key = ? and state = 'waiting' and sent = 0
      and not exists (
        select 1 from json_each(?) join outbox_touch t on t.type = value ->> 0 and t.id = value ->> 1 and t.changed = 1
          join outbox later on later.id = t.command_id where later.position > outbox.position
      )
      order by position desc limit 1`,
    [coalesceKey, refPairs(refs)],
  )
  return candidate?.id ?? null
}

/** Answers the records that the removed commands touched, to recompute them. */
export async function removeCommands(tx: Tx, ids: readonly string[]): Promise<RefKey[]> {
  if (ids.length === 0) return []
  const list = JSON.stringify(ids)
  const touched = await tx.all<{ key: string }>(
    `select distinct type || '|' || id as key from outbox_touch where command_id in (select value from json_each(?))`,
    [list],
  )
  await tx.run('delete from outbox_touch where command_id in (select value from json_each(?))', [list])
  await tx.run('delete from outbox where id in (select value from json_each(?))', [list])
  tx.changed('outbox', null)
  // They are shown as waiting no more, even where nothing else about them changes.
  for (const { type, id } of touched.map(({ key }) => refOf(key)))
    if (type === 'ticket' || type === 'message' || type === 'article' || type === 'translation') tx.changed(type, id)
  return touched.map(({ key }) => key)
}
