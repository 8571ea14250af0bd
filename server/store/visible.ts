import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'
import type { Sight } from './scopes.ts'

export interface VisibleTicket {
  readonly id: string
  readonly teamId: string
  readonly doc: string
}

/** A ticket that the person may see; a foreign one is as if it were not there. */
export async function visibleTicket(db: Kysely<Tables>, sight: Sight, id: string): Promise<VisibleTicket | undefined> {
  const row = await db.selectFrom('ticket').select(['id', 'teamId', 'doc']).where('id', '=', id).executeTakeFirst()
  return row && sight.sees(`team:${row.teamId}`) ? row : undefined
}
