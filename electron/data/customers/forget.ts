import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Cache } from '../cache/cache.ts'
import type { Changes } from '../cache/changes.ts'
import { cacheFileName, removeSetAside } from '../cache/salvage.ts'
import { optimizeIndex } from '../cache/text-index.ts'
import type { Tx } from '../cache/writer.ts'

/**
 * What a cache holds of a person besides records, once the server has forgotten them: refused changes and clashes with
 * their words, records that could not be read, files that were fetched, forms and calls that were begun, and the words
 * of removed texts that the full-text index keeps until it is tidied.
 */
export interface Forgetting {
  stop(): Promise<void>
}

export function startForgetting(
  cache: Cache,
  filesFolder: string,
  report: (what: string, error: unknown) => void,
): Forgetting {
  let running: Promise<void> = Promise.resolve()
  const look = () => {
    running = running.then(() => forget(cache, filesFolder)).catch((error) => report('forgetting', error))
  }
  const end = cache.onChange((changes: Changes) => {
    // A change that still waited is refused later, and its words would stay as refused.
    if (changes.has('erasure') || changes.has('attention')) look()
  })
  look()
  return {
    stop: () => {
      end()
      return running
    },
  }
}

interface Row {
  id: string
  customer_id: string
  tickets: string
}

async function forget(cache: Cache, filesFolder: string): Promise<void> {
  const known = await cache.read((sql) => sql.get('SELECT 1 FROM erasure LIMIT 1'))
  if (!known) return
  const files = await cache.write(async (tx) => {
    const erasures = await tx.all<Row>(
      `SELECT id, customer_id, coalesce(doc -> '$.ticketIds', '[]') AS tickets FROM erasure`,
    )
    const tickets = JSON.stringify([...new Set(erasures.flatMap((row) => JSON.parse(row.tickets) as string[]))])
    const people = JSON.stringify(erasures.map((row) => row.customer_id))
    const about = `(ticket_id IN (SELECT value FROM json_each(?)) OR EXISTS (
      SELECT 1 FROM json_each(?) WHERE instr(attention.args, value) > 0))`
    const gone = await tx.run(`DELETE FROM attention WHERE ${about}`, [tickets, people])
    if (gone > 0) tx.changed('attention', null)
    const unread = await tx.run(
      `DELETE FROM set_aside WHERE EXISTS (
        SELECT 1 FROM (SELECT value FROM json_each(?) UNION SELECT value FROM json_each(?)) WHERE instr(doc, value) > 0)`,
      [tickets, people],
    )
    const begun = await forgetBegun(tx, tickets, people)
    const { any, ids } = await newErasures(tx, erasures)
    // What was refused after the person was forgotten lies in the file as well.
    return { any: any || gone + unread + begun > 0, ids }
  })
  if (!files.any) return
  await removeSetAside(join(dirname(filesFolder), cacheFileName))
  for (const id of files.ids) await rm(join(filesFolder, id), { force: true })
  for (const kind of ['customer', 'ticket', 'message'] as const) await cache.write((tx) => optimizeIndex(tx, kind))
  // What was deleted still lies in pages that are free now.
  await cache.compact()
}

/**
 * What was begun on this machine about them: forms that name them or their tickets, forms of their calls, and calls
 * that a script leads. Forms of several calls share a text, so that of each call is taken out by itself.
 */
async function forgetBegun(tx: Tx, tickets: string, people: string): Promise<number> {
  const named = (text: string) => `EXISTS (SELECT 1 FROM (
    SELECT value FROM json_each(?) UNION ALL SELECT value FROM json_each(?)) WHERE instr(${text}, value) > 0)`
  const calls = `SELECT id FROM tombstone WHERE type = 'call'
    UNION ALL SELECT id FROM call WHERE customer_id IN (SELECT value FROM json_each(?))`
  const runs = await tx.run(`DELETE FROM running_script WHERE ${named('run')} OR run ->> '$.callId' IN (${calls})`, [
    tickets,
    people,
    people,
  ])
  if (runs > 0) tx.changed('run', null)
  const emptied = await tx.run(
    `UPDATE unsaved SET content = (
        SELECT json_group_object(form.key, json(form.value)) FROM json_each(unsaved.content) form
          WHERE form.key NOT IN (${calls}))
      WHERE json_valid(content) AND json_type(content) = 'object' AND EXISTS (
        SELECT 1 FROM json_each(unsaved.content) form WHERE form.key IN (${calls}))`,
    [people, people],
  )
  const removed = await tx.run(`DELETE FROM unsaved WHERE content = '{}' OR ${named('content')}`, [tickets, people])
  return runs + emptied + removed
}

/** Files of removed attachments, when there is an erasure that was not dealt with before. */
async function newErasures(tx: Tx, erasures: readonly Row[]): Promise<{ any: boolean; ids: readonly string[] }> {
  const done = await tx.get<{ value: string }>(`SELECT value FROM cache_meta WHERE key = 'forgotten'`)
  const before = new Set<string>(done ? JSON.parse(done.value) : [])
  if (erasures.every(({ id }) => before.has(id))) return { any: false, ids: [] }
  await tx.run(`INSERT INTO cache_meta VALUES ('forgotten', ?) ON CONFLICT DO UPDATE SET value = excluded.value`, [
    JSON.stringify(erasures.map(({ id }) => id)),
  ])
  const removed = await tx.all<{ id: string }>(`SELECT id FROM tombstone WHERE type = 'attachment'`)
  return { any: true, ids: removed.map(({ id }) => id) }
}
