import { describe, expect, it } from 'vitest'
import type { EffectMode } from '#shared/commands/command'
import { derivedId, type TypedRecord } from '#shared/domain/records'
import { ids, person, start, world } from './effects.ts'
import { ask, end, free, graph, say } from './scripts/make.ts'

const editor = { actor: { ...person(ids.agent, 'editor') } }
const lead = { actor: { ...person(ids.agent, 'lead') } }
const reviewer = { actor: person(ids.colleague, 'editor') }
const [scriptId, first, second, third, draftId, runId] = ['s', 'r1', 'r2', 'r3', 'd', 'run'].map((each) =>
  derivedId(each),
) as [string, string, string, string, string, string]

const text = (words: string) => graph([say('hello', 'done', { text: { en: words } }), end('done')])
const fields = {
  name: 'Router drops',
  description: '',
  languages: ['en'],
  offeredFor: { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] },
}

const agentId = derivedId('an agent')
const people = (): TypedRecord[] => [
  { type: 'user', record: person(ids.colleague, 'editor') },
  { type: 'user', record: person(agentId) },
]

function withScript() {
  const made = world(people())
  made.do('script.create', { scriptId, revisionId: first, graph: text('One'), note: '', ...fields }, editor)
  return made
}

describe('writing a script', () => {
  it('is for editors, leads and administrators', () => {
    const made = world()
    const create = { scriptId, revisionId: first, graph: text('One'), note: '', ...fields }
    expect(made.do('script.create', create)).toEqual({ ok: false, code: 'forbidden' })
    expect(made.do('script.create', create, editor).ok).toBe(true)
    expect(made.get('script', scriptId)).toMatchObject({
      state: 'draft',
      revision: 1,
      revisionId: first,
      published: null,
    })
    expect(made.get('scriptRevision', first)).toMatchObject({ number: 1, aside: false, graph: text('One') })
  })

  it('keeps each saved text as a revision and ends the draft', () => {
    const made = withScript()
    made.do('scriptDraft.save', { draftId, scriptId, graph: text('Two'), baseRevisionId: first }, editor)
    made.do(
      'script.save',
      { scriptId, revisionId: second, baseRevisionId: first, graph: text('Two'), note: 'Clearer', draftId },
      editor,
    )
    expect(made.get('script', scriptId)).toMatchObject({ revision: 2, revisionId: second, graph: text('Two') })
    expect(made.get('scriptRevision', second)).toMatchObject({ number: 2, note: 'Clearer' })
    expect(made.get('scriptDraft', draftId)).toBeUndefined()
  })

  it('keeps both texts when somebody saved another one meanwhile', () => {
    const made = withScript()
    const save = (revisionId: string, words: string) =>
      made.do(
        'script.save',
        { scriptId, revisionId, baseRevisionId: first, graph: text(words), note: '', draftId: null },
        editor,
      )
    save(second, 'Theirs')
    expect(save(third, 'Ours')).toMatchObject({
      ok: true,
      clashes: [{ type: 'script', field: 'graph', theirs: 2, yours: third }],
    })
    expect(made.get('script', scriptId)).toMatchObject({ revision: 2, graph: text('Theirs') })
    expect(made.get('scriptRevision', third)).toMatchObject({ aside: true, graph: text('Ours') })
    // The same text from both is no clash.
    expect(save(derivedId('r4'), 'Theirs')).toMatchObject({ ok: true, changes: [], clashes: [] })
  })

  it('lets two texts that were saved offline over an older one not pass over the newest', () => {
    const made = withScript()
    const save = (revisionId: string, baseRevisionId: string, words: string, mode: EffectMode = 'commit') =>
      made.do(
        'script.save',
        { scriptId, revisionId, baseRevisionId, graph: text(words), note: '', draftId: null },
        { ...editor, mode },
      )
    save(second, first, 'Theirs')
    expect(save(third, first, 'Ours', 'submit')).toMatchObject({ code: 'unseen-revision' })
    expect(save(third, first, 'Ours')).toMatchObject({ clashes: [{ base: 1, theirs: 2, yours: third }] })
    const fourth = derivedId('r4')
    expect(save(fourth, third, 'Ours and more')).toMatchObject({ clashes: [{ base: 2, theirs: 2, yours: fourth }] })
    expect(made.get('script', scriptId)).toMatchObject({ revision: 2, graph: text('Theirs') })
    expect(made.get('scriptRevision', fourth)).toMatchObject({ aside: true, number: 3 })
  })

  it('is put away and taken out again by the clock of whoever makes it true', () => {
    const made = withScript()
    const archive = (archived: boolean) =>
      made.do('script.update', { scriptId, set: { archived }, base: { archived: !archived } }, editor)
    archive(true)
    const { archivedAt, updatedAt } = made.get('script', scriptId) ?? {}
    expect(archivedAt).toBe(updatedAt)
    expect(made.get('script', scriptId)).not.toHaveProperty('archived')
    archive(false)
    expect(made.get('script', scriptId)?.archivedAt).toBeNull()
  })

  it('merges what stands around the text field by field', () => {
    const made = withScript()
    made.do('script.update', { scriptId, set: { name: 'A' }, base: { name: 'Router drops' } }, editor)
    expect(
      made.do(
        'script.update',
        { scriptId, set: { name: 'B', description: 'New' }, base: { name: 'Router drops', description: '' } },
        editor,
      ),
    ).toMatchObject({
      clashes: [{ field: 'name', theirs: 'A', yours: 'B' }],
    })
    expect(made.get('script', scriptId)).toMatchObject({ name: 'A', description: 'New' })
  })
})

describe('a draft', () => {
  it('is its author’s alone, to save and to throw away', () => {
    const made = withScript()
    const save = { draftId, scriptId, graph: text('Begun'), baseRevisionId: first }
    made.do('scriptDraft.save', save, editor)
    const other = { actor: person(ids.colleague, 'editor') }
    expect(made.do('scriptDraft.save', { ...save, graph: text('Not mine') }, other)).toMatchObject({
      code: 'forbidden',
    })
    expect(made.do('scriptDraft.discard', { draftId }, other)).toMatchObject({ code: 'forbidden' })
    expect(made.get('scriptDraft', draftId)).toMatchObject({ graph: text('Begun'), baseRevisionId: first })
    made.do('scriptDraft.discard', { draftId }, editor)
    expect(made.get('scriptDraft', draftId)).toBeUndefined()
  })
})

describe('the life of a script', () => {
  it('goes from draft through review and approval to being published, and back', () => {
    const made = withScript()
    const state = () => made.get('script', scriptId)?.state
    expect(made.do('script.submit', { scriptId, reviewerId: agentId, reviewDueAt: null }, editor)).toMatchObject({
      code: 'forbidden',
    })
    expect(made.do('script.publish', { scriptId, revisionId: first }, lead)).toMatchObject({ code: 'changed-since' })
    submit(made)
    expect(state()).toBe('in-review')
    made.do('script.return', { scriptId, note: 'Too long' }, lead)
    expect(made.get('script', scriptId)).toMatchObject({ state: 'draft', reviewNote: 'Too long' })
    submit(made)
    made.do(
      'script.save',
      { scriptId, revisionId: second, baseRevisionId: first, graph: text('Short'), note: '', draftId: null },
      editor,
    )
    expect(made.do('script.approve', { scriptId, revisionId: first }, lead)).toMatchObject({ code: 'changed-since' })
    expect(made.do('script.approve', { scriptId, revisionId: second }, editor)).toMatchObject({ code: 'forbidden' })
    made.do('script.approve', { scriptId, revisionId: second }, reviewer)
    made.do('script.publish', { scriptId, revisionId: second }, editor)
    expect(made.get('script', scriptId)).toMatchObject({
      state: 'published',
      published: { revisionId: second, number: 2 },
    })
    // A newer text is worked on while the published one stays.
    made.do(
      'script.save',
      { scriptId, revisionId: third, baseRevisionId: second, graph: text('Next'), note: '', draftId: null },
      editor,
    )
    expect(made.get('script', scriptId)).toMatchObject({ state: 'draft', published: { number: 2 } })
    made.do('script.withdraw', { scriptId }, editor)
    expect(made.get('script', scriptId)?.published).toBeNull()
  })

  it('does not approve what would leave a caller standing', () => {
    const made = world(people())
    const broken = graph([ask('q', free, 'nowhere'), end('done')])
    made.do('script.create', { scriptId, revisionId: first, graph: broken, note: '', ...fields }, editor)
    submit(made)
    expect(made.do('script.approve', { scriptId, revisionId: first }, reviewer)).toMatchObject({
      code: 'invalid',
      detail: { problems: [{ code: 'unknown-step', stepId: 'q' }] },
    })
  })

  it('is not reviewed by whoever wrote the text, unless nobody else can', () => {
    const made = world([...people(), { type: 'user', record: person(ids.agent, 'editor') }])
    made.do('script.create', { scriptId, revisionId: first, graph: text('One'), note: '', ...fields }, editor)
    const own = { scriptId, reviewerId: ids.agent, reviewDueAt: null }
    expect(made.do('script.submit', own, editor)).toEqual({ ok: false, code: 'own-review' })
    submit(made)
    expect(made.do('script.approve', { scriptId, revisionId: first }, lead)).toEqual({ ok: false, code: 'own-review' })
    const alone = { ...lead, hasOtherEditor: false }
    expect(made.do('script.submit', own, alone).ok).toBe(true)
    expect(made.do('script.approve', { scriptId, revisionId: first }, alone).ok).toBe(true)
    // Whoever mends a word while they review has written the newest text: somebody else looks at it.
    const again = withScript()
    submit(again)
    again.do(
      'script.save',
      { scriptId, revisionId: second, baseRevisionId: first, graph: text('Mended'), note: '', draftId: null },
      reviewer,
    )
    expect(again.do('script.approve', { scriptId, revisionId: second }, reviewer)).toMatchObject({ code: 'own-review' })
    expect(again.do('script.approve', { scriptId, revisionId: second }, lead).ok).toBe(true)
  })
})

function submit(made: ReturnType<typeof world>) {
  const submitted = made.do('script.submit', { scriptId, reviewerId: ids.colleague, reviewDueAt: null }, editor)
  expect(submitted.ok).toBe(true)
}

describe('a finished call', () => {
  const run = {
    runId,
    scriptId,
    revisionId: first,
    revisionNumber: 1,
    teamId: ids.field,
    callId: null,
    ticketId: ids.ticket,
    customerId: ids.customer,
    language: 'en',
    startedAt: start,
    endedAt: start,
    outcome: 'completed' as const,
    dispositionId: null,
    path: [],
    confirmations: [],
    notes: '',
  }
  it('is written down once, for the team of its ticket, by everybody', () => {
    const made = withScript()
    expect(made.do('scriptRun.finish', run)).toMatchObject({ ok: true })
    expect(made.get('scriptRun', runId)).toMatchObject({
      teamId: ids.support,
      agentId: ids.agent,
      outcome: 'completed',
    })
    expect(made.do('scriptRun.finish', { ...run, notes: 'again' })).toEqual({ ok: true, changes: [], clashes: [] })
    expect(
      made.do('scriptRun.finish', { ...run, runId: derivedId('x'), endedAt: '2025-01-01T00:00:00.000Z' }),
    ).toMatchObject({ code: 'invalid' })
  })
  it('belongs to the team that is named when there is no ticket', () => {
    const made = withScript()
    made.do('scriptRun.finish', { ...run, ticketId: null })
    expect(made.get('scriptRun', runId)?.teamId).toBe(ids.field)
  })
})
