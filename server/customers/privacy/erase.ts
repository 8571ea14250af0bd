import type { Kysely } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { put } from '../../../shared/commands/command.ts'
import type { Change } from '../../../shared/commands/index.ts'
import type { Erasure, ErasureMode } from '../../../shared/domain/customers.ts'
import type { Customer } from '../../../shared/domain/people.ts'
import { customerOwnedTypes } from '../../../shared/domain/records.ts'
import type { Draft } from '../../../shared/domain/tickets.ts'
import { redactorOf } from '../../../shared/rules/redact.ts'
import type { SignedIn } from '../../accounts/authenticate.ts'
import { ProblemError } from '../../http/problem.ts'
import { listed } from '../../store/listed.ts'
import type { Tables } from '../../store/schema.ts'
import { type Store, takeInstant, type WriteTx } from '../../store/store.ts'
import { applyChanges } from '../../store/write.ts'
import { closedAnswersOf } from './closed-answers.ts'
import { draftsOf, gatherPerson, type Identity, identityOf, type Person } from './gather.ts'
import { type Look, lookThrough, together } from './look.ts'
import { namelessChanges } from './nameless.ts'
import { allNames } from './names.ts'
import { emptyAudit, gatherPast, type Past, redactAudit } from './past.ts'
import { emptyOutcomes, forgetContents, markRemains, removeFiles } from './remains.ts'
import { slices } from './slices.ts'

/**
 * Forgets a person. `erase` removes everything that names them; `pseudonymise` keeps what happened and takes out who it
 * was. Both empty what the audit and the outcomes of commands hold of it, remove files from the disk, and leave one
 * record that it was done. Caches follow by the feed; what is left in pages of the file goes behind the answer.
 *
 * Everything is read through before the transaction, in which others would wait for it, and inside it only what came in
 * since.
 */
export async function erasePerson(
  store: Store,
  who: SignedIn,
  customerId: string,
  mode: ErasureMode,
): Promise<Erasure> {
  for (let tries = 0; ; tries++) {
    const looked = tries < mostTries ? await lookFor(store.reader, customerId) : undefined
    const done = await store.write((tx) => forget(tx, who, customerId, mode, looked))
    if (!done) continue
    // The person is forgotten by now, whatever becomes of a file: what could not be removed is tried again.
    await removeFiles(store, done.files).catch(() => undefined)
    return done.erasure
  }
}

/** Behind them everybody waits while it is read through: somebody changes the person again and again. */
const mostTries = 5

/** The person as they were when everything was read through. */
interface Looked {
  readonly identity: Identity
  readonly names: readonly Customer[]
  readonly look: Look
}

/** @throws ProblemError not-found */
async function lookFor(db: Kysely<Tables>, customerId: string): Promise<Looked> {
  const identity = await identityOf(db, customerId)
  if (!identity) throw new ProblemError('not-found')
  const names = await allNames(db, identity)
  return { identity, names, look: await lookThrough(db, identity.ids, names) }
}

/** As of now. Undefined when they are somebody else by now than was looked for: merged, or called another name. */
async function upToDate(db: Kysely<Tables>, customerId: string, before: Looked): Promise<Looked | undefined> {
  const identity = await identityOf(db, customerId)
  if (!identity) throw new ProblemError('not-found')
  const names = await allNames(db, identity)
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  if (!same(identity.ids, before.identity.ids) || !same(names.map(namesOf), before.names.map(namesOf))) return undefined
  const { look } = before
  return { identity, names, look: together(look, await lookThrough(db, identity.ids, names, look.upTo)) }
}

const namesOf = ({ name, emails, phones, address }: Customer) => [name, emails, phones, address]

async function forget(
  tx: WriteTx,
  who: SignedIn,
  customerId: string,
  mode: ErasureMode,
  looked: Looked | undefined,
): Promise<{ readonly erasure: Erasure; readonly files: readonly string[] } | undefined> {
  const now = looked ? await upToDate(tx.db, customerId, looked) : await lookFor(tx.db, customerId)
  if (!now) return undefined
  const { identity, names, look } = now
  const person = await gatherPerson(tx.db, identity, look.messageIds)
  const past = await gatherPast(tx.db, person.ids, look.entries, new Set(idsOf(person)))
  const goneTickets = past.gone.flatMap(({ type, id }) => (type === 'ticket' ? [id] : []))
  const drafts = [...person.drafts, ...(await draftsOf(tx.db, goneTickets))]
  const redact = redactorOf(names)
  const at = await takeInstant(tx)
  const { changes, attachmentIds } =
    mode === 'erase'
      ? removals(person)
      : namelessChanges(person, redact, await closedAnswersOf(tx.db, person.owned.scriptRun))
  const ids = [...idsOf(person), ...past.gone.map(({ id }) => id)]
  const reports = await forgetReports(tx, ids)
  const erasure: Erasure = {
    id: uuidv7(),
    version: 0,
    customerId,
    mode,
    at,
    byId: who.user.id,
    counts: countsOf(person),
    ticketIds: [...person.owned.ticket.map(({ id }) => id), ...goneTickets],
    recordIds: [...new Set([...recordIdsOf(person, past), ...reports])],
  }
  const misses = look.missIds.map((id): Change => ({ op: 'delete', type: 'searchMiss', id }))
  const always = [...without(person, drafts), ...misses, put('erasure', erasure)]
  await applyChanges(tx, [...changes, ...always], { actor: who.user, action: `customer.${mode}`, at })
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
  const files = await forgetContents(tx, uploads)
  await markRemains(tx, erasure.id, files)
  return { erasure, files }
}

/** Answers by which names other systems told of these records: they are not to tell them anew. */
async function forgetReports(tx: WriteTx, ids: readonly string[]): Promise<string[]> {
  const keys: string[] = []
  for (const part of slices(ids)) {
    const rows = await tx.db
      .selectFrom('report')
      .select('key')
      .where('recordId', 'in', listed(part))
      // What people report themselves has the bare name, under which a record of somebody else may stand.
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('feed').select('feed.id').whereRef('feed.id', '=', 'report.key'))),
      )
      .execute()
    keys.push(...rows.map(({ key }) => key))
    await tx.db.deleteFrom('report').where('recordId', 'in', listed(part)).execute()
  }
  return keys
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
