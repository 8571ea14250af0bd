import {
  type Change,
  type Clash,
  commandNamed,
  type EffectMode,
  isCommandName,
  type Reader,
  type RecordRef,
  type RejectionCode,
} from '#shared/commands/index'
import type { Consent } from '#shared/domain/calls'
import type { User, Workspace } from '#shared/domain/people'
import { type AnyRecord, changeKey, keyOf, type RecordState, type RefKey, ticketOfChild } from './refs.ts'

/** Runs the pure effects of commands over records in memory. */

export interface Identity {
  readonly me: User
  readonly workspace: Workspace
  /** Whether somebody else may review texts. */
  readonly hasOtherEditor: boolean
}

export interface ParsedCommand {
  readonly id: string
  readonly name: string
  readonly args: unknown
  readonly composedAt: string
}

export type EffectResult =
  | { readonly ok: true; readonly changed: ReadonlySet<RefKey>; readonly clashes: readonly Clash[] }
  | { readonly ok: false; readonly code: RejectionCode; readonly detail?: Readonly<Record<string, unknown>> }

/**
 * Every record that a command looks at, as far as `state` lets it be known: what only the records themselves name (the
 * files of a message) comes once those are loaded. Empty for a name or arguments that this version does not know.
 */
export function readsOf(command: ParsedCommand, identity: Identity, state: RecordState): readonly RecordRef[] {
  const parsed = parse(command, identity)
  if (!parsed) return []
  const { args, definition, reads } = parsed
  return definition.alsoReads ? [...reads, ...definition.alsoReads(args, readerOf(state))] : reads
}

/** The customer whose consents a command weighs; they are to be in `state` before it is carried out. */
export function weighedCustomer(command: ParsedCommand, identity: Identity, state: RecordState): string | null {
  const parsed = parse(command, identity)
  return parsed?.definition.consentsOf?.(parsed.args, readerOf(state)) ?? null
}

function readerOf(state: RecordState): Reader {
  const get: Reader['get'] = (type, id) => (state.get(keyOf({ type, id })) ?? undefined) as never
  return {
    get,
    // Whoever acts acts now.
    consentsOf: (customerId) =>
      [...state].flatMap(([key, record]) =>
        key.startsWith('consent|') && record !== null && 'customerId' in record && record.customerId === customerId
          ? [record as Consent]
          : [],
      ),
    changesSince: () => [],
  }
}

/** Carries the command out on `state`. A refused one leaves it untouched. */
export function applyCommand(
  command: ParsedCommand,
  state: RecordState,
  identity: Identity,
  mode: EffectMode,
): EffectResult {
  const parsed = parse(command, identity)
  if (!parsed) return { ok: false, code: 'unknown-command' }
  const effect = parsed.definition.effect(parsed.args, readerOf(state), {
    commandId: command.id,
    actor: identity.me,
    at: command.composedAt,
    composedAt: command.composedAt,
    settings: identity.workspace.settings,
    hasOtherEditor: identity.hasOtherEditor,
    mode,
  })
  if (!effect.ok) return effect
  const changed = new Set<RefKey>()
  for (const change of effect.changes) for (const key of carryOut(change, state)) changed.add(key)
  return { ok: true, changed, clashes: effect.clashes }
}

interface Parsed {
  readonly definition: ReturnType<typeof commandNamed>
  readonly args: unknown
  readonly reads: readonly RecordRef[]
}

/**
 * A command is asked several times what it reads before it is carried out, always for the same person. Parsing and the
 * hashes of derived ids are most of what that costs.
 */
const parsedCommands = new WeakMap<ParsedCommand, Parsed | null>()

function parse(command: ParsedCommand, identity: Identity): Parsed | null {
  const kept = parsedCommands.get(command)
  if (kept !== undefined) return kept
  const parsed = parseAnew(command, identity)
  parsedCommands.set(command, parsed)
  return parsed
}

function parseAnew({ name, args }: ParsedCommand, { me }: Identity): Parsed | null {
  if (!isCommandName(name)) return null
  const definition = commandNamed(name)
  const result = definition.args.safeParse(args)
  return result.success ? { definition, args: result.data, reads: definition.reads(result.data, me) } : null
}

function carryOut(change: Change, state: RecordState): RefKey[] {
  const key = changeKey(change)
  if (change.op === 'put') {
    state.set(key, change.record as AnyRecord)
    return [key]
  }
  state.set(key, null)
  return change.type === 'ticket' ? [key, ...removeChildren(change.id, state)] : [key]
}

/** A deleted ticket takes its messages and attachments along, as on the server. */
function removeChildren(ticketId: string, state: RecordState): RefKey[] {
  const gone: RefKey[] = []
  for (const [key, record] of state) if (ticketOfChild(key, record) === ticketId) gone.push(key)
  for (const key of gone) state.set(key, null)
  return gone
}
