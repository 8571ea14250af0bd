import { z } from 'zod'
import {
  type CustomerField,
  type CustomerMerge,
  customerFieldNames,
  joinableFields,
  type MergeChoice,
  mergeChoice,
  mergeUndoTime,
} from '../domain/customers.ts'
import { type Customer, customer } from '../domain/people.ts'
import { id } from '../domain/primitives.ts'
import { customerMergeId } from '../domain/records.ts'
import { applied, defineCommand, put, type Reader, rejected } from './command.ts'

/**
 * Two customers become one. The effect touches three records however much history there is: the kept customer, the
 * removed one and the merge. What belongs to the removed one goes over in the server's transaction; until that has
 * arrived a cache finds it through the merge.
 */
export const customerMerge = defineCommand({
  args: z.object({
    keptId: id,
    removedId: id,
    /** Left out, the kept customer's value stays unless it is empty. */
    choices: z.partialRecord(z.enum(customerFieldNames as [CustomerField, ...CustomerField[]]), mergeChoice),
  }),
  reads: (args) => [
    { type: 'customer', id: args.keptId },
    { type: 'customer', id: args.removedId },
    { type: 'customerMerge', id: customerMergeId(args.keptId) },
    { type: 'customerMerge', id: customerMergeId(args.removedId) },
  ],
  effect: (args, reader, context) => {
    const { keptId, removedId } = args
    if (keptId === removedId) return rejected('merge-into-self')
    const keptGone = mergedInto(keptId, reader)
    const removedGone = mergedInto(removedId, reader)
    // Two people found the same pair: they are one already, whichever was to stay.
    if (removedGone?.targetId === keptId || keptGone?.targetId === removedId) return applied([])
    if (keptGone || removedGone) return rejected('customer-merged')
    const kept = reader.get('customer', keptId)
    const removed = reader.get('customer', removedId)
    if (!kept || !removed) return rejected('not-found', { type: 'customer', id: kept ? removedId : keptId })
    const merged = mergedCustomer(kept, removed, args.choices)
    const parsed = customer.safeParse(merged)
    if (!parsed.success) return rejected('too-many', { field: String(parsed.error.issues[0]?.path[0] ?? '') })
    const record: CustomerMerge = {
      id: customerMergeId(removedId),
      version: reader.get('customerMerge', customerMergeId(removedId))?.version ?? 0,
      keptId,
      removedId,
      targetId: keptId,
      removed,
      choices: args.choices,
      written: differencesOf(kept, merged),
      moved: {},
      at: context.at,
      byId: context.actor.id,
      undoneAt: null,
      undoneById: null,
    }
    return applied([
      ...(Object.keys(record.written).length > 0 ? [put('customer', merged)] : []),
      { op: 'delete', type: 'customer', id: removedId },
      put('customerMerge', record),
    ])
  },
})

/**
 * Parts them again, within thirty days. What the merge wrote into the kept customer goes where nobody has changed it
 * since; what was the removed one's before goes back to it, and what came after the merge goes where it was addressed.
 */
export const customerUnmerge = defineCommand({
  args: z.object({ removedId: id }),
  reads: (args) => [
    { type: 'customerMerge', id: customerMergeId(args.removedId) },
    { type: 'customer', id: args.removedId },
  ],
  alsoReads: (args, reader) => {
    const merge = reader.get('customerMerge', customerMergeId(args.removedId))
    return merge ? [{ type: 'customer', id: merge.targetId }] : []
  },
  effect: (args, reader, context) => {
    const merge = reader.get('customerMerge', customerMergeId(args.removedId))
    if (!merge) return rejected('not-found', { type: 'customerMerge', id: customerMergeId(args.removedId) })
    if (merge.undoneAt !== null) return applied([])
    if (Date.parse(context.at) - Date.parse(merge.at) > mergeUndoTime) return rejected('merge-too-old')
    const kept = reader.get('customer', merge.targetId)
    const parted = kept && partedCustomer(kept, merge)
    const isChanged = parted && Object.keys(differencesOf(kept, parted)).length > 0
    const back = reader.get('customer', args.removedId)
    return applied([
      ...(isChanged ? [put('customer', parted)] : []),
      ...(back ? [] : [put('customer', { ...merge.removed, version: 0 })]),
      put('customerMerge', { ...merge, undoneAt: context.at, undoneById: context.actor.id }),
    ])
  },
})

/** The merge that took a customer away and still holds. */
export function mergedInto(customerId: string, reader: Pick<Reader, 'get'>): CustomerMerge | undefined {
  const found = reader.get('customerMerge', customerMergeId(customerId))
  return found && found.undoneAt === null ? found : undefined
}

/** What becomes of two customers, by the choice for each field. Also what the dialog shows beforehand. */
export function mergedCustomer(
  kept: Customer,
  removed: Customer,
  choices: Partial<Record<CustomerField, MergeChoice>>,
): Customer {
  const merged: Record<string, unknown> = { ...kept }
  for (const field of customerFieldNames) {
    const choice = choices[field] ?? defaultChoice(field, kept, removed)
    if (choice === 'removed') merged[field] = removed[field]
    else if (choice === 'both') merged[field] = joined(kept[field], removed[field])
  }
  return merged as Customer
}

/** Lists and notes are joined, what is empty is filled, and everything else stays; who must not be called is not called. */
export function defaultChoice(field: CustomerField, kept: Customer, removed: Customer): MergeChoice {
  if (joinableFields.includes(field)) return 'both'
  if (field === 'doNotCall') return removed.doNotCall ? 'removed' : 'kept'
  return isEmptyField(kept[field]) && !isEmptyField(removed[field]) ? 'removed' : 'kept'
}

export function isEmptyField(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).every(isEmptyField)
}

function joined(kept: unknown, removed: unknown): unknown {
  if (Array.isArray(kept) && Array.isArray(removed)) return [...new Set([...kept, ...removed])]
  if (typeof kept !== 'string' || typeof removed !== 'string') return kept
  if (removed === '' || kept.includes(removed)) return kept
  return kept === '' ? removed : `${kept}\n\n${removed}`
}

function differencesOf(before: Customer, after: Customer): CustomerMerge['written'] {
  return Object.fromEntries(
    customerFieldNames
      .filter((field) => !same(before[field], after[field]))
      .map((field) => [field, { before: before[field], after: after[field] }]),
  )
}

/**
 * A change of the removed customer that landed on the kept one: the removed one has it when they are parted, and the
 * kept one loses it again.
 */
export function withLandedFields(merge: CustomerMerge, before: Customer, after: Customer): CustomerMerge {
  const removed: Record<string, unknown> = { ...merge.removed }
  const written = { ...merge.written }
  for (const field of customerFieldNames) {
    const [was, is, earlier] = [before[field], after[field], written[field]]
    if (same(was, is)) continue
    if (Array.isArray(was) && Array.isArray(is)) {
      const added = without(is, was)
      removed[field] = [...new Set([...without(list(removed[field]), without(was, is)), ...added])]
      const brought = earlier ? without(list(earlier.after), list(earlier.before)) : []
      written[field] = { before: without(is, [...brought, ...added]), after: is }
    } else {
      removed[field] = is
      written[field] = { before: earlier && same(was, earlier.after) ? earlier.before : was, after: is }
    }
  }
  return { ...merge, removed: removed as Customer, written }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const without = (from: readonly unknown[], gone: readonly unknown[]) => from.filter((each) => !gone.includes(each))

/** The kept customer without what the merge brought, as far as that is as the merge left it. */
function partedCustomer(kept: Customer, merge: CustomerMerge): Customer {
  const parted: Record<string, unknown> = { ...kept }
  for (const field of customerFieldNames) {
    const written = merge.written[field]
    if (!written) continue
    const now = kept[field]
    if (same(now, written.after)) parted[field] = written.before
    else if (Array.isArray(now) && Array.isArray(written.before) && Array.isArray(written.after)) {
      const before: readonly unknown[] = written.before
      const brought = written.after.filter((each) => !before.includes(each))
      parted[field] = now.filter((each) => !brought.includes(each))
    }
  }
  return parted as Customer
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
