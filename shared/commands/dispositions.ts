import { z } from 'zod'
import { disposition } from '../domain/calls.ts'
import { id } from '../domain/primitives.ts'
import { applied, defineCommand, mergeFields, oursOver, put, rejected } from './command.ts'
import { partialWithoutDefaults } from './partial-fields.ts'
import { ref } from './pointing.ts'
import { isLead } from './roles.ts'

/** The outcomes that calls may have. */

const dispositionFields = disposition.pick({ name: true, position: true, active: true, means: true })
const dispositionChange = partialWithoutDefaults(dispositionFields)

/** An outcome to choose from. Leads and administrators keep the list. */
export const dispositionCreate = defineCommand({
  args: z.object({ dispositionId: id, fields: dispositionFields }),
  reads: (args) => [ref('disposition', args.dispositionId)],
  effect: (args, reader, context) => {
    if (!isLead(context.actor)) return rejected('forbidden')
    if (reader.get('disposition', args.dispositionId))
      return context.mode === 'commit' ? rejected('already-exists') : applied([])
    return applied([put('disposition', { ...args.fields, id: args.dispositionId, version: 0 })])
  },
})

export const dispositionUpdate = defineCommand({
  args: z.object({ dispositionId: id, set: dispositionChange, base: dispositionChange }),
  reads: (args) => [ref('disposition', args.dispositionId)],
  overTheirs: ({ dispositionId }, clash) => ({ dispositionId, ...oursOver(clash) }),
  effect: (args, reader, context) => {
    if (!isLead(context.actor)) return rejected('forbidden')
    const stored = reader.get('disposition', args.dispositionId)
    if (!stored) return rejected('not-found', { type: 'disposition', id: args.dispositionId })
    // One from before this field says nothing by it.
    const found = { ...stored, means: stored.means ?? null }
    const { merged, clashes, changed } = mergeFields({ type: 'disposition', id: found.id }, found, args.base, args.set)
    return applied(changed.length === 0 ? [] : [put('disposition', merged)], clashes)
  },
})
