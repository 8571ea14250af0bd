import { describe, expect, test } from 'vitest'
import type { CommandInput } from '#shared/commands/index'
import { articleDraftId, derivedId, searchMissId, translationId } from '#shared/domain/records'
import { foldedQuery } from '#shared/rules/knowledge'
import { ids, person, type World, world } from './effects.ts'

const articleId = derivedId('article')
const key = translationId(articleId, 'en')
const editor = { actor: person(ids.colleague, 'editor') }
const rev = (n: number) => derivedId('revision', String(n))
const words = (text: string) => ({ title: 'Reset the hub', summary: '', bodyHtml: `<p>${text}</p>`, attachments: [] })

function create(w: World, set: Partial<CommandInput<'article.create'>> = {}) {
  return w.do('article.create', {
    articleId,
    revisionId: rev(1),
    language: 'en',
    ...words('Hold the button.'),
    categoryId: null,
    audience: 'public',
    tagIds: [],
    productIds: [],
    keywords: [],
    reviewBy: null,
    ticketId: ids.ticket,
    ...set,
  })
}

const save = (w: World, n: number, base: number | null, text: string, context = {}) =>
  w.do(
    'translation.save',
    {
      articleId,
      language: 'en',
      revisionId: rev(n),
      baseRevisionId: base === null ? null : rev(base),
      note: '',
      ...words(text),
    },
    context,
  )
const seen = (n: number) => ({ articleId, language: 'en', revisionId: rev(n) })

describe('an article', () => {
  test('begins as a draft with its first revision, whoever writes it, and remembers its ticket', () => {
    const w = world()
    expect(create(w).ok).toBe(true)
    expect(w.get('article', articleId)).toMatchObject({
      ownerId: ids.agent,
      ticketId: ids.ticket,
      sourceLanguage: 'en',
    })
    expect(w.get('translation', key)).toMatchObject({
      state: 'draft',
      revision: 1,
      published: null,
      bodyText: 'Hold the button.',
    })
    expect(w.get('revision', rev(1))).toMatchObject({ number: 1, authorId: ids.agent })
    expect(create(w)).toMatchObject({ ok: false, code: 'already-exists' })
  })

  test('takes the personal draft away when it takes effect, and keeps it when it does not', () => {
    const w = world()
    const draft = { articleId, language: 'en', baseRevisionId: null, baseVersion: 0, ...words('Hold') }
    w.do('articleDraft.save', draft)
    create(w)
    expect(w.all('articleDraft')).toEqual([])
    save(w, 2, 1, 'Theirs', editor)
    w.do('articleDraft.save', { ...draft, baseRevisionId: rev(1) })
    save(w, 3, 1, 'Mine')
    expect(w.get('articleDraft', articleDraftId(articleId, 'en', ids.agent))?.bodyHtml).toBe('<p>Hold</p>')
  })

  test('is published by an editor, not by an agent; readers keep it while a newer text is written', () => {
    const w = world()
    create(w)
    expect(w.do('translation.publish', seen(1))).toMatchObject({ ok: false, code: 'forbidden' })
    w.do('translation.submit', { ...seen(1), reviewerId: ids.colleague, reviewDueAt: null })
    expect(w.get('translation', key)).toMatchObject({
      state: 'in-review',
      reviewerId: ids.colleague,
      submittedById: ids.agent,
    })
    w.do('translation.approve', seen(1), editor)
    w.do('translation.publish', seen(1), editor)
    expect(w.get('translation', key)).toMatchObject({
      state: 'published',
      published: { number: 1, byId: ids.colleague },
    })
    save(w, 2, 1, 'Hold the button for ten seconds.')
    expect(w.get('translation', key)).toMatchObject({
      state: 'draft',
      revision: 2,
      approvedById: null,
      published: { number: 1, bodyText: 'Hold the button.' },
    })
    w.do('translation.withdraw', { articleId, language: 'en' }, editor)
    expect(w.get('translation', key)).toMatchObject({ state: 'draft', published: null })
  })

  test('is approved and published as it was read: a text saved since stops it', () => {
    const w = world()
    create(w)
    save(w, 2, 1, 'Something else')
    expect(w.do('translation.approve', seen(1), editor)).toMatchObject({ ok: false, code: 'unseen-revision' })
    expect(w.do('translation.publish', seen(2), editor).ok).toBe(true)
  })

  test('is not reviewed by whoever wrote the text, unless nobody else can', () => {
    const w = world()
    const author = { actor: person(ids.agent, 'editor') }
    create(w)
    const own = { ...seen(1), reviewerId: ids.agent, reviewDueAt: null }
    expect(w.do('translation.submit', own, author)).toEqual({ ok: false, code: 'own-review' })
    w.do('translation.submit', { ...own, reviewerId: null }, author)
    expect(w.do('translation.approve', seen(1), author)).toEqual({ ok: false, code: 'own-review' })
    expect(w.do('translation.approve', seen(1), editor).ok).toBe(true)
    save(w, 2, 1, 'Hold the button for ten seconds.')
    const alone = { ...author, hasOtherEditor: false }
    expect(w.do('translation.submit', { ...own, ...seen(2) }, alone).ok).toBe(true)
    expect(w.do('translation.approve', seen(2), alone).ok).toBe(true)
  })

  test('comes back from review with what is wanted', () => {
    const w = world()
    create(w)
    w.do('translation.submit', { ...seen(1), reviewerId: ids.colleague, reviewDueAt: null })
    const commentId = derivedId('comment')
    w.do('translation.return', { ...seen(1), commentId, comment: 'Which button?' }, editor)
    expect(w.get('translation', key)?.state).toBe('draft')
    expect(w.get('reviewComment', commentId)).toMatchObject({ bodyText: 'Which button?', authorId: ids.colleague })
    w.do('reviewComment.resolve', { commentId, resolved: true })
    expect(w.get('reviewComment', commentId)?.resolvedById).toBe(ids.agent)
  })

  test('without a text goes neither to review nor to readers', () => {
    const w = world()
    create(w, { bodyHtml: '<p></p>' })
    expect(w.do('translation.publish', seen(1), editor)).toMatchObject({ ok: false, code: 'empty-article' })
    const review = { ...seen(1), reviewerId: null, reviewDueAt: null }
    expect(w.do('translation.submit', review)).toMatchObject({ ok: false, code: 'empty-article' })
  })

  test('two editors: the text that was saved first stays, the other is handed back whole', () => {
    const w = world()
    create(w)
    save(w, 2, 1, 'Theirs', editor)
    const effect = save(w, 3, 1, 'Mine')
    expect(effect).toMatchObject({
      ok: true,
      changes: [],
      clashes: [
        {
          type: 'translation',
          id: key,
          field: 'text',
          theirs: { bodyHtml: '<p>Theirs</p>', revisionId: rev(2), updatedBy: ids.colleague },
          yours: { bodyHtml: '<p>Mine</p>' },
        },
      ],
    })
    // What was written over the text that clashed must not slip through because its number fits.
    expect(save(w, 4, 3, 'Mine, typed on')).toMatchObject({ ok: true, clashes: [{ field: 'text' }] })
    expect(w.get('translation', key)).toMatchObject({ revision: 2, bodyText: 'Theirs' })
    expect(save(w, 5, 1, 'Mine', { mode: 'submit' })).toMatchObject({ ok: false, code: 'unseen-revision' })
    expect(save(w, 6, 2, 'Both').ok).toBe(true)
    expect(w.get('translation', key)).toMatchObject({ revision: 3, bodyText: 'Both' })
  })

  test('changes field by field; what readers may see is not the agent’s to change', () => {
    const w = world()
    create(w)
    w.do('article.update', { articleId, set: { keywords: ['reboot'] }, base: { keywords: [] } })
    expect(w.do('article.update', { articleId, set: { audience: 'internal' }, base: {} })).toMatchObject({
      code: 'forbidden',
    })
    const clash = w.do(
      'article.update',
      { articleId, set: { keywords: ['restart'], archived: true }, base: { keywords: [], archived: false } },
      editor,
    )
    expect(clash).toMatchObject({ ok: true, clashes: [{ field: 'keywords', theirs: ['reboot'], yours: ['restart'] }] })
    expect(w.get('article', articleId)?.archivedAt).not.toBeNull()
    w.do('article.update', { articleId, set: { archived: false }, base: { archived: true } }, editor)
    expect(w.get('article', articleId)?.archivedAt).toBeNull()
  })
})

describe('translations', () => {
  test('remember which text of the source they follow', () => {
    const w = world()
    create(w)
    const german = {
      articleId,
      language: 'de',
      revisionId: rev(10),
      baseRevisionId: null,
      note: '',
      ...words('Taste halten.'),
    }
    w.do('translation.save', { ...german, sourceRevision: 1 })
    const id = translationId(articleId, 'de')
    expect(w.get('translation', id)?.sourceRevision).toBe(1)
    w.do('translation.save', { ...german, revisionId: rev(11), baseRevisionId: rev(10) })
    expect(w.get('translation', id)?.sourceRevision).toBe(1)
    expect(w.get('translation', key)?.sourceRevision).toBeNull()
  })
})

describe('an article that was begun by mistake', () => {
  const parts = {
    title: 'Reset the hub',
    languages: ['en'],
    revisionIds: [rev(1), rev(2)],
    fileIds: [],
    commentIds: [],
    flagIds: [],
  }
  const begun = () => {
    const w = world()
    create(w)
    save(w, 2, 1, 'Hold it longer.')
    return w
  }

  test('goes with its texts, by an editor or by whoever began it', () => {
    for (const by of [editor, {}]) {
      const w = begun()
      expect(w.do('article.delete', { articleId, ...parts }, { actor: person(ids.other) })).toMatchObject({
        code: 'forbidden',
      })
      expect(w.do('article.delete', { articleId, ...parts }, by).ok).toBe(true)
      for (const type of ['article', 'translation', 'revision'] as const) expect(w.all(type)).toEqual([])
    }
  })

  test('stays when readers see it or saw it, and takes nothing of another article along', () => {
    const w = begun()
    w.do('translation.publish', seen(2), editor)
    expect(w.do('article.delete', { articleId, ...parts }, editor)).toMatchObject({ code: 'wrong-state' })
    w.do('translation.withdraw', { articleId, language: 'en' }, editor)
    expect(w.do('article.delete', { articleId, ...parts }, editor)).toMatchObject({ code: 'wrong-state' })
    const other = begun()
    const [otherId, otherRevision] = [derivedId('other article'), derivedId('other revision')]
    create(other, { articleId: otherId, revisionId: otherRevision })
    const tooMuch = { articleId, ...parts, revisionIds: [...parts.revisionIds, otherRevision] }
    expect(other.do('article.delete', tooMuch, editor)).toMatchObject({ code: 'invalid' })
  })
})

describe('what people say and do', () => {
  test('a flag is for the owner or an editor to decide', () => {
    const w = world()
    create(w)
    const flagId = derivedId('flag')
    w.do(
      'article.flag',
      { flagId, articleId, comment: 'The button is on the back now', ticketId: null },
      { actor: person(ids.other) },
    )
    const decided = { flagId, articleId, state: 'fixed' as const }
    expect(w.do('articleFlag.resolve', decided, { actor: person(ids.other) })).toMatchObject({ code: 'forbidden' })
    expect(w.do('articleFlag.resolve', decided).ok).toBe(true)
    expect(w.get('articleFlag', flagId)).toMatchObject({ state: 'fixed', resolvedById: ids.agent })
  })

  test('searches that find nothing count as one, however they are written, and become a keyword', () => {
    const w = world()
    create(w)
    for (const query of ['Wi-Fi  Müsli', 'wi-fi musli', 'WI-FI MÜSLI']) w.do('search.miss', { query })
    const missId = searchMissId(foldedQuery('wi-fi musli'))
    expect(w.all('searchMiss')).toMatchObject([{ id: missId, count: 3, state: 'open' }])
    w.do('searchMiss.resolve', { missId, state: 'synonym', articleId }, editor)
    expect(w.get('article', articleId)?.keywords).toEqual(['WI-FI MÜSLI'])
    expect(w.get('searchMiss', missId)).toMatchObject({ state: 'synonym', articleId })
    w.do('searchMiss.resolve', { missId, state: 'synonym', articleId }, editor)
    expect(w.get('article', articleId)?.keywords).toHaveLength(1)
  })

  test('a category cannot stand below itself', () => {
    const w = world()
    const [top, below] = [derivedId('top'), derivedId('below')]
    w.do('category.save', { categoryId: top, set: { name: 'Top' } }, editor)
    w.do('category.save', { categoryId: below, set: { name: 'Below', parentId: top } }, editor)
    const circle = { categoryId: top, set: { parentId: below }, base: { parentId: null }, parentIds: [top] }
    expect(w.do('category.save', circle, editor)).toMatchObject({ ok: false, code: 'invalid' })
    expect(w.do('category.save', { categoryId: below, set: { name: 'Under' } })).toMatchObject({ code: 'forbidden' })
  })
})
