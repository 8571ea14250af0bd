import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect } from 'vitest'
import type { ScriptGraph, ScriptRevision } from '../../../shared/domain/scripts.ts'
import { AppFailure } from '../../../shared/ipc/errors.ts'
import { end, graph, say } from '../../unit/shared/scripts/make.ts'
import { type Chaos, startChaos } from './chaos.ts'
import { chaosTest } from './chaos-test.ts'

/** Editors on one script under random faults; `SYNC_CASES=200` for a long run. */

let chaos: Chaos
beforeAll(async () => {
  chaos = await startChaos(3, ['editor', 'editor', 'lead'])
})
afterAll(() => chaos.stop())

const kinds = ['save', 'save', 'save', 'rename', 'draft', 'offline', 'offline', 'online', 'wait', 'restart'] as const
const offeredFor = { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] }
const text = (words: string): ScriptGraph => graph([say('hello', 'done', { text: { en: words } }), end('done')])
const wordsIn = (of: ScriptGraph): string[] => {
  const [first] = of.steps
  return first?.kind === 'say' ? (first.text.en ?? '').split(' ') : []
}

interface Written {
  readonly scriptId: string
  readonly written: string[]
}

chaosTest(
  'whatever the network does, no saved text of a script is lost or goes over one that its author has not seen',
  {
    chaos: () => chaos,
    cases: 5,
    step: fc.record({ actor: fc.nat(2), kind: fc.constantFrom(...kinds), pick: fc.nat(255) }),
    mostSteps: 40,
    faultShares: [0, 0.2, 0.5],
    begin: async (): Promise<Written> => {
      const scriptId = uuidv7()
      await chaos.server().run(chaos.admin, 'script.create', {
        ...{ scriptId, revisionId: uuidv7(), name: 'One', description: '', languages: ['en'], offeredFor },
        ...{ graph: text('begin'), note: '' },
      })
      for (const { client } of chaos.actors) await client.quiet()
      return { scriptId, written: [] }
    },
    perform: ({ scriptId, written }, step) => perform(scriptId, step, written),
    check: async ({ scriptId, written }) => {
      const { current, revisions } = await saved(scriptId)
      const everything = new Set(revisions.flatMap((each) => wordsIn(each.graph)))
      expect(written.filter((word) => !everything.has(word))).toEqual([])
      // Each author wrote on from what they saw, so nothing that was ever the newest may be missing in the next.
      const line = revisions.filter(({ aside }) => !aside).sort((a, b) => a.number - b.number)
      expect(line.map(({ number }) => number)).toEqual(line.map((_, i) => i + 1))
      expect(line.at(-1)?.id).toBe(current)
      for (const [i, { graph: next }] of line.entries()) {
        const before = line[i - 1]
        if (before) expect(wordsIn(next)).toEqual(expect.arrayContaining(wordsIn(before.graph)))
      }
    },
  },
)

async function saved(scriptId: string): Promise<{ current: string; revisions: ScriptRevision[] }> {
  const { reader } = chaos.server().store
  const script = await reader.selectFrom('script').select('doc').where('id', '=', scriptId).executeTakeFirstOrThrow()
  const rows = await reader.selectFrom('scriptRevision').select('doc').where('scriptId', '=', scriptId).execute()
  return { current: JSON.parse(script.doc).revisionId, revisions: rows.map(({ doc }) => JSON.parse(doc)) }
}

async function perform(
  scriptId: string,
  { actor: which, kind, pick }: { actor: number; kind: (typeof kinds)[number]; pick: number },
  written: string[],
): Promise<void> {
  const actor = chaos.actors[which % chaos.actors.length]
  if (!actor) return
  const { client, network } = actor
  const shown = (await client.query('script.get', { scriptId }))?.script
  if (!shown) return
  switch (kind) {
    case 'save': {
      const word = uuidv7()
      const args = { scriptId, revisionId: uuidv7(), baseRevisionId: shown.revisionId, note: '', draftId: null }
      const next = text([...wordsIn(shown.graph), word].join(' '))
      try {
        await client.act('script.save', { ...args, graph: next })
        written.push(word)
      } catch (error) {
        // A colleague's text has arrived between looking and saving: the editor says so at once.
        if (!(error instanceof AppFailure && error.error.code === 'rejected')) throw error
      }
      return
    }
    case 'rename':
      await client.act('script.update', { scriptId, set: { name: `Name ${pick}` }, base: { name: shown.name } })
      return
    case 'draft': {
      const draft = { draftId: uuidv7(), scriptId, baseRevisionId: shown.revisionId, graph: text(`draft ${pick}`) }
      await client.act('scriptDraft.save', draft)
      return
    }
    case 'offline':
      network.faults.offline = true
      return
    case 'online':
      network.faults.offline = false
      client.data().wake()
      return
    case 'restart':
      return client.restart()
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, pick))
  }
}
