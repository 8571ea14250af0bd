import type { CustomerMerge, Order, Survey } from '#shared/domain/customers'
import type { Customer } from '#shared/domain/people'
import { customerMergeId, type TypedRecord } from '#shared/domain/records'
import { anyCustomer, at, me, newId } from './make.ts'

/** Records of a customer's history with plain values, to be overridden by what a test is about. */

export function order(some: Partial<Order> = {}): TypedRecord {
  const record: Order = {
    id: newId(),
    version: 1,
    customerId: anyCustomer.id,
    number: 'WF-1001',
    at: at(0),
    status: 'delivered',
    currency: 'EUR',
    totalMinor: 12_900,
    lines: [{ productId: null, name: 'Hedge Hub', quantity: 1, minor: 12_900 }],
    ...some,
  }
  return { type: 'order', record }
}

export function survey(some: Partial<Survey> = {}): TypedRecord {
  const record: Survey = {
    id: newId(),
    version: 1,
    customerId: anyCustomer.id,
    ticketId: null,
    callId: null,
    score: 4,
    comment: '',
    at: at(0),
    ...some,
  }
  return { type: 'survey', record }
}

export function mergeOf(kept: Customer, removed: Customer, some: Partial<CustomerMerge> = {}): TypedRecord {
  const record: CustomerMerge = {
    id: customerMergeId(removed.id),
    version: 1,
    keptId: kept.id,
    removedId: removed.id,
    targetId: kept.id,
    removed,
    choices: {},
    written: {},
    moved: {},
    at: at(0),
    byId: me.id,
    undoneAt: null,
    undoneById: null,
    ...some,
  }
  return { type: 'customerMerge', record }
}
