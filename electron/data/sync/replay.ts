import { takeIn } from '../cache/intake.ts'
import type { Tx } from '../cache/writer.ts'
import { applyCommand, type Identity, type ParsedCommand, readsOf, weighedCustomer } from './effects.ts'
import { type OutboxRow, readOutbox, touchRows, truthRows } from './outbox.ts'
import { loadRecords, writeRecords } from './records.ts'
import { type AnyRecord, keyOf, type RecordState, type RefKey, refPairs } from './refs.ts'

/**
 * Keeps what the person sees equal to the server's truth with the waiting commands carried out over it. The record
 * tables hold the result; `confirmed` holds the truth of every record that a waiting command changes.
 */
export async function rebase(tx: Tx, seeds: Iterable<RefKey>, identity: Identity): Promise<void> {
  const seedKeys = new Set(seeds)
  if (seedKeys.size === 0) return
  const { commandIds, touches } = await connected(tx, seedKeys)
  const commands = await readOutbox(tx, [...commandIds])
  const keys = new Set([...seedKeys, ...[...touches.values()].flatMap((refs) => [...refs.keys()])])
  await addChildren(tx, commands, keys)
  const truths = await readConfirmed(tx, keys)
  const shown = await loadRecords(tx, keys)
  const state: RecordState = new Map()
  for (const key of keys) state.set(key, truths.has(key) ? (truths.get(key) ?? null) : (shown.get(key) ?? null))
  const before = new Map(state)

  const changed = new Set<RefKey>()
  for (const refs of touches.values()) for (const [key, writes] of refs) if (writes) changed.add(key)
  const newTouches: [string, Map<RefKey, boolean>][] = []
  for (const command of commands) {
    const result = applyCommand(command, state, identity, 'replay')
    if (!result.ok) continue
    const known = touches.get(command.id)
    const fresh = [...result.changed].filter((key) => known?.get(key) !== true)
    if (fresh.length > 0) newTouches.push([command.id, new Map(fresh.map((key) => [key, true]))])
    for (const key of fresh) changed.add(key)
  }
  // An id that a command made up had no row to look at before: it stands in no table.
  const unshadowed = [...changed].filter((key) => !truths.has(key))
  await takeIn(tx, {
    touches: touchRows(newTouches),
    truths: truthRows(new Map(unshadowed.map((key) => [key, before.get(key) ?? null]))),
  })
  const finished = [...truths.keys()].filter((key) => !changed.has(key))
  await dropShadows(tx, finished)
  const differing = new Map<RefKey, AnyRecord | null>()
  for (const key of [...changed, ...finished]) {
    const next = state.get(key) ?? null
    if (JSON.stringify(next) !== JSON.stringify(shown.get(key) ?? null)) differing.set(key, next)
  }
  const standing = new Map([...keys].map((key) => [key, shown.get(key) ?? null]))
  await writeRecords(tx, differing, state, standing)
}

/**
 * The commands whose result depends on one of the records, with what they touch. A record that commands only read
 * (the assignee of a thousand tickets) does not tie them together.
 */
async function connected(tx: Tx, seeds: ReadonlySet<RefKey>) {
  const commandIds = new Set<string>()
  const touches = new Map<string, Map<RefKey, boolean>>()
  let frontier = (
    await tx.all<{ id: string }>(
      `select distinct t.command_id as id from json_each(?) join outbox_touch t on t.type = value ->> 0 and t.id = value ->> 1`,
      [refPairs(seeds)],
    )
  ).map(({ id }) => id)
  while (frontier.length > 0) {
    for (const id of frontier) commandIds.add(id)
    const list = JSON.stringify(frontier)
    const rows = await tx.all<{ key: string; command: string; changed: number }>(
      `select t.type || '|' || t.id as key, t.command_id as command, t.changed from json_each(?) join outbox_touch t on t.command_id = value`,
      [list],
    )
    for (const row of rows) {
      const refs = touches.get(row.command) ?? new Map<RefKey, boolean>()
      touches.set(row.command, refs.set(row.key, row.changed === 1))
    }
    const next = await tx.all<{ id: string }>(
      `select distinct other.command_id as id from json_each(?) join outbox_touch mine on mine.command_id = value
        join confirmed c on c.type = mine.type and c.id = mine.id
        join outbox_touch other on other.type = mine.type and other.id = mine.id`,
      [list],
    )
    frontier = next.map(({ id }) => id).filter((id) => !commandIds.has(id))
  }
  return { commandIds, touches }
}

/** Deleting a ticket changes its messages and attachments too, also those that arrived since. */
async function addChildren(tx: Tx, commands: readonly OutboxRow[], keys: Set<RefKey>): Promise<void> {
  const tickets = commands
    .filter(({ name }) => name === 'ticket.delete')
    .map(({ args }) => (args as { ticketId: string }).ticketId)
  for (const key of await childrenOf(tx, tickets)) keys.add(key)
}

export async function childrenOf(tx: Tx, ticketIds: readonly string[]): Promise<RefKey[]> {
  if (ticketIds.length === 0) return []
  const list = JSON.stringify(ticketIds)
  const rows = await tx.all<{ key: string }>(
    `select 'message|' || m.id as key from json_each(?) join message m on m.ticket_id = value
      union select 'attachment|' || a.id from json_each(?) join attachment a on a.ticket_id = value
      union select type || '|' || id from confirmed where type in ('message', 'attachment')
        and doc ->> '$.ticketId' in (select value from json_each(?))`,
    [list, list, list],
  )
  return rows.map(({ key }) => key)
}

/** The server's word on those of the records that waiting commands change. */
export async function readConfirmed(tx: Tx, keys: Iterable<RefKey>): Promise<Map<RefKey, AnyRecord | null>> {
  const rows = await tx.all<{ key: string; doc: string | null }>(
    `select c.type || '|' || c.id as key, c.doc from json_each(?) join confirmed c on c.type = value ->> 0 and c.id = value ->> 1`,
    [refPairs(keys)],
  )
  return new Map(rows.map(({ key, doc }) => [key, doc === null ? null : JSON.parse(doc)]))
}

async function dropShadows(tx: Tx, keys: readonly RefKey[]): Promise<void> {
  if (keys.length === 0) return
  await tx.run('delete from confirmed where (type, id) in (select value ->> 0, value ->> 1 from json_each(?))', [
    refPairs(keys),
  ])
}

/** Only what a person has just done is stopped by consents: a waiting command is shown, see `EffectMode`. */
async function consentKeys(
  tx: Tx,
  commands: readonly ParsedCommand[],
  identity: Identity,
  state: RecordState,
): Promise<Set<RefKey>> {
  const customers = new Set(commands.flatMap((command) => weighedCustomer(command, identity, state) ?? []))
  if (customers.size === 0) return new Set()
  const rows = await tx.all<{ key: string }>(
    `select 'consent|' || c.id as key from json_each(?) join consent c on c.customer_id = value`,
    [JSON.stringify([...customers])],
  )
  return new Set(rows.map(({ key }) => key).filter((key) => !state.has(key)))
}

/** Records that a submitted command needs before its effect can run. */
export async function loadForSubmit(
  tx: Tx,
  commands: readonly ParsedCommand[],
  identity: Identity,
): Promise<RecordState> {
  const state: RecordState = new Map()
  const keysRead = () => new Set(commands.flatMap((command) => readsOf(command, identity, state).map(keyOf)))
  const load = async (keys: ReadonlySet<RefKey>): Promise<void> => {
    const found = await loadRecords(tx, keys)
    for (const key of keys) state.set(key, found.get(key) ?? null)
  }
  const keys = keysRead()
  const deletions = commands
    .filter(({ name }) => name === 'ticket.delete')
    .map(({ args }) => (args as { ticketId: string }).ticketId)
  for (const key of await childrenOf(tx, deletions)) keys.add(key)
  await load(keys)
  const named = new Set([...keysRead()].filter((key) => !state.has(key)))
  if (named.size > 0) await load(named)
  await load(await consentKeys(tx, commands, identity, state))
  return state
}
