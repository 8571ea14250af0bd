import type { TicketRow } from '#shared/ipc/views'

export const idOf = (n: number) => `0192ee00-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A row of a list; whatever the test is about is handed in. */
export function row(n: number, fields: Partial<TicketRow> = {}): TicketRow {
  return {
    id: idOf(n),
    number: n + 1,
    subject: `Subject ${n}`,
    status: 'open',
    priority: 'normal',
    channel: 'email',
    teamId: idOf(900),
    assigneeId: null,
    customerId: idOf(800),
    tagIds: [],
    createdAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:00.000Z',
    lastMessageAt: '2026-03-01T09:00:00.000Z',
    dueAt: null,
    messageCount: 1,
    mergedIntoId: null,
    customerName: 'Ida Holm',
    customerTier: 'standard',
    unread: false,
    pending: false,
    preview: '',
    hasDraft: false,
    ...fields,
  }
}

export const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => row(from + index))
