import { expect, test } from 'vitest'
import { derivedId, translationId } from '#shared/domain/records'
import { ids, person, settings, start, world } from './effects.ts'

const as = (role: 'agent' | 'editor' | 'admin', id = ids.agent) => ({ actor: person(id, role) })
const article = {
  articleId: derivedId('article'),
  revisionId: derivedId('revision'),
  language: 'en',
  title: 'Pair a sensor',
  summary: '',
  bodyHtml: '<p>Hold the button.</p>',
  categoryId: null,
  audience: 'public' as const,
  tagIds: [],
  productIds: [],
  keywords: [],
  reviewBy: null,
  ticketId: null,
}

test('what a customer has bought is kept, changed and taken away; for an unknown customer it is refused', () => {
  const w = world()
  const ownedProductId = derivedId('owned')
  const fields = {
    customerId: ids.customer,
    productId: derivedId('product'),
    serialNumber: 'WF-100',
    boughtAt: '2026-01-05',
    warrantyUntil: '2028-01-05',
    contract: null,
  }
  const create = { ownedProductId, fields }
  expect(w.do('ownedProduct.create', { ...create, fields: { ...fields, customerId: ids.other } })).toMatchObject({
    ok: false,
    code: 'not-found',
  })
  expect(w.do('ownedProduct.create', create)).toMatchObject({ ok: true })
  expect(w.do('ownedProduct.create', create)).toMatchObject({ ok: false, code: 'already-exists' })
  const update = (set: object, base: object) => w.do('ownedProduct.update', { ownedProductId, set, base })
  update({ serialNumber: 'WF-101' }, { serialNumber: 'WF-100' })
  // Somebody else who saw the old number has changed the warranty too: only the number is a clash.
  expect(
    update(
      { serialNumber: 'WF-102', warrantyUntil: '2029-01-05' },
      { serialNumber: 'WF-100', warrantyUntil: '2028-01-05' },
    ),
  ).toMatchObject({ ok: true, clashes: [{ field: 'serialNumber', theirs: 'WF-101', yours: 'WF-102' }] })
  expect(w.all('ownedProduct')).toMatchObject([{ serialNumber: 'WF-101', warrantyUntil: '2029-01-05' }])
  w.do('ownedProduct.delete', { ownedProductId })
  expect(w.all('ownedProduct')).toEqual([])
  // What was taken away does not come back with a change that was made elsewhere.
  expect(update({ serialNumber: 'WF-103' }, {})).toMatchObject({ ok: false, code: 'not-found' })
  expect(w.all('ownedProduct')).toEqual([])
})

test('products and snippets are the editors’ to keep', () => {
  const w = world()
  const productId = derivedId('product')
  expect(w.do('product.save', { productId, set: { name: 'Hub' } }, as('agent'))).toMatchObject({ code: 'forbidden' })
  w.do('product.save', { productId, set: { name: 'Hub' } }, as('editor'))
  w.do('product.save', { productId, set: { sku: 'H-1' }, base: { sku: '' } }, as('editor'))
  expect(w.get('product', productId)).toMatchObject({ name: 'Hub', sku: 'H-1' })

  const snippetId = derivedId('snippet')
  w.do('snippet.save', { snippetId, set: { name: 'Unplug', bodies: { en: '<p>Unplug it.</p>' } } }, as('editor'))
  expect(w.do('snippet.delete', { snippetId }, as('agent'))).toMatchObject({ ok: false, code: 'forbidden' })
  expect(w.do('snippet.delete', { snippetId }, as('editor'))).toMatchObject({ ok: true })
  expect(w.get('snippet', snippetId)).toBeUndefined()
})

test('the use of an article is taken back by whoever noted it, or by an editor', () => {
  const w = world()
  w.do('article.create', article)
  const use = (useId: string) =>
    w.do('article.use', { useId, articleId: article.articleId, kind: 'answered', ticketId: ids.ticket, callId: null })
  const [mine, other] = [derivedId('use 1'), derivedId('use 2')]
  use(mine)
  use(other)
  expect(w.do('articleUse.remove', { useId: other }, as('agent', ids.colleague))).toMatchObject({ code: 'forbidden' })
  w.do('articleUse.remove', { useId: mine })
  w.do('articleUse.remove', { useId: other }, as('editor', ids.colleague))
  expect(w.all('articleUse')).toEqual([])
})

test('a remark on a passage stands with its text, once', () => {
  const w = world()
  w.do('article.create', article)
  const remark = {
    articleId: article.articleId,
    language: 'en',
    commentId: derivedId('comment'),
    quote: 'Hold the button',
    bodyText: 'For how long?',
  }
  expect(w.do('reviewComment.add', { ...remark, language: 'de' })).toMatchObject({ ok: false, code: 'not-found' })
  expect(w.do('reviewComment.add', remark)).toMatchObject({ ok: true })
  expect(w.get('reviewComment', remark.commentId)).toMatchObject({
    translationId: translationId(article.articleId, 'en'),
    authorId: ids.agent,
    resolvedAt: null,
  })
  expect(w.do('reviewComment.add', remark)).toMatchObject({ ok: false, code: 'already-exists' })
})

test('what holds for everybody is set by administrators alone, one setting beside the other', () => {
  const workspaceId = derivedId('workspace')
  const record = { id: workspaceId, version: 1, name: 'Wrenfield', settings, createdAt: start }
  const w = world([{ type: 'workspace', record }])
  const change = { workspaceId, set: { undoSendSeconds: 20 }, base: { undoSendSeconds: 5 } }
  expect(w.do('workspace.update', change, as('editor'))).toMatchObject({ ok: false, code: 'forbidden' })
  expect(w.do('workspace.update', change, as('admin'))).toMatchObject({ ok: true, clashes: [] })
  expect(w.get('workspace', workspaceId)?.settings).toEqual({ ...settings, undoSendSeconds: 20 })
  expect(w.do('workspace.update', { ...change, set: { undoSendSeconds: 30 } }, as('admin'))).toMatchObject({
    ok: true,
    clashes: [{ field: 'undoSendSeconds', theirs: 20, yours: 30 }],
  })
})
