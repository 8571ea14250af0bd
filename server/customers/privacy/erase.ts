import { rm } from 'node:fs/promises'
import { v7 as uuidv7 } from 'uuid'
import { put } from '../../../shared/commands/command.ts'
import type { Change } from '../../../shared/commands/index.ts'
import type { Erasure, ErasureMode } from '../../../shared/domain/customers.ts'
import type { SearchMiss } from '../../../shared/domain/knowledge.ts'
import type { Customer } from '../../../shared/domain/people.ts'
import { customerOwnedTypes } from '../../../shared/domain/records.ts'
import type { Draft } from '../../../shared/domain/tickets.ts'
import { type Redact, redactorOf } from '../../../shared/rules/redact.ts'
import type { SignedIn } from '../../accounts/authenticate.ts'
import { ProblemError } from '../../http/problem.ts'
import { contentPath } from '../../store/files.ts'
import { listed } from '../../store/listed.ts'
import { type Store, takeInstant, type WriteTx } from '../../store/store.ts'
import { applyChanges } from '../../store/write.ts'
import { draftsOf, gatherPerson, type Person } from './gather.ts'
import { namelessChanges } from './nameless.ts'
import { allNames } from './names.ts'
import { emptyAudit, gatherPast, type Past, redactAudit } from './past.ts'
import { slices } from './slices.ts'

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
    const past = await gatherPast(tx.db, person.ids, new Set(idsOf(person)))
    const goneTickets = past.gone.flatMap(({ type, id }) => (type === 'ticket' ? [id] : []))
    const drafts = [...person.drafts, ...(await draftsOf(tx.db, goneTickets))]
    const names = await allNames(tx.db, person)
    const redact = redactorOf(names)
    const at = await takeInstant(tx)
    const { changes, attachmentIds } = mode === 'erase' ? removals(person) : namelessChanges(person, redact)
    const made: Erasure = {
      id: uuidv7(),
      version: 0,
      customerId,
      mode,
      at,
      byId: who.user.id,
      counts: countsOf(person),
      ticketIds: [...person.owned.ticket.map(({ id }) => id), ...goneTickets],
      recordIds: recordIdsOf(person, past),
    }
    const always = [...without(person, drafts), ...(await missesNaming(tx, names, redact)), put('erasure', made)]
    await applyChanges(tx, [...changes, ...always], { actor: who.user, action: `customer.${mode}`, at })
    await tx.db
      .insertInto('meta')
      .values({ key: remains, value: made.id })
      .onConflict((c) => c.column('key').doUpdateSet({ value: made.id }))
      .execute()
    const ids = [...idsOf(person), ...past.gone.map(({ id }) => id)]
    await emptyAudit(tx, ids)
    const parted = person.partedWith.map(({ id }) => id)
    await redactAudit(tx, past.shared, parted, redact)
    await emptyOutcomes(tx, [...ids, ...parted])
    for (const part of slices([...person.merges, ...person.partedFrom].map(({ id }) => id)))
      await tx.db.deleteFrom('customerMove').where('mergeId', 'in', listed(part)).execute()
    const uploads = [
      ...attachmentIds,
      ...drafts.flatMap(({ attachments }) => attachments.map(({ id }) => id)),
      ...past.gone.flatMap(({ type, id }) => (type === 'attachment' ? [id] : [])),
    ]
    return { erasure: made, files: await forgetContents(tx, uploads) }
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
  for (const message of person.elsewhere)
    changes.push(put('message', { ...message, bodyHtml: '', bodyText: '', cc: [], attachmentIds: [] }))
  // Those of their own tickets go with them anyway.
  for (const { id } of person.attachments) changes.push({ op: 'delete', type: 'attachment', id })
  changes.push({ op: 'delete', type: 'customer', id: person.customer.id })
  return { changes, attachmentIds: person.attachments.map(({ id }) => id) }
}

/** What goes in either mode: words about the person that nobody has sent, and that they were once two. */
function without(person: Person, drafts: readonly Draft[]): Change[] {
  return [
    ...drafts.map(({ id }): Change => ({ op: 'delete', type: 'draft', id })),
    ...[...person.merges, ...person.partedFrom].map(({ id }): Change => ({ op: 'delete', type: 'customerMerge', id })),
    ...person.partedWith.map((merge) => put('customerMerge', { ...merge, written: {} })),
    ...person.distinct.map(({ id }): Change => ({ op: 'delete', type: 'distinctPair', id })),
  ]
}

/** What somebody looked for in the knowledge base and did not find may have been the person. */
async function missesNaming(tx: WriteTx, names: readonly Customer[], redact: Redact): Promise<Change[]> {
  // Looked for as it is typed in a hurry: without accents.
  const plain = redactorOf(names.map((each) => ({ ...each, name: withoutAccents(each.name) })))
  const rows = await tx.db.selectFrom('searchMiss').select(['id', 'doc']).execute()
  return rows
    .filter(({ doc }) => {
      const { query } = JSON.parse(doc) as SearchMiss
      return redact.spots(query).length > 0 || plain.spots(withoutAccents(query)).length > 0
    })
    .map(({ id }) => ({ op: 'delete', type: 'searchMiss', id }))
}

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')

/** What a cache may hold words about, besides tickets: in a refused change, a form, or a call that a script leads. */
function recordIdsOf(person: Person, past: Past): string[] {
  const owned = customerOwnedTypes.filter((type) => type !== 'ticket')
  const gone = past.gone.filter(({ type }) => (owned as readonly string[]).includes(type))
  return [
    ...owned.flatMap((type) => person.owned[type].map(({ id }: { id: string }) => id)),
    ...gone.map(({ id }) => id),
    ...person.ids.filter((id) => id !== person.customer.id),
  ]
}

function countsOf(person: Person): Record<string, number> {
  const counts: Record<string, number> = { customer: 1 + person.merges.length }
  for (const type of customerOwnedTypes) counts[type] = person.owned[type].length
  counts.message = person.messages.length + person.elsewhere.length
  counts.attachment = person.attachments.length
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

/** Every record that held something of the person. */
function idsOf(person: Person): string[] {
  const records = [
    person.customer,
    ...person.merges,
    ...person.partedFrom,
    ...person.messages,
    ...person.elsewhere,
    ...person.attachments,
    ...person.drafts,
    ...person.distinct,
    ...customerOwnedTypes.flatMap((type): readonly { id: string }[] => person.owned[type]),
  ]
  return [...new Set([...records.map(({ id }) => id), ...person.ids])]
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
