import { z } from 'zod'
import { customer, organization } from '../domain/people.ts'
import { id } from '../domain/primitives.ts'
import type { QueryContract } from './query.ts'
import * as views from './views.ts'

export const customerQueries = {
  'customer.card': {
    args: z.object({ customerId: id }),
    result: views.customerCard.nullable(),
    topics: ['customer', 'organization', 'ticket', 'history'],
  },
  'customer.find': {
    args: z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
    result: z.array(customer.extend({ organizationName: z.string().nullable() })),
    topics: ['customer', 'organization'],
  },
  'organization.find': {
    args: z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
    result: z.array(organization),
    topics: ['organization'],
  },
  search: {
    args: z.object({
      text: z.string().max(200),
      kinds: z.array(z.enum(['ticket', 'message', 'customer'])),
      limit: z.number().int().min(1).max(50),
    }),
    result: z.array(views.searchHit),
    topics: ['ticket', 'message', 'customer'],
  },
} as const satisfies QueryContract
