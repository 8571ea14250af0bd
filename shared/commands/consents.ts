import { z } from 'zod'
import { consent } from '../domain/calls.ts'
import { id, instant } from '../domain/primitives.ts'
import { applied, defineCommand, put, rejected } from './command.ts'
import { ref } from './pointing.ts'

const consentFields = consent.pick({
  customerId: true,
  channel: true,
  purpose: true,
  state: true,
  how: true,
  proof: true,
})

/** What a customer said about being contacted. A paper may have been signed earlier, never later than now. */
export const consentRecord = defineCommand({
  args: z.object({ consentId: id, fields: consentFields, at: instant.nullable().default(null) }),
  reads: (args) => [ref('consent', args.consentId), ref('customer', args.fields.customerId)],
  effect: (args, reader, context) => {
    if (reader.get('consent', args.consentId))
      return context.mode === 'commit' ? rejected('already-exists') : applied([])
    if (!reader.get('customer', args.fields.customerId))
      return rejected('not-found', { type: 'customer', id: args.fields.customerId })
    const said = args.at ?? context.composedAt
    return applied([
      put('consent', {
        ...args.fields,
        id: args.consentId,
        version: 0,
        at: said > context.at ? context.at : said,
        recordedById: context.actor.id,
      }),
    ])
  },
})
