import { rm } from 'node:fs/promises'
import { v7 as uuidv7 } from 'uuid'
import { put } from '../../../shared/commands/command.ts'
import type { Change } from '../../../shared/commands/index.ts'
import type { Erasure, ErasureMode } from '../../../shared/domain/customers.ts'
import { customerOwnedTypes } from '../../../shared/domain/records.ts'
import type { SignedIn } from '../../accounts/authenticate.ts'
import { ProblemError } from '../../http/problem.ts'
import { contentPath } from '../../store/files.ts'
import { listed } from '../../store/listed.ts'
import { type Store, takeInstant, type WriteTx } from '../../store/store.ts'
import { applyChanges } from '../../store/write.ts'
import { gatherPerson, type Person } from './gather.ts'
import { namelessChanges } from './nameless.ts'

/**
 * Forgets a person. `erase` removes everything that names them; `pseudonymise` keeps what happened and takes out who it
 * was. Both empty what the audit and the outcomes of commands hold of it, remove files from the disk, and leave one
 * record that it was done. Caches follow by the feed.
 */
export async function erasePerson(
  store: Store,
  who: SignedIn,
  customerId: string,
  mode: ErasureMode,
): Promise<Erasure> {
  const { erasure, files } = await store.write(async (tx) => {
    const person = await gatherPerson(tx.db, customerId)
    if (!person) throw new ProblemError('not-found')
    const at = await takeInstant(tx)
    const { changes, attachmentIds } = mode === 'erase' ? removals(person) : namelessChanges(person)
    const made: Erasure = {
      id: uuidv7(),
      version: 0,
      customerId,
      mode,
      at,
      byId: who.user.id,
      counts: countsOf(person),
      ticketIds: person.owned.ticket.map(({ id }) => id),
    }
    await applyChanges(tx, [...changes, put('erasure', made)], { actor: who.user, action: `customer.${mode}`, at })
    const ids = idsOf(person)
    await tx.db
      .insertInto('meta')
      .values({ key: remains, value: made.id })
      .onConflict((c) => c.column('key').doUpdateSet({ value: made.id }))
      .execute()
    await emptyAudit(tx, ids)
    await emptyOutcomes(tx, ids)
    for (const part of slices(person.merges.map(({ id }) => id)))
      await tx.db.deleteFrom('customerMove').where('mergeId', 'in', listed(part)).execute()
    return { erasure: made, files: await forgetContents(tx, attachmentIds) }
  })
  // Behind the commit: a file that is gone while its record stays would be worse than one that lies there a moment longer.
  for (const sha256 of files) await rm(contentPath(store.dataDir, sha256), { force: true })
  // The person is forgotten by now: a full disk must not make it look as if they were not. Housekeeping tries again.
  await cleanFile(store).catch(() => undefined)
  return erasure
}

const remains = 'remains'

/** Cleans the file of the database when somebody was forgotten since it was last cleaned. */
export async function cleanFile(store: Store): Promise<void> {
  const due = await store.read((db) =>
    db.selectFrom('meta').select('value').where('key', '=', remains).executeTakeFirst(),
  )
  if (!due) return
  await store.compact()
  await store.write((tx) =>
    // Whoever was forgotten meanwhile has left another mark.
    tx.db.deleteFrom('meta').where('key', '=', remains).where('value', '=', due.value).execute(),
  )
}

function removals(person: Person): { changes: Change[]; attachmentIds: string[] } {
  const changes: Change[] = []
  for (const type of customerOwnedTypes)
    for (const { id } of person.owned[type]) changes.push({ op: 'delete', type, id })
  for (const { id } of person.drafts) changes.push({ op: 'delete', type: 'draft', id })
  for (const { id } of person.merges) changes.push({ op: 'delete', type: 'customerMerge', id })
  for (const { id } of person.distinct) changes.push({ op: 'delete', type: 'distinctPair', id })
  for (const message of person.elsewhere)
    changes.push(put('message', { ...message, bodyHtml: '', bodyText: '', cc: [] }))
  changes.push({ op: 'delete', type: 'customer', id: person.customer.id })
  return {
    changes,
    attachmentIds: [
      ...person.attachments.map(({ id }) => id),
      ...person.drafts.flatMap(({ attachments }) => attachments.map(({ id }) => id)),
    ],
  }
}

function countsOf(person: Person): Record<string, number> {
  const counts: Record<string, number> = { customer: 1 + person.merges.length }
  for (const type of customerOwnedTypes) counts[type] = person.owned[type].length
  counts['message'] = person.messages.length + person.elsewhere.length
  counts['attachment'] = person.attachments.length
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

/** Every record that held something of the person. */
function idsOf(person: Person): string[] {
  const records = [
    person.customer,
    ...person.merges,
    ...person.messages,
    ...person.elsewhere,
    ...person.attachments,
    ...person.drafts,
    ...person.distinct,
    ...customerOwnedTypes.flatMap((type): readonly { id: string }[] => person.owned[type]),
  ]
  return [...new Set([...records.map(({ id }) => id), ...person.merges.map(({ removedId }) => removedId)])]
}

const sliceSize = 500
function slices<T>(items: readonly T[]): T[][] {
  const made: T[][] = []
  for (let start = 0; start < items.length; start += sliceSize) made.push(items.slice(start, start + sliceSize))
  return made
}

/** That something was done, by whom and when, stays; what it was about goes. */
async function emptyAudit(tx: WriteTx, ids: readonly string[]): Promise<void> {
  for (const part of slices(ids))
    await tx.db.updateTable('audit').set({ before: null, after: null }).where('recordId', 'in', listed(part)).execute()
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Clashes and refusals repeat the words that were in them. */
async function emptyOutcomes(tx: WriteTx, ids: readonly string[]): Promise<void> {
  const known = new Set(ids)
  const talking = await tx.db
    .selectFrom('commandOutcome')
    .select(['id', 'touched', 'clashes', 'detail'])
    .where((eb) => eb.or([eb('clashes', '!=', '[]'), eb('detail', 'is not', null)]))
    .execute()
  // A clash that kept every field as it was touched nothing, and names its record all the same.
  const about = talking.filter(({ touched, clashes, detail }) =>
    `${touched}${clashes}${detail}`.match(uuids)?.some((each) => known.has(each)),
  )
  for (const part of slices(about.map(({ id }) => id)))
    await tx.db
      .updateTable('commandOutcome')
      .set({ clashes: '[]', detail: null })
      .where('id', 'in', listed(part))
      .execute()
}

/** Forgets uploads; answers the checksums of those that nobody else has sent as well. */
async function forgetContents(tx: WriteTx, attachmentIds: readonly string[]): Promise<string[]> {
  const gone = new Set<string>()
  for (const part of slices([...new Set(attachmentIds)])) {
    const rows = await tx.db.selectFrom('attachmentContent').select('sha256').where('id', 'in', listed(part)).execute()
    for (const { sha256 } of rows) gone.add(sha256)
    await tx.db.deleteFrom('attachmentContent').where('id', 'in', listed(part)).execute()
  }
  for (const part of slices([...gone])) {
    const kept = await tx.db
      .selectFrom('attachmentContent')
      .select('sha256')
      .where('sha256', 'in', listed(part))
      .execute()
    for (const { sha256 } of kept) gone.delete(sha256)
  }
  return [...gone]
}
