import { expect, test } from 'vitest'
import type { SearchHit } from '#shared/ipc/views'
import { groupHits, hitKey } from '../../../../renderer/features/tickets/queues/search/group-hits.ts'
import { idOf } from './rows.ts'

const ticket = (n: number): SearchHit => ({
  kind: 'ticket',
  ticketId: idOf(n),
  number: n,
  subject: 'Refund',
  status: 'open',
  customerName: 'Ida Holm',
  at: '2026-03-01T09:00:00.000Z',
})
const message = (n: number): SearchHit => ({
  kind: 'message',
  ticketId: idOf(1),
  messageId: idOf(n),
  number: 1,
  subject: 'Refund',
  snippet: 'words',
  at: '2026-03-01T09:00:00.000Z',
})
const customer: SearchHit = { kind: 'customer', customerId: idOf(9), name: 'Ida Holm', detail: '' }
const organization: SearchHit = { kind: 'organization', organizationId: idOf(9), name: 'Holm', detail: '' }

test('hits stand by kind, each kind in the order of its rank, and empty kinds are left out', () => {
  const groups = groupHits([message(5), ticket(2), customer, organization, ticket(1)])
  expect(groups.map(({ kind }) => kind)).toEqual(['ticket', 'organization', 'customer', 'message'])
  expect(groups[0]?.hits).toEqual([ticket(2), ticket(1)])
  expect(groupHits([ticket(1)])).toHaveLength(1)
})

test('two hits in one ticket have different keys', () => {
  const keys = [ticket(1), message(5), message(6), customer, organization].map(hitKey)
  expect(new Set(keys).size).toBe(5)
})
