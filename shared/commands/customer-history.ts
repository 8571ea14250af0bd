import { z } from 'zod'
import { ownedProduct, survey } from '../domain/customers.ts'
import { id } from '../domain/primitives.ts'
import { distinctPairId } from '../domain/records.ts'
import { applied, defineCommand, mergeFields, oursOver, put, rejected } from './command.ts'

/** What belongs to a customer besides tickets: pinned facts, products, surveys, and that two are not the same. */

const fact = z.string().trim().min(1).max(300)
const mostFacts = 12

/** One fact at a time, so that two people who pin at once keep both. */
export const customerPin = defineCommand({
  args: z.object({ customerId: id, fact, pinned: z.boolean() }),
  reads: (args) => [{ type: 'customer', id: args.customerId }],
  effect: (args, reader) => {
    const found = reader.get('customer', args.customerId)
    if (!found) return rejected('not-found', { type: 'customer', id: args.customerId })
    if (found.pinnedFacts.includes(args.fact) === args.pinned) return applied([])
    if (args.pinned && found.pinnedFacts.length >= mostFacts) return rejected('too-many', { limit: mostFacts })
    const others = found.pinnedFacts.filter((each) => each !== args.fact)
    return applied([put('customer', { ...found, pinnedFacts: args.pinned ? [...others, args.fact] : others })])
  },
})

const productFields = ownedProduct.omit({ id: true, version: true, createdAt: true })

export const ownedProductCreate = defineCommand({
  args: z.object({ ownedProductId: id, fields: productFields }),
  reads: (args) => [
    { type: 'customer', id: args.fields.customerId },
    { type: 'ownedProduct', id: args.ownedProductId },
  ],
  effect: ({ ownedProductId, fields }, reader, context) => {
    if (!reader.get('customer', fields.customerId))
      return rejected('not-found', { type: 'customer', id: fields.customerId })
    if (reader.get('ownedProduct', ownedProductId))
      return context.mode === 'commit' ? rejected('already-exists') : applied([])
    return applied([put('ownedProduct', { ...fields, id: ownedProductId, version: 0, createdAt: context.at })])
  },
})

/** Whose it is changes only by a merge. */
const changedProduct = productFields.omit({ customerId: true }).partial()

export const ownedProductUpdate = defineCommand({
  args: z.object({ ownedProductId: id, set: changedProduct, base: changedProduct }),
  reads: (args) => [{ type: 'ownedProduct', id: args.ownedProductId }],
  overTheirs: ({ ownedProductId }, clash) => ({ ownedProductId, ...oursOver(clash) }),
  effect: (args, reader) => {
    const found = reader.get('ownedProduct', args.ownedProductId)
    if (!found) return rejected('not-found', { type: 'ownedProduct', id: args.ownedProductId })
    const { merged, clashes, changed } = mergeFields({ type: 'ownedProduct', id: found.id }, found, args.base, args.set)
    return applied(changed.length === 0 ? [] : [put('ownedProduct', merged)], clashes)
  },
})

export const ownedProductDelete = defineCommand({
  args: z.object({ ownedProductId: id }),
  reads: (args) => [{ type: 'ownedProduct', id: args.ownedProductId }],
  effect: (args, reader) => {
    const found = reader.get('ownedProduct', args.ownedProductId)
    return applied(found ? [{ op: 'delete', type: 'ownedProduct', id: found.id }] : [])
  },
})

/** Keeps what a customer answered. Said once: a survey that is there already stays as it was. */
export const surveyRecord = defineCommand({
  args: z.object({ surveyId: id, ...survey.omit({ id: true, version: true, at: true }).shape }),
  reads: (args) => [
    { type: 'customer', id: args.customerId },
    { type: 'survey', id: args.surveyId },
    ...(args.ticketId ? [{ type: 'ticket' as const, id: args.ticketId }] : []),
  ],
  effect: ({ surveyId, ...fields }, reader, context) => {
    if (!reader.get('customer', fields.customerId))
      return rejected('not-found', { type: 'customer', id: fields.customerId })
    if (fields.ticketId && !reader.get('ticket', fields.ticketId))
      return rejected('not-found', { type: 'ticket', id: fields.ticketId })
    if (reader.get('survey', surveyId)) return context.mode === 'commit' ? rejected('already-exists') : applied([])
    return applied([put('survey', { ...fields, id: surveyId, version: 0, at: context.at })])
  },
})

/** Says that two customers who look alike are two, or that this was wrong. */
export const customerDistinguish = defineCommand({
  args: z.object({ customerIds: z.tuple([id, id]), distinct: z.boolean() }),
  reads: ({ customerIds: [one, other] }) => [{ type: 'distinctPair', id: distinctPairId(one, other) }],
  effect: ({ customerIds, distinct }, reader, context) => {
    const [one, other] = customerIds
    const found = reader.get('distinctPair', distinctPairId(one, other))
    if ((found !== undefined) === distinct || one === other) return applied([])
    if (found) return applied([{ op: 'delete', type: 'distinctPair', id: found.id }])
    return applied([
      put('distinctPair', {
        id: distinctPairId(one, other),
        version: 0,
        customerIds,
        byId: context.actor.id,
        at: context.at,
      }),
    ])
  },
})
