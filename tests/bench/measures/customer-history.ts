import path from 'node:path'
import { derivedId, type TypedRecord } from '#shared/domain/records'
import { openCache } from '../../../electron/data/cache/cache.ts'
import { putRecords } from '../../../electron/data/cache/records.ts'
import { timelinePage } from '../../../electron/data/customers/timeline/timeline.ts'
import { openBare } from '../floors/sqlite.ts'
import type { BenchContext } from '../main.ts'
import type { Row } from '../report.ts'
import { median, p95, time } from '../stats.ts'

const tickets = 200
const perTicket = 9
const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 8, minutes)).toISOString()

/** The first page of the history of a customer with 2,000 events, over what SQLite takes to read as many texts. */
export async function historyRows(context: BenchContext): Promise<Row[]> {
  if (!context.wants('customer-history')) return []
  const file = path.join(context.scratch, 'history.db')
  const customerId = derivedId('bench', 'customer')
  const cache = await openCache({ file, userId: derivedId('bench', 'me') })
  await cache.write((tx) => putRecords(tx, records(customerId)))
  const args = { customerId, kinds: [], text: '', limit: 50 }
  const taken = await time(50, () => cache.read((sql) => timelinePage(sql, args), { consistent: true }), 5)
  const searched = await time(20, () => cache.read((sql) => timelinePage(sql, { ...args, text: 'reading 1999' })), 2)
  await cache.close()
  const bare = await openBare(file)
  const floor = await time(50, () => bare.all('SELECT doc FROM message ORDER BY row DESC LIMIT 50'), 5)
  await bare.close()
  const what = `first page of a customer’s history, ${(tickets * (perTicket + 1)).toLocaleString('en')} events`
  return [
    { target: 'customer-history', what: `${what}, p95`, figure: p95(taken), unit: 'ms', bound: { atMost: 50 } },
    {
      target: 'customer-history',
      what: `${what}, median`,
      figure: median(taken),
      unit: 'ms',
      floor: median(floor),
      bound: null,
    },
    { target: 'customer-history', what: 'search inside it, p95', figure: p95(searched), unit: 'ms', bound: null },
  ]
}

function records(customerId: string): TypedRecord[] {
  const teamId = derivedId('bench', 'team')
  return Array.from({ length: tickets }, (_, i): TypedRecord[] => {
    const ticketId = derivedId('bench', 'ticket', String(i))
    const times = { createdAt: at(i * 60), updatedAt: at(i * 60 + 30), lastMessageAt: at(i * 60 + 30) }
    return [
      {
        type: 'ticket',
        record: {
          id: ticketId,
          version: 1,
          number: 1_000 + i,
          subject: `Reading ${i} looks wrong`,
          status: 'solved',
          priority: 'normal',
          channel: 'email',
          teamId,
          assigneeId: null,
          customerId,
          tagIds: [],
          linkedTicketIds: [],
          mergedIntoId: null,
          ...times,
          lastMessageId: null,
          lastCustomerMessageAt: null,
          firstRespondedAt: null,
          solvedAt: times.updatedAt,
          dueAt: null,
          messageCount: perTicket,
        },
      },
      ...Array.from({ length: perTicket }, (_each, j): TypedRecord => {
        const bodyText = `The meter shows reading ${i * perTicket + j} and the app another. `.repeat(6)
        return {
          type: 'message',
          record: {
            id: derivedId('bench', 'message', String(i), String(j)),
            version: 1,
            ticketId,
            teamId,
            kind: 'public',
            authorKind: 'customer',
            authorId: customerId,
            bodyHtml: `<p>${bodyText}</p>`,
            bodyText,
            cc: [],
            mentionedUserIds: [],
            attachmentIds: [],
            event: null,
            createdAt: at(i * 60 + j),
            composedAt: null,
          },
        }
      }),
    ]
  }).flat()
}
