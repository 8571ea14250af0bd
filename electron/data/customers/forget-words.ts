import type { Erasure } from '#shared/domain/customers'
import type { Tx } from '../cache/writer.ts'

/**
 * Finds what stands beside the records and is about a forgotten person: by the identifiers of what was theirs, as a
 * refused note names its call and nothing else.
 */

interface Found {
  /** Rows that were removed or emptied. */
  readonly removed: number
  /** What refused commands would have made: whatever is refused later because it is not there is about the person too. */
  readonly made: readonly string[]
}

/** `fresh` are the erasures that have not been dealt with yet, `made` what was answered before. */
export async function forgetWords(
  tx: Tx,
  erasures: readonly Erasure[],
  fresh: readonly Erasure[],
  made: readonly string[],
): Promise<Found> {
  const refused = await forgetRefused(tx, erasures, made)
  // Who was made nameless is worked with again: forms that are begun afterwards stay.
  const ids = new Set([...refused.made, ...erasures.filter(({ mode }) => mode === 'erase').flatMap(idsOf)])
  for (const each of fresh) for (const id of idsOf(each)) ids.add(id)
  const unread = fresh.length > 0 ? await forgetUnread(tx, ids) : 0
  return { removed: refused.removed + unread + (await forgetBegun(tx, ids)), made: refused.made }
}

/** Earlier versions of the server kept fewer of them. */
const idsOf = ({ customerId, ticketIds = [], recordIds = [] }: Erasure) => [customerId, ...ticketIds, ...recordIds]

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const names = (text: string, isTheirs: (id: string) => boolean) => text.match(uuids)?.some(isTheirs) ?? false

/** What a refused command would have made, by the argument that names it. */
const makes: Readonly<Record<string, string>> = {
  'ticket.create': 'ticketId',
  'call.start': 'callId',
  'callback.create': 'callbackId',
  'scriptRun.finish': 'runId',
}
/** Beyond these the oldest are forgotten; each is named again within the same evening, if ever. */
const mostMade = 1_000

interface Attention {
  id: string
  command_id: string
  name: string
  args: string
  about: string
}

async function forgetRefused(tx: Tx, erasures: readonly Erasure[], before: readonly string[]): Promise<Found> {
  const until = new Map<string, number>(before.map((id) => [id, Number.POSITIVE_INFINITY]))
  for (const each of erasures) {
    const end = each.mode === 'erase' ? Number.POSITIVE_INFINITY : Date.parse(each.at)
    for (const id of idsOf(each)) until.set(id, Math.max(end, until.get(id) ?? 0))
  }
  let left = await tx.all<Attention>(
    `SELECT id, command_id, name, args, concat_ws(' ', args, detail, clash, ticket_id) AS about FROM attention`,
  )
  const made = new Set(before)
  const gone: string[] = []
  // A note on a call that was refused is found once the call is known, whichever stands first.
  for (let more = true; more; ) {
    const theirs = left.filter(({ command_id, about }) =>
      names(about, (id) => timeOf(command_id) < (until.get(id) ?? 0)),
    )
    for (const { id, name, args } of theirs) {
      gone.push(id)
      const field = makes[name]
      const its = field === undefined ? undefined : (JSON.parse(args) as Record<string, string>)[field]
      if (its === undefined) continue
      made.add(its)
      until.set(its, Number.POSITIVE_INFINITY)
    }
    left = left.filter((row) => !theirs.includes(row))
    more = theirs.length > 0
  }
  if (gone.length > 0) {
    await tx.run('DELETE FROM attention WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(gone)])
    tx.changed('attention', null)
  }
  return { removed: gone.length, made: [...made].slice(-mostMade) }
}

/** When a command was written, from its UUIDv7. @see RFC 9562 */
const timeOf = (commandId: string) => Number.parseInt(commandId.replaceAll('-', '').slice(0, 12), 16)

async function forgetUnread(tx: Tx, ids: ReadonlySet<string>): Promise<number> {
  const rows = await tx.all<{ type: string; id: string; doc: string }>('SELECT type, id, doc FROM set_aside')
  let removed = 0
  for (const { type, id, doc } of rows)
    if (ids.has(id) || names(doc, (each) => ids.has(each)))
      removed += await tx.run('DELETE FROM set_aside WHERE type = ? AND id = ?', [type, id])
  return removed
}

/**
 * What was begun on this machine about them: forms that name them or what was theirs, in their words or by the call that
 * they are of, and calls that a script leads.
 */
async function forgetBegun(tx: Tx, ids: ReadonlySet<string>): Promise<number> {
  const isTheirs = (id: string) => ids.has(id)
  let removed = 0
  for (const { run_id, run, state } of await tx.all<{ run_id: string; run: string; state: string }>(
    'SELECT run_id, run, state FROM running_script',
  )) {
    if (!names(`${run_id} ${run} ${state}`, isTheirs)) continue
    removed += await tx.run('DELETE FROM running_script WHERE run_id = ?', [run_id])
    tx.changed('run', null)
  }
  for (const { form, content } of await tx.all<{ form: string; content: string }>(
    'SELECT form, content FROM unsaved',
  )) {
    if (names(`${form} ${content}`, isTheirs)) removed += await tx.run('DELETE FROM unsaved WHERE form = ?', [form])
  }
  return removed
}
