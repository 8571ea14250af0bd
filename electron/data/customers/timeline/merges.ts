import type { CustomerMerge } from '#shared/domain/customers'
import { beforeSql, beforeValues, idsOf, type TimelineSource, userName } from './source.ts'

/** Who became part of the customer, and who was parted again: two events of one record. */
const told = `SELECT id, at, 'merged:' || id AS key FROM customer_merge WHERE kept_id IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT id, undone_at, 'undone:' || id FROM customer_merge
    WHERE undone_at IS NOT NULL AND (kept_id IN (SELECT value FROM json_each(?1))
      OR removed_id IN (SELECT value FROM json_each(?1)))`

export const merges: TimelineSource = {
  kinds: ['merge'],

  find: (sql, wanted) =>
    sql.all<{ at: string; key: string }>(
      `SELECT at, key FROM (${told}) WHERE ${beforeSql('at', 'key')} ORDER BY at DESC, key DESC LIMIT ?`,
      [wanted.family, ...beforeValues(wanted), wanted.limit],
    ),

  tell: async (sql, keys) => {
    const told = []
    for (const [prefix, what] of [
      ['merged', 'merged'],
      ['undone', 'undone'],
    ] as const) {
      const rows = await sql.all<{ doc: string; merger: string | null; parter: string | null }>(
        `SELECT m.doc, ${userName(`m.doc ->> '$.byId'`)} AS merger, ${userName(`m.doc ->> '$.undoneById'`)} AS parter
          FROM json_each(?) wanted CROSS JOIN customer_merge m ON m.id = wanted.value`,
        [idsOf(keys, prefix)],
      )
      for (const { doc, merger, parter } of rows) {
        const merge = JSON.parse(doc) as CustomerMerge
        const isMerge = what === 'merged'
        told.push({
          event: {
            key: `${prefix}:${merge.id}`,
            at: isMerge ? merge.at : (merge.undoneAt ?? merge.at),
            kind: 'merge' as const,
            what,
            removedId: merge.removedId,
            removedName: merge.removed.name,
            byName: (isMerge ? merger : parter) ?? '',
            moved: merge.moved,
          },
          text: merge.removed.name,
        })
      }
    }
    return told
  },
}
