// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import type { Category } from '#shared/domain/knowledge'
import type { ComparedBlock } from '#shared/ipc/knowledge-views'
import { cleanArticle } from '../../../../renderer/features/knowledge/article/clean-article.ts'
import { lifeActions } from '../../../../renderer/features/knowledge/article/life.ts'
import { passageOf } from '../../../../renderer/features/knowledge/article/passage.ts'
import { quoteRange } from '../../../../renderer/features/knowledge/article/quote-range.ts'
import {
  above,
  below,
  positionAfterMove,
  treeLines,
} from '../../../../renderer/features/knowledge/library/category-tree.ts'
import { foldSame } from '../../../../renderer/features/knowledge/versions/fold-same.ts'

const words = { missingArticle: 'no article', missingSnippet: 'no snippet', unknown: 'unknown' }
const shown = (html: string) => {
  const holder = document.createElement('div')
  holder.append(
    cleanArticle(html, {
      snippets: [
        {
          id: 'aaaaaaaa-0000-7000-8000-000000000001',
          version: 1,
          name: 'Address',
          bodies: { en: '<p>Porto</p><script>x()</script>' },
          updatedBy: '',
          updatedAt: '',
          createdAt: '',
        },
      ],
      language: 'de',
      fallback: ['en'],
      titleOf: (id) => (id === 'known' ? 'Known article' : undefined),
      knows: (name) => name === 'customer.name',
      words,
    }),
  )
  return holder
}

describe('an article that is shown', () => {
  it('runs, loads and covers nothing', () => {
    const page = shown(
      '<p style="position:fixed" class="x" id="y" onclick="z()">Words<img src="https://t.example/x.png"><script>z()</script></p><iframe src="x"></iframe><style>p{}</style>',
    )
    expect(page.innerHTML).toBe('<p>Words</p>')
  })
  it('opens links by us alone', () => {
    const page = shown('<a href="javascript:x()">a</a><a href="http://u:p@a.example">b</a>')
    expect(page.querySelectorAll('[href]')).toHaveLength(0)
    expect([...page.querySelectorAll('[data-link]')].map((each) => each.getAttribute('data-link'))).toEqual([
      'https://a.example/',
    ])
  })
  it('shows snippets in another language where they have none in this, and says which are gone', () => {
    const page = shown('<div data-snippet="aaaaaaaa-0000-7000-8000-000000000001"></div><div data-snippet="gone"></div>')
    expect(page.children[0]?.innerHTML).toBe('<p>Porto</p>')
    expect(page.children[1]?.textContent).toBe('no snippet')
  })
  it('marks variables, unknown ones otherwise, and links to articles that are gone', () => {
    const page = shown(
      '<p>{{customer.name}} {{nobody.knows}} <a data-article="known">k</a> <a data-article="x">g</a></p>',
    )
    expect([...page.querySelectorAll('[data-variable]')].map((each) => each.hasAttribute('data-unknown'))).toEqual([
      false,
      true,
    ])
    expect(page.querySelector('a[data-article="known"]')?.getAttribute('role')).toBe('link')
    expect(page.querySelector('a[data-article="x"]')?.hasAttribute('data-broken')).toBe(true)
  })
})

describe('a quoted passage', () => {
  const find = (html: string, quote: string) => {
    const root = document.createElement('div')
    root.innerHTML = html
    return quoteRange(root, quote)?.toString()
  }
  it('is found across emphasis and blocks', () => {
    expect(find('<p>Wait for <b>30</b> seconds.</p>', 'for 30 sec')).toBe('for 30 sec')
    expect(find('<p>First line</p>\n<p>second line</p>', 'line second')?.replace(/\s+/g, ' ')).toBe('line second')
    expect(find('<p>re<b>start</b>ing</p>', 'restarting')).toBe('restarting')
  })
  it('says whether it was rewritten or taken out, and what stands in its place', () => {
    const look = (html: string, quote: string) => {
      const root = document.createElement('div')
      root.innerHTML = html
      const { state, range } = passageOf(root, quote)
      return [state, range?.toString()]
    }
    const text =
      '<h2>Restart</h2><ul><li><p>Wait for a whole minute, then plug it in.</p></li><li><p>Call us.</p></li></ul>'
    expect(look(text, 'a whole minute')).toEqual(['there', 'a whole minute'])
    expect(look(text, 'Wait for 30 seconds, then plug it in.')).toEqual([
      'changed',
      'Wait for a whole minute, then plug it in.',
    ])
    expect(
      look(text, 'Restart Wait for 30 seconds, then plug it in. Measure the line. Ask for the serial number')[0],
    ).toBe('changed')
    expect(look(text, 'Never open the case yourself')).toEqual(['gone', undefined])
    expect(look('<p>重新启动路由器,等待一分钟。</p>', '重新启动路由器,等待三十秒。')[0]).toBe('changed')
    expect(look(text, '')).toEqual(['there', undefined])
  })
  it('is not found when it is gone', () => {
    expect(find('<p>Other words</p>', 'Wait')).toBeUndefined()
    expect(find('<p>Other words</p>', '')).toBeUndefined()
  })
})

describe('the tree of categories', () => {
  const category = (id: string, parentId: string | null, position = 0, name = id): Category => ({
    id,
    version: 1,
    name,
    translatedNames: {},
    parentId,
    position,
    createdAt: '',
  })
  it('shows each at its depth, by place and name, without what is closed', () => {
    const all = [category('b', null, 1), category('a', null, 0), category('c', 'a'), category('d', 'c')]
    expect(treeLines(all, new Set(), 'en').map(({ category: { id }, depth }) => `${id}${depth}`)).toEqual([
      'a0',
      'c1',
      'd2',
      'b0',
    ])
    expect(treeLines(all, new Set(['a']), 'en').map(({ category: { id } }) => id)).toEqual(['a', 'b'])
    expect(above(all, 'd')).toEqual(['c', 'a'])
    expect([...below(all, 'a')]).toEqual(['c', 'd'])
  })
  it('ends in a circle, and shows those in it', () => {
    const all = [category('a', 'b'), category('b', 'a'), category('c', 'gone')]
    expect(
      treeLines(all, new Set(), 'en')
        .map(({ category: { id } }) => id)
        .sort(),
    ).toEqual(['a', 'b', 'c'])
    expect(above(all, 'a')).toEqual(['b', 'a'])
  })
  it('moves one between its neighbours', () => {
    const all = [category('a', null, 0), category('b', null, 1), category('c', null, 2)]
    expect(positionAfterMove(all, 'a', 1)).toBe(1.5)
    expect(positionAfterMove(all, 'c', -1)).toBe(0.5)
    expect(positionAfterMove(all, 'b', 1)).toBe(3)
    expect(positionAfterMove(all, 'a', -1)).toBeNull()
  })
})

describe('what may be done with a text', () => {
  const open = { archivedAt: null }
  const text = (state: 'draft' | 'in-review' | 'approved' | 'published', more = {}) => ({
    state,
    reviewerId: null,
    submittedById: null,
    published: null,
    ...more,
  })
  it('follows its state and the role', () => {
    const other = false
    expect(lifeActions({ id: 'a', role: 'agent' }, open, text('draft'), other)).toEqual(['submit'])
    expect(lifeActions({ id: 'a', role: 'agent' }, open, text('in-review'), other)).toEqual([])
    expect(lifeActions({ id: 'a', role: 'agent' }, open, text('in-review', { submittedById: 'a' }), other)).toEqual([
      'return',
    ])
    expect(lifeActions({ id: 'e', role: 'editor' }, open, text('in-review'), other)).toEqual([
      'approve',
      'return',
      'publish',
      'archive',
    ])
    expect(lifeActions({ id: 'e', role: 'editor' }, open, text('approved'), other)[0]).toBe('publish')
    expect(lifeActions({ id: 'e', role: 'lead' }, { archivedAt: 'x' }, text('published'), other)).toEqual(['unarchive'])
    expect(lifeActions({ id: 'a', role: 'agent' }, { archivedAt: 'x' }, text('published'), other)).toEqual([])
    expect(lifeActions({ id: 'e', role: 'editor' }, open, text('in-review'), true)).not.toContain('approve')
  })
})

describe('a comparison', () => {
  const block = (kind: ComparedBlock['kind']): ComparedBlock => ({ kind, block: 'paragraph', level: 0, parts: [] })
  it('folds what stayed away, but for one at each side of a change', () => {
    const all = [
      ...Array.from({ length: 5 }, () => block('same')),
      block('changed'),
      ...Array.from({ length: 4 }, () => block('same')),
    ]
    const kinds = (opened: number[]) =>
      foldSame(all, new Set(opened)).map((piece) => (piece.kind === 'folded' ? piece.count : piece.block.kind))
    expect(kinds([])).toEqual([4, 'same', 'changed', 'same', 3])
    expect(kinds([0])).toEqual(['same', 'same', 'same', 'same', 'same', 'changed', 'same', 3])
  })
})
