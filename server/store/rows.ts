import type { TypedRecord } from '../../shared/domain/records.ts'
import { assertNever } from '../../shared/rules/assert.ts'
import type { RecordTable } from './schema.ts'

/** A record as its table holds it. `version` and, for a ticket, `number` must be set already. */
export function toRow(typed: TypedRecord): RecordTable & Record<string, string | number | null> {
  const { type, record } = typed
  const base = { id: record.id, version: record.version, doc: JSON.stringify(record) }
  switch (type) {
    case 'workspace':
      return base
    case 'team':
      return { ...base, name: record.name }
    case 'organization':
    case 'tag':
      return { ...base, name: record.name.toLowerCase() }
    case 'user':
      return { ...base, email: record.email, active: record.active ? 1 : 0 }
    case 'customer':
      return { ...base, name: record.name.toLowerCase(), organizationId: record.organizationId }
    case 'view':
      return { ...base, ownerId: record.ownerId }
    case 'ticket':
      return {
        ...base,
        number: record.number,
        status: record.status,
        priority: record.priority,
        teamId: record.teamId,
        assigneeId: record.assigneeId,
        customerId: record.customerId,
        updatedAt: record.updatedAt,
      }
    case 'message':
      return { ...base, ticketId: record.ticketId, teamId: record.teamId, createdAt: record.createdAt }
    case 'attachment':
      return { ...base, ticketId: record.ticketId, teamId: record.teamId }
    case 'script':
      return { ...base, name: record.name.toLowerCase() }
    case 'scriptRevision':
      return { ...base, scriptId: record.scriptId }
    case 'scriptDraft':
      return { ...base, scriptId: record.scriptId, userId: record.userId }
    case 'scriptRun':
      return {
        ...base,
        teamId: record.teamId,
        scriptId: record.scriptId,
        ticketId: record.ticketId,
        customerId: record.customerId,
        startedAt: record.startedAt,
      }
    case 'draft':
    case 'readMark':
      return { ...base, ticketId: record.ticketId, userId: record.userId }
    default:
      return assertNever(type)
  }
}

/** How a customer can be found besides by name. */
export function contactRows(typed: TypedRecord): { customerId: string; kind: 'email' | 'phone'; value: string }[] {
  if (typed.type !== 'customer') return []
  const { id, emails, phones } = typed.record
  return [
    ...[...new Set(emails)].map((value) => ({ customerId: id, kind: 'email' as const, value })),
    ...[...new Set(phones)].map((value) => ({ customerId: id, kind: 'phone' as const, value })),
  ]
}
