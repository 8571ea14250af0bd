import type { Organization } from '#shared/domain/people'
import type { OrganizationPerson } from '#shared/ipc/views'
import { matchExpression } from '#shared/rules/search-text'
import type { Sql, SqlValue } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { searchRows } from '../cache/text-search.ts'
import { byLikeness, candidates } from './likeness.ts'
import { ticketsOf } from './tickets.ts'

export const organizationQueries: QueryHandlers<'organization.card' | 'organization.people' | 'organization.find'> = {
  'organization.card': (cache, { me }, { organizationId }) =>
    cache.read(
      async (sql) => {
        const organization = await getRecord(sql, 'organization', organizationId)
        if (!organization) return null
        const people = await sql.get<{ n: number }>('SELECT count(*) AS n FROM customer WHERE organization_id = ?', [
          organizationId,
        ])
        const tickets = await ticketsOf(sql, me.id, 'organization', organizationId)
        return { organization, peopleCount: people?.n ?? 0, ...tickets }
      },
      { consistent: true },
    ),

  'organization.people': (cache, _context, { organizationId, after, limit }) =>
    cache.read(
      async (sql) => {
        const { text, params } = peopleStatement(organizationId, after, limit + 1)
        const found = await sql.all<Found>(text, params)
        const last = found[limit - 1]
        return {
          people: found.slice(0, limit).map(personOf),
          next: found.length > limit && last ? `${last.row}|${last.name}` : null,
        }
      },
      { consistent: true },
    ),

  'organization.find': (cache, _context, { text, limit }) =>
    cache.read((sql) => organizationsLike(sql, text, limit), { consistent: true }),
}

/** By beginnings of name and domain, the best fitting first. Without text: the newest. */
export async function organizationsLike(sql: Sql, text: string, limit: number): Promise<Organization[]> {
  const rows = await searchRows(sql, 'organization', matchExpression(text, 'all'), candidates)
  const found = await sql.all<{ doc: string }>(
    rows === null
      ? 'SELECT doc FROM organization ORDER BY row DESC LIMIT ?'
      : 'SELECT doc FROM organization WHERE row IN (SELECT value FROM json_each(?))',
    [rows === null ? limit : JSON.stringify(rows)],
  )
  return byLikeness(
    found.map(({ doc }) => JSON.parse(doc) as Organization),
    text,
  ).slice(0, limit)
}

interface Found {
  row: number
  id: string
  name: string
  job_title: string
  email: string | null
  open: number
}

/** By name as the index has it: letters with accents come after Z. `after` is the cursor of an earlier page. */
export function peopleStatement(
  organizationId: string,
  after: string | undefined,
  limit: number,
): { text: string; params: SqlValue[] } {
  const cursor = parseCursor(after)
  return {
    text: `SELECT c.row, c.id, c.name, c.doc ->> '$.jobTitle' AS job_title, c.doc ->> '$.emails[0]' AS email,
        (SELECT count(*) FROM ticket t INDEXED BY ticket_customer WHERE t.customer_id = c.id
          AND t.merged_into_id IS NULL AND t.status IN ('new', 'open', 'waiting')) AS open
      FROM customer c INDEXED BY customer_organization
      WHERE c.organization_id = ? ${cursor ? 'AND (c.name COLLATE NOCASE, c.row) > (?, ?)' : ''}
      ORDER BY c.name COLLATE NOCASE, c.row LIMIT ?`,
    params: cursor ? [organizationId, cursor.name, cursor.row, limit] : [organizationId, limit],
  }
}

/** An unknown cursor starts from the first: better than an error for what only this process hands out. */
function parseCursor(after: string | undefined): { row: number; name: string } | null {
  const [, row, name] = /^(\d{1,15})\|(.*)$/s.exec(after ?? '') ?? []
  return row !== undefined && name !== undefined ? { row: Number(row), name } : null
}

function personOf({ id, name, job_title, email, open }: Found): OrganizationPerson {
  return { id, name, jobTitle: job_title, email, openCount: open }
}
