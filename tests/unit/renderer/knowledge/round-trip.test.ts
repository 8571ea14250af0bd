// @vitest-environment jsdom
import { DOMSerializer, type Node as PmNode, DOMParser as PmParser } from '@tiptap/pm/model'
import { getSchema } from '@tiptap/react'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanPaste } from '../../../../renderer/features/knowledge/edit/paste/clean-paste.ts'
import { articleSchema } from '../../../../renderer/features/knowledge/edit/schema/extensions.ts'
import { refsOf } from '../../../../shared/rules/knowledge-html.ts'

/** The HTML of an article is what is stored and compared: reading it and writing it again must change nothing. */

const schema = getSchema(articleSchema())

function read(html: string): PmNode {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return PmParser.fromSchema(schema).parse(body)
}

function write(doc: PmNode): string {
  const holder = document.createElement('div')
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content))
  return holder.innerHTML
}

interface Json {
  readonly type: string
  readonly attrs?: Record<string, unknown>
  readonly content?: readonly Json[]
  readonly text?: string
  readonly marks?: readonly { readonly type: string; readonly attrs?: Record<string, unknown> }[]
}

const words = fc.stringMatching(/^[A-Za-zäöü{}<>&"'.-]{1,12}$/)
const sentence = fc.array(words, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '))
const mark = fc.constantFrom<NonNullable<Json['marks']>[number]>(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'underline' },
  { type: 'strike' },
  { type: 'articleLink', attrs: { articleId: '01920000-0000-7000-8000-000000000001' } },
  { type: 'link', attrs: { href: 'https://a.example/x?y=1&z=2' } },
)
const text = fc
  .record({ words: sentence, marks: fc.uniqueArray(mark, { maxLength: 2, selector: ({ type }) => type }) })
  .map(({ words: said, marks }): Json => {
    const isTwoLinks = marks.filter(({ type }) => type.toLowerCase().includes('link')).length > 1
    return { type: 'text', text: said, ...(marks.length > 0 && !isTwoLinks ? { marks } : {}) }
  })
const inline: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 1, arbitrary: fc.constant<Json>({ type: 'hardBreak' }) },
  {
    weight: 1,
    arbitrary: fc.constant<Json>({
      type: 'image',
      attrs: { src: 'cid:01920000-0000-7000-8000-000000000002', alt: 'A "picture" & more' },
    }),
  },
)
const paragraph = fc.array(inline, { maxLength: 4 }).map((content): Json => ({ type: 'paragraph', content }))
const heading = fc
  .record({ level: fc.constantFrom(2, 3, 4), content: fc.array(text, { minLength: 1, maxLength: 2 }) })
  .map(({ level, content }): Json => ({ type: 'heading', attrs: { level }, content }))
const code = sentence.map(
  (said): Json => ({ type: 'codeBlock', content: [{ type: 'text', text: `${said}\n  ${said}` }] }),
)
const snippet = fc.constant<Json>({
  type: 'snippet',
  attrs: { snippetId: '01920000-0000-7000-8000-000000000003' },
})

const { block } = fc.letrec<{ block: Json; item: Json }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    paragraph,
    heading,
    code,
    snippet,
    fc.constant<Json>({ type: 'horizontalRule' }),
    fc
      .record({
        kind: fc.constantFrom('info', 'tip', 'warning'),
        content: fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
      })
      .map(({ kind, content }): Json => ({ type: 'callOut', attrs: { kind }, content })),
    fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map((content): Json => ({ type: 'blockquote', content })),
    fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((content): Json => ({ type: 'bulletList', content })),
    fc
      .record({ start: fc.constantFrom(1, 4), content: fc.array(tie('item'), { minLength: 1, maxLength: 3 }) })
      .map(({ start, content }): Json => ({ type: 'orderedList', attrs: { start }, content })),
    fc
      .record({
        columns: fc.integer({ min: 1, max: 3 }),
        rows: fc.integer({ min: 1, max: 3 }),
        cell: tie('block'),
        wide: fc.boolean(),
      })
      .map(
        ({ columns, rows, cell, wide }): Json => ({
          type: 'table',
          content: Array.from({ length: rows }, (_, row) => ({
            type: 'tableRow',
            content: Array.from({ length: wide && row === 0 ? 1 : columns }, () => ({
              type: row === 0 ? 'tableHeader' : 'tableCell',
              attrs: { colspan: wide && row === 0 ? columns : 1 },
              content: [cell],
            })),
          })),
        }),
      ),
  ),
  item: fc
    .record({ first: paragraph, rest: fc.array(tie('block'), { maxLength: 1 }) })
    .map(({ first, rest }): Json => ({ type: 'listItem', content: [first, ...rest] })),
}))
const documents = fc.array(block, { minLength: 1, maxLength: 5 }).map((content) => ({ type: 'doc', content }))

test('what the editor writes, read and written again, is the same', () => {
  fc.assert(
    fc.property(documents, (json) => {
      const html = write(schema.nodeFromJSON(json))
      expect(write(read(html))).toBe(html)
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('pasting what the editor wrote into another program and back keeps what it names', () => {
  fc.assert(
    fc.property(documents, (json) => {
      const html = write(schema.nodeFromJSON(json))
      const pasted = write(read(cleanPaste(html).html))
      const { articles, snippets, files } = refsOf(pasted)
      const before = refsOf(html)
      expect({ articles, snippets, files }).toEqual({
        articles: before.articles,
        snippets: before.snippets,
        files: before.files,
      })
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('cleaning is stable: a second time changes nothing', () => {
  fc.assert(
    fc.property(documents, (json) => {
      const once = cleanPaste(write(schema.nodeFromJSON(json))).html
      expect(cleanPaste(once).html).toBe(once)
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('a table is stored without widths, a link without what the window needs', () => {
  const html = '<table><tbody><tr><th><p>A</p></th></tr></tbody></table><p><a href="https://a.example">x</a></p>'
  expect(
    write(
      read(
        `<table style="width:9px"><colgroup><col></colgroup><thead><tr><th style="x">A</th></tr></thead></table><p><a target="_blank" class="y" href="https://a.example">x</a></p>`,
      ),
    ),
  ).toBe(html)
})

test('variables stay words, and snippets and call-outs of an unknown kind are kept', () => {
  const html = '<p>Hello {{customer.firstName}}</p><aside data-kind="info"><p>x</p></aside>'
  expect(write(read('<p>Hello {{customer.firstName}}</p><aside data-kind="danger"><p>x</p></aside>'))).toBe(html)
})
