import type { z } from 'zod'
import type { CustomerMerge } from '../domain/customers.ts'
import { customerMergeId, customerOwnedTypes, type RecordType } from '../domain/records.ts'
import { type Change, type CommandDefinition, type Effect, put, type Reader, type RecordRef } from './command.ts'
import { mergedInto, withLandedFields } from './customer-merge.ts'

/**
 * A command that names a customer who has been merged into another lands on that other: it was composed before its
 * author could know. It holds for every command by the name of its field, so that no feature has to think of it. What
 * landed is noted with the merge, so that it goes to whom it was addressed when the two are parted.
 */
export function landing(definition: CommandDefinition<z.ZodType>): CommandDefinition<z.ZodType> {
  const { reads, alsoReads, commitReads, consentsOf, effect } = definition
  return {
    ...definition,
    reads: (args, actor) => {
      const own = reads(args, actor)
      const named = customersIn(args)
      return named.size === 0 ? own : [...own, ...[...named].map(mergeRef)]
    },
    alsoReads: (args, reader) => {
      const landed = landedArgs(args, reader)
      const own = alsoReads?.(landed, reader) ?? []
      if (landed === args) return own
      const known = new Set(reads(args, { id: '' }).map(keyOf))
      const fresh = [...reads(landed, { id: '' }), ...(commitReads?.(landed) ?? [])]
      return [...own, ...fresh.filter((ref) => !known.has(keyOf(ref)))]
    },
    ...(consentsOf ? { consentsOf: (args, reader) => consentsOf(landedArgs(args, reader), reader) } : {}),
    effect: (args, reader, context) => {
      const landed = landedArgs(args, reader)
      const done = effect(landed, reader, context)
      return landed === args ? done : noted(done, mergesOf(args, reader), reader)
    },
  }
}

const keyOf = ({ type, id }: RecordRef) => `${type}|${id}`
const mergeRef = (customerId: string): RecordRef => ({ type: 'customerMerge', id: customerMergeId(customerId) })

/** Arguments with every customer who is part of another replaced by that other; the same object where there is none. */
function landedArgs(args: unknown, reader: Pick<Reader, 'get'>): unknown {
  let landed = args
  for (const { removedId, targetId } of mergesOf(args, reader)) landed = replaced(landed, removedId, targetId)
  return landed
}

/** The merges that took away customers who are named. */
function mergesOf(args: unknown, reader: Pick<Reader, 'get'>): CustomerMerge[] {
  return [...customersIn(args)].map((id) => mergedInto(id, reader)).filter((merge) => merge !== undefined)
}

function noted(effect: Effect, merges: readonly CustomerMerge[], reader: Reader): Effect {
  if (!effect.ok) return effect
  const landed = merges.flatMap((merge) =>
    effect.changes
      .filter((change) => landsOn(merge, change, reader))
      .map((change) => ({ mergeId: merge.id, type: change.type, id: idOf(change) })),
  )
  const fields = merges.flatMap((merge) => {
    const before = reader.get('customer', merge.targetId)
    const change = effect.changes.find((each) => each.type === 'customer' && idOf(each) === merge.targetId)
    if (!before || change?.op !== 'put' || change.type !== 'customer') return []
    return [put('customerMerge', withLandedFields(merge, before, change.record))]
  })
  return { ...effect, changes: [...effect.changes, ...fields], landed }
}

/** A new record of the other customer, or one that goes over to them. */
function landsOn({ targetId }: CustomerMerge, change: Change, reader: Reader): boolean {
  if (change.op === 'delete' || !owned.has(change.type)) return false
  const owner = (record: object | undefined) => record && Reflect.get(record, 'customerId')
  return owner(change.record) === targetId && owner(reader.get(change.type, change.record.id)) !== targetId
}

const owned: ReadonlySet<RecordType> = new Set(customerOwnedTypes)
const idOf = (change: Change) => (change.op === 'put' ? change.record.id : change.id)

/** Customers stand under `customerId`, in the arguments themselves or one step down (`set`, `base`, `fields`). */
function customersIn(args: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  for (const holder of holdersIn(args)) if (typeof holder.customerId === 'string') found.add(holder.customerId)
  return found
}

function holdersIn(args: unknown): readonly { readonly customerId?: unknown }[] {
  if (!isObject(args)) return []
  return [args, ...Object.values(args).filter(isObject)]
}

function replaced(args: unknown, from: string, to: string): unknown {
  if (!isObject(args)) return args
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => {
      if (key === 'customerId') return [key, value === from ? to : value]
      return [key, isObject(value) && Reflect.get(value, 'customerId') === from ? { ...value, customerId: to } : value]
    }),
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
