import type { Change, Effect, EffectContext, EffectMode, Reader } from '#shared/commands/command'
import { type CommandInput, type CommandName, commandNamed, commands } from '#shared/commands/index'
import type { User, WorkspaceSettings } from '#shared/domain/people'
import type { RecordOf, RecordType, TypedRecord } from '#shared/domain/records'
import { derivedId } from '#shared/domain/records'
import type { Ticket } from '#shared/domain/tickets'

/** A tiny world of records on which effects can be tried one after the other. */

export const ids = {
  agent: derivedId('agent'),
  colleague: derivedId('colleague'),
  support: derivedId('support'),
  field: derivedId('field'),
  customer: derivedId('customer'),
  ticket: derivedId('ticket'),
  other: derivedId('other ticket'),
}
export const start = '2026-03-02T09:00:00.000Z'
export const settings: WorkspaceSettings = {
  undoSendSeconds: 5,
  firstResponseMinutes: { low: 1440, normal: 480, high: 120, urgent: 30 },
  resolutionMinutes: { low: 10080, normal: 4320, high: 1440, urgent: 480 },
}

export function person(id: string, role: User['role'] = 'agent'): User {
  return {
    id,
    version: 1,
    name: 'Ana Lima',
    email: `${id}@team.example`,
    role,
    teamIds: [ids.support],
    signatureHtml: '',
    language: 'en',
    active: true,
    createdAt: start,
  }
}

export function ticketRecord(fields: Partial<Ticket> = {}): Ticket {
  return {
    id: ids.ticket,
    version: 1,
    number: 4821,
    subject: 'Router drops every evening',
    status: 'new',
    priority: 'normal',
    channel: 'email',
    teamId: ids.support,
    assigneeId: null,
    customerId: ids.customer,
    tagIds: [],
    linkedTicketIds: [],
    mergedIntoId: null,
    createdAt: start,
    updatedAt: start,
    lastMessageAt: start,
    lastMessageId: derivedId('first'),
    lastCustomerMessageAt: start,
    firstRespondedAt: null,
    solvedAt: null,
    dueAt: '2026-03-02T17:00:00.000Z',
    messageCount: 1,
    ...fields,
  }
}

export interface World extends Pick<Reader, 'get'> {
  do<N extends CommandName>(
    name: N,
    args: CommandInput<N>,
    context?: Partial<EffectContext> & { mode?: EffectMode },
  ): Effect
  all<T extends RecordType>(type: T): RecordOf<T>[]
}

export function world(extra: TypedRecord[] = []): World {
  const records = new Map<string, TypedRecord>()
  const place = (each: TypedRecord) => records.set(`${each.type} ${each.record.id}`, each)
  place({ type: 'team', record: { id: ids.support, version: 1, name: 'Support', createdAt: start } })
  place({ type: 'team', record: { id: ids.field, version: 1, name: 'Field service', createdAt: start } })
  place({ type: 'user', record: person(ids.agent) })
  place({ type: 'user', record: person(ids.colleague) })
  place({
    type: 'customer',
    record: {
      id: ids.customer,
      version: 1,
      name: 'Bo Chen',
      emails: [],
      phones: [],
      organizationId: null,
      jobTitle: '',
      language: 'en',
      timeZone: 'Europe/Lisbon',
      country: 'PT',
      city: 'Lisbon',
      tier: 'gold',
      notes: '',
      doNotCall: false,
      contactWindow: null,
      pinnedFacts: [],
      address: { street: '', postalCode: '' },
      createdAt: start,
    },
  })
  place({ type: 'ticket', record: ticketRecord() })
  place({ type: 'ticket', record: ticketRecord({ id: ids.other, number: 4822 }) })
  for (const each of extra) place(each)

  function get<T extends RecordType>(type: T, id: string): RecordOf<T> | undefined {
    return records.get(`${type} ${id}`)?.record as RecordOf<T> | undefined
  }
  let clock = Date.parse(start)
  let made = 0
  return {
    get,
    all: <T extends RecordType>(type: T) =>
      [...records.values()].filter((each) => each.type === type).map((each) => each.record as RecordOf<T>),
    do(name, input, given = {}) {
      clock += 60_000
      made += 1
      const at = new Date(clock).toISOString()
      const args = commands[name].args.parse(input)
      const definition = commandNamed(name)
      const actor = person(ids.agent)
      const context: EffectContext = {
        commandId: derivedId('command', String(made)),
        actor,
        at,
        composedAt: at,
        settings,
        hasOtherEditor: true,
        mode: 'commit',
        ...given,
      }
      const reads = [
        ...definition.reads(args, context.actor),
        ...(definition.alsoReads?.(args, { get }) ?? []),
        ...(context.mode === 'commit' ? (definition.commitReads?.(args) ?? []) : []),
      ]
      const weighed = definition.consentsOf?.(args, { get }) ?? null
      const declared = new Set(reads.map((ref) => `${ref.type} ${ref.id}`))
      // The executors load only what `reads` names: an effect that looks elsewhere would work here and fail there.
      const reader: Reader = {
        get(type, id) {
          if (!declared.has(`${type} ${id}`)) throw new Error(`${name} looked at ${type} ${id} without declaring it`)
          return get(type, id)
        },
        changesSince: () => [],
        consentsOf: (customerId) => {
          if (customerId !== weighed) throw new Error(`${name} weighed consents without declaring whose`)
          return [...records.values()].flatMap((each) =>
            each.type === 'consent' && each.record.customerId === customerId ? [each.record] : [],
          )
        },
      }
      const effect = definition.effect(args, reader, context)
      if (effect.ok) for (const change of effect.changes) apply(change)
      return effect
    },
  }

  function apply(change: Change): void {
    if (change.op === 'delete') records.delete(`${change.type} ${change.id}`)
    else place({ type: change.type, record: { ...change.record, version: change.record.version + 1 } } as TypedRecord)
  }
}

export const bodyOf = (text: string) => ({ bodyHtml: `<p>${text}</p>`, cc: [], mentionedUserIds: [], attachments: [] })
