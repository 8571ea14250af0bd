import { z } from 'zod'
import { type Customer, customer, organization } from '../domain/people.ts'
import { id } from '../domain/primitives.ts'
import { applied, defineCommand, mergeFields, oursOver, put, rejected } from './command.ts'
import { partialWithoutDefaults } from './partial-fields.ts'

const customerFields = customer.omit({ id: true, version: true, createdAt: true })
const organizationFields = organization.omit({ id: true, version: true, createdAt: true })

const changedFields = partialWithoutDefaults(customerFields)

/** What the fields were before there was a place for them: records written then do not have them. */
const laterFields: Pick<Customer, 'doNotCall' | 'contactWindow' | 'pinnedFacts' | 'address'> = {
  doNotCall: false,
  contactWindow: null,
  pinnedFacts: [],
  address: { street: '', postalCode: '' },
}

export const customerCreate = defineCommand({
  args: z.object({ customerId: id, fields: customerFields }),
  reads: (args) => [
    { type: 'customer', id: args.customerId },
    ...(args.fields.organizationId ? [{ type: 'organization' as const, id: args.fields.organizationId }] : []),
  ],
  effect: (args, reader, context) => {
    if (reader.get('customer', args.customerId))
      return context.mode === 'commit' ? rejected('already-exists') : applied([])
    if (args.fields.organizationId && !reader.get('organization', args.fields.organizationId)) {
      return rejected('not-found', { type: 'organization', id: args.fields.organizationId })
    }
    return applied([put('customer', { ...args.fields, id: args.customerId, version: 0, createdAt: context.at })])
  },
})

export const customerUpdate = defineCommand({
  args: z.object({ customerId: id, set: changedFields, base: changedFields }),
  reads: (args) => [
    { type: 'customer', id: args.customerId },
    ...(args.set.organizationId ? [{ type: 'organization' as const, id: args.set.organizationId }] : []),
  ],
  overTheirs: ({ customerId }, clash) => ({ customerId, ...oursOver(clash) }),
  effect: (args, reader) => {
    const stored = reader.get('customer', args.customerId)
    if (!stored) return rejected('not-found', { type: 'customer', id: args.customerId })
    const found: Customer = { ...laterFields, ...stored }
    if (args.set.organizationId && !reader.get('organization', args.set.organizationId)) {
      return rejected('not-found', { type: 'organization', id: args.set.organizationId })
    }
    const { merged, clashes, changed } = mergeFields({ type: 'customer', id: found.id }, found, args.base, args.set)
    return applied(changed.length === 0 ? [] : [put('customer', merged)], clashes)
  },
})

export const organizationCreate = defineCommand({
  args: z.object({ organizationId: id, fields: organizationFields }),
  reads: (args) => [{ type: 'organization', id: args.organizationId }],
  effect: (args, reader, context) => {
    if (reader.get('organization', args.organizationId))
      return context.mode === 'commit' ? rejected('already-exists') : applied([])
    return applied([
      put('organization', { ...args.fields, id: args.organizationId, version: 0, createdAt: context.at }),
    ])
  },
})

export const organizationUpdate = defineCommand({
  args: z.object({ organizationId: id, set: organizationFields.partial(), base: organizationFields.partial() }),
  reads: (args) => [{ type: 'organization', id: args.organizationId }],
  overTheirs: ({ organizationId }, clash) => ({ organizationId, ...oursOver(clash) }),
  effect: (args, reader) => {
    const found = reader.get('organization', args.organizationId)
    if (!found) return rejected('not-found', { type: 'organization', id: args.organizationId })
    const { merged, clashes, changed } = mergeFields({ type: 'organization', id: found.id }, found, args.base, args.set)
    return applied(changed.length === 0 ? [] : [put('organization', merged)], clashes)
  },
})
