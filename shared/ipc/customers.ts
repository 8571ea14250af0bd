import { z } from 'zod'
import { customer, organization } from '../domain/people.ts'
import { id, languageTag } from '../domain/primitives.ts'
import type { QueryContract } from './query.ts'
import * as views from './views.ts'

export const customerCommands = {
  /** Tickets of the customer with teams that the person does not see. Needs the network. */
  'customer.elsewhere': {
    args: z.object({ customerId: id }),
    result: z.object({ open: z.number().int(), total: z.number().int() }),
  },
} as const

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
  'organization.card': {
    args: z.object({ organizationId: id }),
    result: views.organizationCard.nullable(),
    topics: ['organization', 'customer', 'ticket'],
  },
  /** By name, from `after` on (exclusive cursor of an earlier answer). */
  'organization.people': {
    args: z.object({ organizationId: id, after: z.string().optional(), limit: z.number().int().min(1).max(100) }),
    result: z.object({ people: z.array(views.organizationPerson), next: z.string().nullable() }),
    topics: ['customer', 'ticket'],
  },
  'organization.find': {
    args: z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
    result: z.array(organization),
    topics: ['organization'],
  },
  search: {
    args: z.object({
      text: z.string().max(200),
      kinds: z.array(z.enum(['ticket', 'message', 'customer', 'organization', 'article'])),
      /** In which articles are shown; left out, the person's own. */
      language: languageTag.optional(),
      limit: z.number().int().min(1).max(50),
    }),
    result: z.array(views.searchHit),
    topics: ['ticket', 'message', 'customer', 'organization', 'article'],
  },
} as const satisfies QueryContract
