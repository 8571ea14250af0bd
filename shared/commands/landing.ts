import type { z } from 'zod'
import { customerMergeId } from '../domain/records.ts'
import type { CommandDefinition, Reader, RecordRef } from './command.ts'
import { mergedInto } from './customer-merge.ts'

/**
 * A command that names a customer who has been merged into another lands on that other: it was composed before its
 * author could know. It holds for every command by the name of its field, so that no feature has to think of it.
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
    effect: (args, reader, context) => effect(landedArgs(args, reader), reader, context),
  }
}

const keyOf = ({ type, id }: RecordRef) => `${type}|${id}`
const mergeRef = (customerId: string): RecordRef => ({ type: 'customerMerge', id: customerMergeId(customerId) })

/** Arguments with every customer who is part of another replaced by that other; the same object where there is none. */
function landedArgs(args: unknown, reader: Pick<Reader, 'get'>): unknown {
  let landed = args
  for (const id of customersIn(args)) {
    const merge = mergedInto(id, reader)
    if (merge) landed = replaced(landed, id, merge.targetId)
  }
  return landed
}

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
