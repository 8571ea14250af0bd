import type { Scope } from '../../shared/domain/records.ts'
import type { AuditedType } from './schema.ts'
import { takeNumbers, type WriteTx } from './store.ts'
import type { WriteContext } from './write.ts'

/** Tells the audit of something that changes no record. */
export async function noteAudit(
  tx: WriteTx,
  { actor, action, at }: WriteContext,
  about: {
    readonly type: AuditedType
    readonly recordId: string
    /** Who may read it, besides administrators. */
    readonly scope: Scope
    readonly before?: object
    readonly after?: object
  },
): Promise<void> {
  const { type, recordId, scope, before, after } = about
  await tx.db
    .insertInto('audit')
    .values({
      seq: await takeNumbers(tx, 'feed', 1),
      at,
      userId: actor?.id ?? null,
      userRole: actor?.role ?? null,
      action,
      type,
      recordId,
      scope,
      oldScope: null,
      before: before ? JSON.stringify(before) : null,
      after: after ? JSON.stringify(after) : null,
    })
    .execute()
}
