import { z } from 'zod'
import { call, callback, consent } from '../domain/calls.ts'
import { customerMerge, erasureMode, order, ownedProduct, survey } from '../domain/customers.ts'
import { customer } from '../domain/people.ts'
import { instant } from '../domain/primitives.ts'
import { scriptRun } from '../domain/scripts.ts'
import { attachment, message, ticket } from '../domain/tickets.ts'

/** A call that was led by a script, with the titles of its steps and the answers as they read. */
const ledCall = scriptRun.extend({
  script: z.string(),
  steps: z.array(z.object({ title: z.string(), at: instant, answer: z.string().nullable() })),
})
export type LedCall = z.infer<typeof ledCall>

/** Everything that is known of a person, to be handed out to them. @see GDPR, articles 15 and 20 */
export const personExport = z.object({
  format: z.literal('switchboard-person'),
  version: z.literal(2),
  exportedAt: instant,
  workspace: z.string(),
  customer,
  organization: z.string().nullable(),
  /** Records that were merged into this one. */
  merged: z.array(customerMerge.shape.removed),
  tickets: z.array(ticket.extend({ messages: z.array(message), attachments: z.array(attachment) })),
  /** Messages of the person in tickets of somebody else. */
  otherMessages: z.array(message),
  calls: z.array(call),
  callbacks: z.array(callback),
  scriptRuns: z.array(ledCall),
  consents: z.array(consent),
  products: z.array(ownedProduct),
  orders: z.array(order),
  surveys: z.array(survey),
  /** What the ids of colleagues, teams, outcomes and products above stand for, as far as they are still there. */
  names: z.record(z.string(), z.string()),
})
export type PersonExport = z.infer<typeof personExport>

export const eraseBody = z.strictObject({ mode: erasureMode })
