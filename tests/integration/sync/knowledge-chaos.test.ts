import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommandInput, type CommandName, isCommandName } from '../../../shared/commands/index.ts'
import { translationId } from '../../../shared/domain/records.ts'
import { AppFailure } from '../../../shared/ipc/errors.ts'
import { type Actor, type Chaos, startChaos } from './chaos.ts'
import { chaosTest } from './chaos-test.ts'

/** Editors on one article under random faults; `SYNC_CASES=200` for a long run. */

let chaos: Chaos
beforeAll(async () => {
  chaos = await startChaos(3)
})
afterAll(() => chaos.stop())

const kinds = [
  'save',
  'save',
  'save',
  'draft',
  'discard',
  'publish',
  'keywords',
  'use',
  'miss',
  'offline',
  'online',
  'wait',
  'restart',
] as const

interface Article {
  readonly articleId: string
  readonly written: string[]
}

chaosTest(
  'whatever the network does, every saved text is a version or waits for its author, and everybody sees the same',
  {
    chaos: () => chaos,
    cases: 5,
    step: fc.record({ actor: fc.nat(2), kind: fc.constantFrom(...kinds), pick: fc.nat(255) }),
    mostSteps: 40,
    faultShares: [0, 0.2, 0.5],
    begin: async (): Promise<Article> => {
      const articleId = uuidv7()
      await chaos.server().run(chaos.admin, 'article.create', {
        articleId,
        revisionId: uuidv7(),
        language: 'en',
        title: 'One',
        summary: '',
        bodyHtml: '<p>begin</p>',
        categoryId: null,
        audience: 'public',
        tagIds: [],
        productIds: [],
        keywords: [],
        reviewBy: null,
        ticketId: null,
      })
      for (const { client } of chaos.actors) await client.quiet()
      return { articleId, written: [] }
    },
    perform: ({ articleId, written }, step) => perform(chaos, articleId, step, written),
    check: async ({ written }) => expect(await missing(chaos, written)).toEqual([]),
  },
)

async function attempt<N extends CommandName>({ client }: Actor, name: N, args: CommandInput<N>): Promise<boolean> {
  try {
    await client.act(name, args)
    return true
  } catch (error) {
    if (error instanceof AppFailure && isCommandName(name)) return false
    throw error
  }
}

async function perform(
  { actors }: Chaos,
  articleId: string,
  { actor: which, kind, pick }: { actor: number; kind: (typeof kinds)[number]; pick: number },
  written: string[],
): Promise<void> {
  const actor = actors[which % actors.length]
  if (!actor) return
  const { client, network } = actor
  const shown = (await client.query('article.get', { articleId }))?.translations[0]
  if (!shown) return
  const text = { articleId, language: 'en' as const }
  switch (kind) {
    case 'save': {
      // As an editor writes: on from what is shown.
      const word = `word-${uuidv7()}`
      const bodyHtml = `${shown.bodyHtml}<p>${word}</p>`
      const words = { title: `Title ${pick}`, summary: '', bodyHtml, note: '' }
      const args = { ...text, ...words, revisionId: uuidv7(), baseRevisionId: shown.revisionId }
      if (await attempt(actor, 'translation.save', args)) written.push(word)
      return
    }
    case 'draft': {
      const draft = await client.query('articleDraft.get', text)
      const words = { title: '', summary: '', bodyHtml: `<p>${pick}</p>`, attachments: [] }
      const base = { baseRevisionId: shown.revisionId, baseVersion: draft?.version ?? 0 }
      await attempt(actor, 'articleDraft.save', { ...text, ...words, ...base })
      return
    }
    case 'discard':
      await attempt(actor, 'articleDraft.discard', text)
      return
    case 'publish':
      await attempt(actor, 'translation.publish', { ...text, revisionId: shown.revisionId })
      return
    case 'keywords': {
      const found = await client.query('article.get', { articleId })
      const base = { keywords: found?.article.keywords ?? [] }
      await attempt(actor, 'article.update', { articleId, set: { keywords: [`k${pick}`] }, base })
      return
    }
    case 'use':
      await attempt(actor, 'article.use', { useId: uuidv7(), articleId, kind: 'link', ticketId: null, callId: null })
      return
    case 'miss':
      await attempt(actor, 'search.miss', { query: `q${pick % 3}` })
      return
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

/** Words that are neither in a version on the server nor kept for whoever wrote them. */
async function missing({ server, actors }: Chaos, written: readonly string[]): Promise<string[]> {
  const rows = await server().store.reader.selectFrom('revision').select('doc').execute()
  const kept = await Promise.all(actors.map(({ client }) => client.query('attention.list', {})))
  const everything = [...rows.map(({ doc }) => doc), JSON.stringify(kept)].join('\n')
  return written.filter((word) => !everything.includes(word))
}

test('the newest text of an article is one of its versions', async () => {
  const translations = await chaos.server().store.reader.selectFrom('translation').select(['id', 'doc']).execute()
  for (const { id, doc } of translations) {
    const { articleId, language, revision, revisionId } = JSON.parse(doc)
    expect(id).toBe(translationId(articleId, language))
    const rows = await chaos
      .server()
      .store.reader.selectFrom('revision')
      .select('doc')
      .where('articleId', '=', articleId)
      .execute()
    const numbers = rows.map((row) => JSON.parse(row.doc) as { id: string; number: number })
    expect(numbers.find((each) => each.id === revisionId)?.number).toBe(revision)
    expect(numbers.map(({ number }) => number).sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
  }
})
