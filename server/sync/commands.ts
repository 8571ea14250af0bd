import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import type { CommandEnvelope } from '../../shared/api/sync.ts'
import {
  type Change,
  type CommandName,
  commandNamed,
  type Effect,
  type EffectContext,
  isCommandName,
  type Reader,
} from '../../shared/commands/index.ts'
import type { User, Workspace } from '../../shared/domain/people.ts'
import {
  type RecordOf,
  type RecordType,
  recordSchemas,
  scopeOf,
  type TypedRecord,
} from '../../shared/domain/records.ts'
import type { Attachment } from '../../shared/domain/tickets.ts'
import { changesSince, consentsOf } from '../customers/said.ts'
import { ProblemError } from '../http/problem.ts'
import { noteLanded } from '../store/customer-moves.ts'
import { keyOf, loadRecords, type Ref, recordTables, type StoredRecord } from '../store/records.ts'
import { type Sight, sightOf } from '../store/scopes.ts'
import { type Store, takeInstant, type WriteTx } from '../store/store.ts'
import { applyChanges, RecordExists } from '../store/write.ts'
import { issuesOf, readArguments } from './arguments.ts'
import { isClockBelieved } from './believed-clock.ts'
import { type Forgotten, forgottenIn } from './forgotten.ts'
import {
  type Decision,
  entriesNow,
  entriesOfWritten,
  failedText,
  findDecision,
  isTooOld,
  keepDecision,
  outcomeText,
} from './outcomes.ts'
import type { Refusal } from './refusals.ts'

/**
 * Runs pushed commands in their order, each in one transaction with the record of its outcome: the same id again
 * gets the first outcome. Returns one outcome a command, as JSON text. One that fails unexpectedly is undone, is not
 * decided, and stops none of the others.
 * @throws ProblemError unauthenticated, when the person was deactivated meanwhile
 */
export async function runCommands(
  store: Store,
  userId: string,
  pushed: readonly CommandEnvelope[],
  log: Pick<FastifyBaseLogger, 'error'>,
): Promise<string[]> {
  const outcomes: string[] = []
  const forgotten = forgottenIn(store)
  for (const command of pushed) {
    try {
      outcomes.push(await store.write((tx) => runCommand(tx, userId, command, forgotten)))
    } catch (error) {
      if (error instanceof ProblemError) throw error
      log.error({ err: error, command: command.id, name: command.name }, 'command failed')
      outcomes.push(failedText(command.id, 'internal'))
    }
  }
  return outcomes
}

async function runCommand(
  tx: WriteTx,
  userId: string,
  command: CommandEnvelope,
  forgotten: Forgotten,
): Promise<string> {
  const found = await findDecision(tx, command.id)
  const person = await loadPerson(tx, userId)
  if (found && found.userId !== userId) {
    // Whose command that was, and what became of it, is none of this person's business.
    return outcomeText(command.id, { status: 'rejected', code: 'foreign-command-id', touched: [] }, [])
  }
  if (found)
    return outcomeText(command.id, found.decision, await entriesNow(tx.db, found.decision.touched, person.sight))

  const now = Date.now()
  if (isTooOld(command.id, now)) {
    if (!(await isClockBelieved(tx, now))) return failedText(command.id, 'unavailable')
    // Not kept: it is the same refusal whenever it comes.
    return outcomeText(command.id, { status: 'rejected', code: 'too-old', touched: [] }, [])
  }

  const at = await takeInstant(tx)
  const keep = (decision: Decision) => keepDecision(tx, { id: command.id, name: command.name, userId, at }, decision)
  const reject = async (rejected: Decision): Promise<string> => {
    await keep(rejected)
    return outcomeText(command.id, rejected, await entriesNow(tx.db, rejected.touched, person.sight))
  }

  if (!isCommandName(command.name)) return reject({ status: 'rejected', code: 'unknown-command', touched: [] })
  const read = readArguments(command.name, command.args)
  if (!read.ok) return reject({ ...read.refusal, touched: [] })

  const composedAt = command.composedAt < at ? command.composedAt : at
  if (await forgotten.names(tx, read.args, composedAt))
    return reject({ status: 'rejected', code: 'not-found', touched: [] })
  const ran = await runEffect(tx, command.name, read.args, person, { commandId: command.id, at, composedAt })
  const { effect, refs, loaded, seenFiles } = ran
  if (!effect.ok) {
    const detail = effect.detail ? { detail: effect.detail } : {}
    return reject({ status: 'rejected', code: effect.code, ...detail, touched: refs.slice(0, 20) })
  }
  const refused = invalidRecord(effect.changes) ?? (await settleContents(tx, effect.changes, seenFiles, userId, at))
  if (refused) return reject({ ...refused, touched: refs.slice(0, 20) })
  try {
    const written = await applyChanges(tx, effect.changes, { actor: person.user, action: command.name, at }, loaded)
    // What a moved or deleted ticket took along is not told here: it can be thousands, and the ticket says it all.
    const own = written.filter((each) => !each.cascaded)
    if (effect.landed) await noteLanded(tx, effect.landed)
    const decision: Decision = {
      status: 'applied',
      clashes: effect.clashes,
      touched: own.map(({ type, id }) => ({ type, id })),
    }
    await keep(decision)
    return outcomeText(command.id, decision, entriesOfWritten(own, person.sight))
  } catch (error) {
    // Found out before the first record was written. Of a copied file there may be a row already: it is forgotten like
    // every upload that nothing names.
    if (error instanceof RecordExists)
      return reject({
        status: 'rejected',
        code: 'already-exists',
        detail: { type: error.type, id: error.id },
        touched: [],
      })
    throw error
  }
}

interface Person {
  readonly user: User
  readonly sight: Sight
  readonly workspace: Workspace
  /** Whether somebody else may review texts. */
  readonly hasOtherEditor: boolean
}

/** Role, teams and settings as they are inside the transaction: a change of them and a command have an order. */
async function loadPerson(tx: WriteTx, userId: string): Promise<Person> {
  // One round trip instead of three: every command pays for it.
  const rows = await tx.db
    .selectFrom('user')
    .select([sql<string>`'user'`.as('kind'), 'doc'])
    .where('id', '=', userId)
    .where('active', '=', 1)
    .unionAll(tx.db.selectFrom('workspace').select([sql<string>`'workspace'`.as('kind'), 'doc']))
    .unionAll(tx.db.selectFrom('team').select([sql<string>`'team'`.as('kind'), 'id as doc']))
    .unionAll(
      tx.db
        .selectFrom('user')
        .select([sql<string>`'editor'`.as('kind'), 'id as doc'])
        .where('active', '=', 1)
        .where('id', '<>', userId)
        .where('doc', 'not like', '%"role":"agent"%'),
    )
    .execute()
  const found = rows.find(({ kind }) => kind === 'user')
  const workspace = rows.find(({ kind }) => kind === 'workspace')
  if (!found || !workspace) throw new ProblemError('unauthenticated')
  const user = JSON.parse(found.doc) as User
  const teamIds = rows.flatMap(({ kind, doc }) => (kind === 'team' ? [doc] : []))
  return {
    user,
    sight: sightOf(user, teamIds),
    workspace: JSON.parse(workspace.doc) as Workspace,
    hasOtherEditor: rows.some(({ kind }) => kind === 'editor'),
  }
}

interface Ran {
  readonly effect: Effect
  readonly refs: readonly Ref[]
  readonly loaded: ReadonlyMap<string, StoredRecord>
  /** Files that the effect could look at, e.g. to copy them. */
  readonly seenFiles: readonly Attachment[]
}

async function runEffect(
  tx: WriteTx,
  name: CommandName,
  args: unknown,
  person: Person,
  call: Pick<EffectContext, 'commandId' | 'at' | 'composedAt'>,
): Promise<Ran> {
  const definition = commandNamed(name)
  const refs: Ref[] = []
  const loaded = new Map<string, StoredRecord>()
  const visible = new Map<string, TypedRecord>()
  const load = async (named: readonly Ref[]): Promise<void> => {
    refs.push(...named)
    for (const [key, stored] of await loadRecords(tx.db, named)) {
      loaded.set(key, stored)
      const typed = { type: stored.type, record: JSON.parse(stored.doc) } as TypedRecord
      if (person.sight.sees(scopeOf(typed))) visible.set(key, typed)
    }
  }
  const byId = {
    get: <T extends RecordType>(type: T, id: string) => visible.get(keyOf(type, id))?.record as RecordOf<T> | undefined,
  }
  await load([...definition.reads(args, person.user), ...(definition.commitReads?.(args) ?? [])])
  await load(definition.alsoReads?.(args, byId) ?? [])
  const weighed = definition.consentsOf?.(args, byId) ?? null
  const consents = weighed === null ? [] : await consentsOf(tx, weighed)
  const changes = weighed === null ? [] : await changesSince(tx, weighed, call.composedAt)
  const reader: Reader = {
    ...byId,
    consentsOf: (customerId) => (customerId === weighed ? consents : []),
    changesSince: (customerId) => (customerId === weighed ? changes : []),
  }
  const context: EffectContext = {
    ...call,
    actor: person.user,
    settings: person.workspace.settings,
    hasOtherEditor: person.hasOtherEditor,
    mode: 'commit',
  }
  const effect = definition.effect(args, reader, context)
  const named = effect.ok && effect.changes.length > 0 ? definition.unlessNamed?.(args) : undefined
  const isInUse = named !== undefined && (await isNamedBy(tx, named.id, named.by, named.except))
  const taken = effect.ok && effect.changes.length > 0 ? definition.unlessTaken?.(args) : undefined
  const isTaken = taken !== undefined && (await hasAddress(tx, taken.address, taken.except))
  const seen = [...visible.values()].flatMap(({ type, record }) => (type === 'attachment' ? [record] : []))
  const refused = isInUse ? 'in-use' : isTaken ? 'already-exists' : undefined
  return { effect: refused ? { ok: false, code: refused } : effect, refs, loaded, seenFiles: seen }
}

/** Whether another site stands at the address. An archived one keeps it: its links are still out there. */
async function hasAddress(tx: WriteTx, address: string, except: string): Promise<boolean> {
  const found = await tx.db
    .selectFrom('site')
    .select('id')
    .where('address', '=', address)
    .where('id', '<>', except)
    .executeTakeFirst()
  return found !== undefined
}

/** Whether a record of these types, other than itself, holds the id anywhere. An id is too long to stand there by chance. */
async function isNamedBy(
  tx: WriteTx,
  id: string,
  types: readonly RecordType[],
  except: readonly string[] = [],
): Promise<boolean> {
  const going = new Set([id, ...except])
  for (const type of types) {
    const found = await recordTables(tx.db)
      .selectFrom(type)
      .select('id')
      .where('doc', 'like', `%${id}%`)
      // One more than may stand there: among so many is one that stays, if there is one.
      .limit(going.size + 1)
      .execute()
    if (found.some((each) => !going.has(each.id))) return true
  }
  return false
}

/** A record that breaks its own rules (a link too many, a name of blanks) would be refused by every cache: not here either. */
function invalidRecord(changes: readonly Change[]): Refusal | undefined {
  for (const change of changes) {
    if (change.op !== 'put') continue
    const parsed = recordSchemas[change.type].safeParse(change.record)
    if (parsed.success) continue
    const errors = issuesOf(parsed.error.issues)
    return { status: 'rejected', code: 'invalid', detail: { type: change.type, id: change.record.id, errors } }
  }
  return undefined
}

const isFile = <C extends Change>(change: C): change is Extract<C, { type: 'attachment' | 'articleFile' }> =>
  change.type === 'attachment' || change.type === 'articleFile'

/**
 * The bytes of a new attachment must be there and be what the command says: uploaded by the same person, or those of a
 * file in their sight of which this is a copy. A copy gets a row of its own, so that it does not hang on the original.
 */
async function settleContents(
  tx: WriteTx,
  changes: readonly Change[],
  seenFiles: readonly Attachment[],
  userId: string,
  at: string,
): Promise<Refusal | undefined> {
  const files = changes.flatMap((change) =>
    change.op === 'put' && isFile(change) && change.record.version === 0 ? [change.record] : [],
  )
  for (const { id, fileName, sha256, size } of files) {
    const content = await tx.db.selectFrom('attachmentContent').selectAll().where('id', '=', id).executeTakeFirst()
    if (content?.userId === userId && content.sha256 === sha256 && content.size === size) continue
    const isCopy = seenFiles.some((seen) => seen.sha256 === sha256 && seen.size === size)
    if (content || !isCopy) return { status: 'rejected', code: 'attachment-missing', detail: { id, fileName } }
    await tx.db.insertInto('attachmentContent').values({ id, userId, sha256, size, at }).execute()
  }
  return undefined
}
