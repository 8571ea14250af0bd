import { z } from 'zod'
import { healthSettingsProblems } from '../domain/health-settings.ts'
import { workspaceSettings } from '../domain/people.ts'
import { id } from '../domain/primitives.ts'
import { applied, defineCommand, mergeFields, oursOver, put, rejected } from './command.ts'
import { partialWithoutDefaults } from './partial-fields.ts'

const changedSettings = partialWithoutDefaults(workspaceSettings)

/** What holds for everybody: administrators set it. */
export const workspaceUpdate = defineCommand({
  args: z.object({ workspaceId: id, set: changedSettings, base: changedSettings }),
  reads: (args) => [{ type: 'workspace', id: args.workspaceId }],
  overTheirs: ({ workspaceId }, clash) => ({ workspaceId, ...oursOver(clash) }),
  effect: (args, reader, context) => {
    if (context.actor.role !== 'admin') return rejected('forbidden')
    const found = reader.get('workspace', args.workspaceId)
    if (!found) return rejected('not-found', { type: 'workspace', id: args.workspaceId })
    const health = args.set.customerHealth
    if (health && healthSettingsProblems(health).length > 0) return rejected('invalid')
    const ref = { type: 'workspace', id: found.id } as const
    const { merged, clashes, changed } = mergeFields(ref, found.settings, args.base, args.set)
    return applied(changed.length === 0 ? [] : [put('workspace', { ...found, settings: merged })], clashes)
  },
})
