import { describe, expect, it, test } from 'vitest'
import type { Clash } from '#shared/commands/command'
import { type CommandInput, type CommandName, commandNamed, commands } from '#shared/commands/index'
import { commandNames } from '#shared/commands/names'
import type { User } from '#shared/domain/people'
import { derivedId, type TypedRecord } from '#shared/domain/records'
import { ids, person, settings, start, type World, world } from './effects.ts'
import { end, graph, say } from './scripts/make.ts'
import { siteFields } from './sites/make.ts'

/** "Keep mine" of every command that can clash: theirs came first, ours is put over it. */

type Do = <N extends CommandName>(name: N, args: CommandInput<N>) => void

interface Case<N extends CommandName> {
  readonly role?: User['role']
  readonly records?: readonly TypedRecord[]
  /** What was there before both. */
  readonly begin?: (run: Do) => void
  readonly theirs: CommandInput<N>
  readonly ours: CommandInput<N>
  /** What stands in the record when ours is over theirs, where that is not the field of the clash. */
  readonly shown?: (made: World, clash: Clash) => unknown
  readonly mine?: unknown
}

const [one, two, three, four] = ['one', 'two', 'three', 'four'].map((each) => derivedId(each)) as [
  string,
  string,
  string,
  string,
]

/** Both changed one field of what had `before`. */
const both = <K extends object, V>(key: K, field: string, [before, theirs, ours]: readonly [V, V, V]) => ({
  theirs: { ...key, set: { [field]: theirs }, base: { [field]: before } },
  ours: { ...key, set: { [field]: ours }, base: { [field]: before } },
})

const due = (hour: number) => `2026-06-01T${hour}:00:00.000Z`
const promised = (run: Do) =>
  run('callback.create', {
    callbackId: one,
    fields: {
      ...{ teamId: ids.support, assigneeId: null, customerId: null, number: '1', dueAt: due(10), note: '' },
      ...{ ticketId: null, callId: null },
    },
  })

const written = (words: string) => ({ title: 'Router', summary: '', bodyHtml: `<p>${words}</p>` })
const which = { articleId: one, language: 'en' }
const article = (run: Do) =>
  run('article.create', {
    ...{ ...which, ...written('Begun'), revisionId: two, categoryId: null, audience: 'public', tagIds: [] },
    ...{ productIds: [], keywords: [], reviewBy: null, ticketId: null },
  })

const said = (words: string) => graph([say('hello', 'done', { text: { en: words } }), end('done')])
const script = (run: Do) =>
  run('script.create', {
    ...{ scriptId: one, revisionId: two, graph: said('Begun'), note: '', name: 'Router', description: '' },
    languages: ['en'],
    offeredFor: { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] },
  })
const saved = (revisionId: string, words: string) => ({
  ...{ scriptId: one, revisionId, baseRevisionId: two, graph: said(words), note: '', draftId: null },
})

const reply = (bodyHtml: string) => ({
  ...{ ticketId: ids.ticket, kind: 'public' as const, bodyHtml, cc: [], attachments: [], baseVersion: 0 },
})
const articleDraft = (words: string) => ({
  ...{ ...which, ...written(words), baseRevisionId: null, attachments: [], baseVersion: 0 },
})

const cases: { readonly [N in CommandName]?: Case<N> } = {
  'ticket.update': both({ ticketId: ids.ticket }, 'priority', ['normal', 'high', 'urgent']),
  'customer.update': both({ customerId: ids.customer }, 'city', ['Lisbon', 'Porto', 'Faro']),
  'organization.update': {
    begin: (run) =>
      run('organization.create', {
        organizationId: one,
        fields: { name: 'Works', domains: [], country: null, notes: '' },
      }),
    ...both({ organizationId: one }, 'name', ['Works', 'Works A', 'Works B']),
  },
  'draft.save': { theirs: reply('<p>Theirs</p>'), ours: reply('<p>Ours</p>') },
  'profile.update': both({}, 'name', ['Ana Lima', 'Ana', 'A. Lima']),
  'workspace.update': {
    role: 'admin',
    records: [{ type: 'workspace', record: { id: one, version: 1, name: 'Desk', settings, createdAt: start } }],
    ...both({ workspaceId: one }, 'undoSendSeconds', [5, 10, 20]),
    shown: (made) => made.get('workspace', one)?.settings.undoSendSeconds,
  },
  'site.update': {
    role: 'editor',
    begin: (run) => run('site.create', { siteId: one, fields: siteFields({ name: 'Help' }) }),
    ...both({ siteId: one }, 'name', ['Help', 'Answers', 'Support']),
  },
  'category.save': {
    role: 'editor',
    begin: (run) => {
      for (const categoryId of [one, two, three]) run('category.save', { categoryId, set: { name: categoryId } })
    },
    theirs: { categoryId: one, set: { parentId: two }, base: { parentId: null } },
    ours: { categoryId: one, set: { parentId: three }, base: { parentId: null }, parentIds: [three] },
  },
  'product.save': {
    role: 'editor',
    begin: (run) => run('product.save', { productId: one, set: { name: 'R1' } }),
    ...both({ productId: one }, 'name', ['R1', 'R1 A', 'R1 B']),
  },
  'snippet.save': {
    role: 'editor',
    begin: (run) => run('snippet.save', { snippetId: one, set: { name: 'Greeting' } }),
    ...both({ snippetId: one }, 'name', ['Greeting', 'Hello', 'Welcome']),
  },
  'article.update': {
    role: 'editor',
    begin: article,
    ...both({ articleId: one }, 'keywords', [[], ['a'], ['b']]),
  },
  'translation.save': {
    begin: article,
    theirs: { ...which, ...written('Theirs'), revisionId: three, baseRevisionId: two, note: '' },
    ours: { ...which, ...written('Ours'), revisionId: four, baseRevisionId: two, note: '' },
    shown: (made, clash) => made.get('translation', clash.id)?.bodyHtml,
    mine: '<p>Ours</p>',
  },
  'articleDraft.save': {
    theirs: articleDraft('Theirs'),
    ours: articleDraft('Ours'),
    shown: (made, clash) => made.get('articleDraft', clash.id)?.bodyHtml,
    mine: '<p>Ours</p>',
  },
  'callback.reschedule': { begin: promised, ...both({ callbackId: one }, 'dueAt', [due(10), due(11), due(12)]) },
  'callback.assign': { begin: promised, ...both({ callbackId: one }, 'assigneeId', [null, ids.agent, ids.colleague]) },
  'ownedProduct.update': {
    begin: (run) =>
      run('ownedProduct.create', {
        ownedProductId: one,
        fields: {
          ...{ customerId: ids.customer, productId: two, serialNumber: '', boughtAt: null, warrantyUntil: null },
          contract: null,
        },
      }),
    ...both({ ownedProductId: one }, 'boughtAt', [null, '2026-01-05', '2026-01-06']),
  },
  'disposition.update': {
    role: 'lead',
    begin: (run) =>
      run('disposition.create', { dispositionId: one, fields: { name: 'Solved', position: 1, active: true } }),
    ...both({ dispositionId: one }, 'name', ['Solved', 'Done', 'Over']),
  },
  'script.save': {
    role: 'editor',
    begin: script,
    theirs: saved(three, 'Theirs'),
    ours: saved(four, 'Ours'),
    mine: said('Ours'),
  },
  'script.update': { role: 'editor', begin: script, ...both({ scriptId: one }, 'name', ['Router', 'A', 'B']) },
}

const clashing = Object.keys(cases) as CommandName[]

describe('keeping mine', () => {
  it.each(clashing)('of %s puts ours over theirs', (name) => {
    const each = cases[name] as Case<CommandName>
    const actor = person(ids.agent, each.role)
    const made = world([...(each.records ?? [])])
    const run: Do = (command, args) =>
      expect(made.do(command, args, { actor })).toMatchObject({ ok: true, clashes: [] })
    each.begin?.(run)
    run(name, each.theirs)
    const effect = made.do(name, each.ours, { actor })
    const clashes = effect.ok ? effect.clashes : []
    expect(clashes).toHaveLength(1)
    for (const clash of clashes) {
      const args = commands[name].args.parse(each.ours)
      run(name, commandNamed(name).overTheirs?.(args, clash, made, derivedId('new')) as CommandInput<typeof name>)
      const shown = each.shown ?? (() => Reflect.get(made.get(clash.type, clash.id) ?? {}, clash.field))
      expect(shown(made, clash)).toEqual(each.mine ?? clash.yours)
    }
  })

  test('is said by every command that knows what it was written upon', () => {
    // Its base only goes along, for the text that is made of it.
    const neverClash: readonly CommandName[] = ['scriptDraft.save']
    const based = commandNames.filter((name) =>
      Object.keys(commands[name].args.shape).some((field) => field.startsWith('base')),
    )
    expect(based.filter((name) => !neverClash.includes(name)).sort()).toEqual([...clashing].sort())
    expect(commandNames.filter((name) => commandNamed(name).overTheirs).sort()).toEqual([...clashing].sort())
  })
})
