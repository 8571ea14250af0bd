import type { Call, Callback, Consent } from '#shared/domain/calls'
import type { CallbackRow, CallMatch, CallRow } from '#shared/ipc/calls'
import type { Sql } from '../cache/driver.ts'
import { allRecords } from '../cache/records.ts'
import { searchPhones } from '../cache/text-search.ts'
import { familyOf, idOfCustomer } from '../customers/merged.ts'
import { numberRules } from './numbers.ts'

/** Records of calls joined with what is shown beside them. */

const isPending = (type: string, table: string) =>
  `EXISTS (SELECT 1 FROM outbox_touch o WHERE o.type = '${type}' AND o.id = ${table}.id AND o.changed = 1) AS pending`

interface FoundCall {
  doc: string
  customer_name: string | null
  customer_tier: CallRow['customerTier']
  pending: number
}

/** In the order of `rows` (row numbers of the cache). */
export async function callRows(sql: Sql, rows: readonly number[]): Promise<CallRow[]> {
  if (rows.length === 0) return []
  const { showNumber } = await numberRules()
  const found = await sql.all<FoundCall>(
    `SELECT k.doc, c.name AS customer_name, c.doc ->> '$.tier' AS customer_tier, ${isPending('call', 'k')}
      FROM json_each(?) AS wanted
      CROSS JOIN call k ON k.row = wanted.value
      LEFT JOIN customer c ON c.id = ${idOfCustomer('k.customer_id')}
      ORDER BY wanted.key`,
    [JSON.stringify(rows)],
  )
  return found.map(({ doc, customer_name, customer_tier, pending }) => {
    const call = JSON.parse(doc) as Call
    return {
      ...call,
      customerName: customer_name,
      customerTier: customer_tier,
      shownNumber: call.withheld ? '' : call.number ? showNumber(call.number) : call.rawNumber,
      pending: pending === 1,
    }
  })
}

interface FoundCallback {
  doc: string
  customer_name: string | null
  time_zone: string | null
  contact_window: string | null
  ticket_number: number | null
  ticket_subject: string | null
  pending: number
}

/** In the order of `rows`. */
export async function callbackRows(sql: Sql, rows: readonly number[]): Promise<CallbackRow[]> {
  if (rows.length === 0) return []
  const { showNumber } = await numberRules()
  const found = await sql.all<FoundCallback>(
    `SELECT b.doc, c.name AS customer_name, c.doc ->> '$.timeZone' AS time_zone,
        c.doc -> '$.contactWindow' AS contact_window,
        t.doc ->> '$.number' AS ticket_number, t.subject AS ticket_subject, ${isPending('callback', 'b')}
      FROM json_each(?) AS wanted
      CROSS JOIN callback b ON b.row = wanted.value
      LEFT JOIN customer c ON c.id = ${idOfCustomer('b.customer_id')}
      LEFT JOIN ticket t ON t.id = b.doc ->> '$.ticketId'
      ORDER BY wanted.key`,
    [JSON.stringify(rows)],
  )
  return found.map((each) => {
    const callback = JSON.parse(each.doc) as Callback
    return {
      ...callback,
      customerName: each.customer_name,
      timeZone: each.time_zone,
      contactWindow: each.contact_window === null ? null : JSON.parse(each.contact_window),
      shownNumber: showNumber(callback.number),
      ticketNumber: each.ticket_number,
      ticketSubject: each.ticket_subject,
      pending: each.pending === 1,
    }
  })
}

/** Of the customer and all who became part of them, the newest word first. */
export async function consentsOf(sql: Sql, customerId: string): Promise<Consent[]> {
  const rows = await sql.all<{ doc: string }>(
    'SELECT doc FROM consent WHERE customer_id IN (SELECT value FROM json_each(?))',
    [await familyOf(sql, customerId)],
  )
  const consents = rows.map(({ doc }) => JSON.parse(doc) as Consent)
  return consents.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1))
}

/** Where the workspace says that numbers without a country's prefix are dialled. */
export async function homeCountry(sql: Sql): Promise<string | null> {
  const [workspace] = await allRecords(sql, 'workspace')
  return workspace?.settings.country ?? null
}

/** A number is shared by a family or a front desk, not by hundreds. */
const mostCandidates = 200
const mostMatches = 20

/** Customers whose number may be the caller's: exact ones first, then by name. */
export async function matchesOf(sql: Sql, text: string, country: string | null): Promise<CallMatch[]> {
  const { matchNumber, readNumber } = await numberRules()
  const caller = readNumber(text, country)
  const digits = (caller.national ?? caller.raw.replace(/\D/g, '')).replace(/^0+/, '')
  if (caller.withheld || digits.length < 6) return []
  const rows = await searchPhones(sql, digits, mostCandidates)
  const found = await sql.all<{ id: string; name: string; phones: string; tier: CallMatch['tier']; detail: string }>(
    `SELECT c.id, c.name, c.doc ->> '$.phones' AS phones, c.doc ->> '$.tier' AS tier,
        coalesce(o.doc ->> '$.name', c.doc ->> '$.emails[0]', '') AS detail
      FROM customer c LEFT JOIN organization o ON o.id = c.organization_id
      WHERE c.row IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(rows)],
  )
  const matches = found.flatMap(({ id, name, phones, tier, detail }): CallMatch[] => {
    const kinds = (JSON.parse(phones) as string[]).map((kept) => matchNumber(caller, kept))
    const match = kinds.includes('exact') ? 'exact' : kinds.includes('maybe') ? 'maybe' : null
    return match ? [{ customerId: id, name, detail, tier, match }] : []
  })
  return matches
    .sort((a, b) => (a.match === b.match ? a.name.localeCompare(b.name) : a.match === 'exact' ? -1 : 1))
    .slice(0, mostMatches)
}
