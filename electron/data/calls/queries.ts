import type { Callback } from '#shared/domain/calls'
import type { Customer } from '#shared/domain/people'
import type { Ticket } from '#shared/domain/tickets'
import type { CallDetail } from '#shared/ipc/calls'
import { sipAddress, withoutScheme } from '#shared/rules/calls/sip'
import { ownTeams } from '#shared/rules/queues'
import type { Sql } from '../cache/driver.ts'
import type { QueryContext, QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { customerNow, familyOf } from '../customers/merged.ts'
import { listCalls, unfinishedCalls } from './list.ts'
import { numberRules } from './numbers.ts'
import { callbackRows, callRows, consentsOf, homeCountry, matchesOf } from './rows.ts'

type Names =
  | 'call.mine'
  | 'call.get'
  | 'call.list'
  | 'call.beforeDial'
  | 'callback.list'
  | 'callback.get'
  | 'consent.list'

export const callQueries: QueryHandlers<Names> = {
  'call.mine': (cache, context) =>
    cache.read(async (sql) => callRows(sql, await unfinishedCalls(sql, context)), { consistent: true }),

  'call.get': (cache, _context, { callId }) => cache.read((sql) => detailOf(sql, callId), { consistent: true }),

  'call.list': (cache, context, { filter, offset, limit }) =>
    cache.read(
      async (sql) => {
        const { total, rows } = await listCalls(sql, context, filter, offset, limit)
        return { total, items: await callRows(sql, rows) }
      },
      { consistent: true },
    ),

  'call.beforeDial': (cache, _context, { number, customerId }) =>
    cache.read(
      async (sql) => {
        const { readNumber, showNumber } = await numberRules()
        const known = await customerNow(sql, customerId)
        const read = readNumber(number, known?.country ?? (await homeCountry(sql)))
        const sip = sipAddress(number)
        // Dialled by hand: whoever alone has the number is who will answer.
        const customer = known ?? (await onlyMatch(sql, number))
        return {
          number: read.number,
          shownNumber: sip ? withoutScheme(sip) : showNumber(read.number ?? read.raw),
          customer: customer ?? null,
          consents: customer ? await consentsOf(sql, customer.id) : [],
        }
      },
      { consistent: true },
    ),

  'callback.list': (cache, context, { whose, closed }) =>
    cache.read(async (sql) => callbackRows(sql, await callbacks(sql, context, whose, closed)), { consistent: true }),

  'callback.get': (cache, _context, { callbackId }) =>
    cache.read(
      async (sql) => {
        const found = await sql.get<{ row: number }>('SELECT row FROM callback WHERE id = ?', [callbackId])
        return found ? ((await callbackRows(sql, [found.row]))[0] ?? null) : null
      },
      { consistent: true },
    ),

  'consent.list': (cache, _context, { customerId }) => cache.read((sql) => consentsOf(sql, customerId)),
}

async function onlyMatch(sql: Sql, number: string): Promise<Customer | undefined> {
  const exact = (await matchesOf(sql, number, await homeCountry(sql))).filter(({ match }) => match === 'exact')
  const [only] = exact
  return only && exact.length === 1 ? getRecord(sql, 'customer', only.customerId) : undefined
}

async function detailOf(sql: Sql, callId: string): Promise<CallDetail | null> {
  const found = await sql.get<{ row: number }>('SELECT row FROM call WHERE id = ?', [callId])
  const call = found ? (await callRows(sql, [found.row]))[0] : undefined
  if (!call) return null
  const customer = await customerNow(sql, call.customerId)
  const family = customer && (await familyOf(sql, customer.id))
  const ticket = call.ticketId === null ? undefined : await getRecord(sql, 'ticket', call.ticketId)
  const { readNumber } = await numberRules()
  const promised = await sql.all<{ row: number }>(
    `SELECT row FROM callback WHERE doc ->> '$.callId' = ?1 OR doc ->> '$.doneCallId' = ?1 ORDER BY due_at`,
    [callId],
  )
  return {
    call,
    customer: customer ?? null,
    consents: customer ? await consentsOf(sql, customer.id) : [],
    ticket: ticket ? short(ticket) : null,
    openTickets: family ? await openTickets(sql, family) : [],
    matches: customer ? [] : await matchesOf(sql, call.number ?? call.rawNumber, await homeCountry(sql)),
    country: call.number === null ? null : readNumber(call.number).country,
    openCallbacks: family ? await openCallbacks(sql, family) : [],
    callbacks: await callbackRows(
      sql,
      promised.map(({ row }) => row),
    ),
  }
}

const short = ({ id, number, subject, status }: Ticket) => ({ id, number, subject, status })

async function openTickets(sql: Sql, family: string): Promise<CallDetail['openTickets']> {
  const rows = await sql.all<{ doc: string }>(
    `SELECT doc FROM ticket WHERE customer_id IN (SELECT value FROM json_each(?)) AND merged_into_id IS NULL
      AND status IN ('new', 'open', 'waiting') ORDER BY last_message_at DESC LIMIT 50`,
    [family],
  )
  return rows.map(({ doc }) => short(JSON.parse(doc) as Ticket))
}

async function openCallbacks(sql: Sql, family: string): Promise<Callback[]> {
  const rows = await sql.all<{ doc: string }>(
    `SELECT doc FROM callback WHERE customer_id IN (SELECT value FROM json_each(?)) AND state = 'open'
      ORDER BY due_at LIMIT 20`,
    [family],
  )
  return rows.map(({ doc }) => JSON.parse(doc) as Callback)
}

const mostCallbacks = 500

/** `mine`: given to me, or to nobody in my teams; whoever is free keeps those. */
async function callbacks(sql: Sql, { me }: QueryContext, whose: 'mine' | 'team', closed: boolean): Promise<number[]> {
  const teams = ownTeams(me)
  const ofTeams = teams ? 'team_id IN (SELECT value FROM json_each(?1))' : 'true'
  const owner = whose === 'mine' ? `(assignee_id = ?2 OR (assignee_id IS NULL AND ${ofTeams}))` : ofTeams
  const rows = await sql.all<{ row: number }>(
    `SELECT row FROM callback WHERE state ${closed ? '<>' : '='} 'open' AND ${owner} AND ?1 IS NOT NULL AND ?2 IS NOT NULL
      ORDER BY due_at ${closed ? 'DESC' : 'ASC'}, row LIMIT ${mostCallbacks}`,
    [JSON.stringify(teams ?? []), me.id],
  )
  return rows.map(({ row }) => row)
}
