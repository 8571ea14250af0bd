import type { TypedRecord } from '../../shared/domain/records.ts'
import { assertNever } from '../../shared/rules/assert.ts'
import type { RecordTable } from './schema.ts'

/** A record as its table holds it. `version` and, for a ticket, `number` must be set already. */
export function toRow(typed: TypedRecord): RecordTable & Record<string, string | number | null> {
  const { type, record } = typed
  const base = { id: record.id, version: record.version, doc: JSON.stringify(record) }
  switch (type) {
    case 'workspace':
    case 'category':
    case 'product':
    case 'snippet':
    case 'article':
    case 'searchMiss':
      return base
    case 'translation':
    case 'revision':
    case 'articleFile':
    case 'reviewComment':
    case 'articleFlag':
    case 'articleUse':
      return { ...base, articleId: record.articleId }
    case 'articleDraft':
      return { ...base, articleId: record.articleId, userId: record.userId }
    case 'linkCheck':
      return { ...base, url: record.url, checkedAt: record.checkedAt }
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
    case 'ownedProduct':
    case 'order':
    case 'survey':
    case 'erasure':
      return { ...base, customerId: record.customerId }
    case 'customerMerge':
      return { ...base, removedId: record.removedId, targetId: record.targetId }
    case 'distinctPair':
      return { ...base, oneId: record.customerIds[0], otherId: record.customerIds[1] }
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
    case 'site':
      return { ...base, address: record.address }
    case 'edition':
      return { ...base, siteId: record.siteId, state: record.state, publishAt: record.publishAt }
    case 'draft':
    case 'readMark':
      return { ...base, ticketId: record.ticketId, userId: record.userId }
    case 'disposition':
      return base
    case 'consent':
      return { ...base, customerId: record.customerId }
    case 'call':
      return {
        ...base,
        teamId: record.teamId,
        agentId: record.agentId,
        customerId: record.customerId,
        ticketId: record.ticketId,
        state: record.state,
        direction: record.direction,
        ringingAt: record.ringingAt,
      }
    case 'callback':
      return {
        ...base,
        teamId: record.teamId,
        customerId: record.customerId,
        state: record.state,
        dueAt: record.dueAt,
      }
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
