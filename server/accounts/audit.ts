import { z } from 'zod'
import type { auditQuery } from '../../shared/api/sync.ts'
import { JsonText } from '../http/json-text.ts'
import { decodeKey, encodeKey } from '../http/list.ts'
import { listed } from '../store/listed.ts'
import type { Store } from '../store/store.ts'
import type { SignedIn } from './authenticate.ts'

const position = z.tuple([z.number().int().nonnegative()])

/**
 * Who changed what, newest first. Leads see what everybody sees and what happened in their teams, the leaving of a
 * ticket included; administrators see all of it.
 */
export async function readAudit(store: Store, who: SignedIn, query: z.output<typeof auditQuery>): Promise<JsonText> {
  let find = store.reader.selectFrom('audit').selectAll()
  if (who.user.role !== 'admin') {
    const held = who.sight.scopes
    find = find.where((eb) => eb.or([eb('scope', 'in', listed(held)), eb('oldScope', 'in', listed(held))]))
  }
  if (query.type) find = find.where('type', '=', query.type)
  if (query.id) find = find.where('recordId', '=', query.id)
  if (query.userId) find = find.where('userId', '=', query.userId)
  if (query.before) find = find.where('seq', '<', decodeKey(query.before, position)[0])
  const rows = await find
    .orderBy('seq', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const entries = shown.map(({ seq, at, userId, userRole, action, type, recordId, before, after }) => {
    const head = JSON.stringify({ id: String(seq), at, userId, userRole, action, type, recordId })
    return `${head.slice(0, -1)},"before":${before ?? 'null'},"after":${after ?? 'null'}}`
  })
  const last = shown.at(-1)
  const next = rows.length > shown.length && last ? JSON.stringify(encodeKey([Number(last.seq)])) : 'null'
  return new JsonText(`{"entries":[${entries.join(',')}],"next":${next}}`)
}
