// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { mergeBlocks, mergeTexts } from '../../../../renderer/features/knowledge/edit/merge-texts.ts'

const text = (bodyHtml: string, title = 'T', summary = '') => ({ title, summary, bodyHtml })
const p = (...words: string[]) => words.map((word) => `<p>${word}</p>`).join('')

describe('joining two texts that were made of one', () => {
  it('takes what each of them changed in different places', () => {
    const merged = mergeTexts(text(p('a', 'b', 'c')), text(p('A', 'b', 'c')), text(p('a', 'b', 'C', 'd')))
    expect(merged.bodyHtml).toBe(p('A', 'b', 'C', 'd'))
    expect(merged.clashes).toBe(0)
  })
  it('keeps both where both changed the same passage, theirs first', () => {
    const merged = mergeTexts(text(p('a', 'b')), text(p('a', 'theirs')), text(p('a', 'mine')))
    expect(merged.bodyHtml).toBe(p('a', 'theirs', 'mine'))
    expect(merged.clashes).toBe(1)
  })
  it('keeps what one of them wrote into a passage that the other took out', () => {
    const merged = mergeTexts(text(p('a', 'b')), text(p('a')), text(p('a', 'b changed')))
    expect(merged.bodyHtml).toContain('b changed')
  })
  it('takes the same change once', () => {
    const merged = mergeTexts(text(p('a')), text(p('x')), text(p('x')))
    expect(merged).toMatchObject({ bodyHtml: p('x'), clashes: 0 })
  })
  it('takes their title where mine was not touched, else mine', () => {
    expect(mergeTexts(text('', 'T'), text('', 'Theirs'), text('', 'T')).title).toBe('Theirs')
    expect(mergeTexts(text('', 'T'), text('', 'Theirs'), text('', 'Mine')).title).toBe('Mine')
  })
  it('names the lines that both changed, as only mine can stand', () => {
    expect(mergeTexts(text('', 'T', 's'), text('', 'Theirs', 's'), text('', 'Mine', 'S')).lines).toEqual(['title'])
    expect(mergeTexts(text('', 'T', 's'), text('', 'Same', 'x'), text('', 'Same', 'y')).lines).toEqual(['summary'])
  })
  it('puts two texts without a common one behind one another', () => {
    expect(mergeTexts(text('', ''), text(p('theirs')), text(p('mine'))).bodyHtml).toBe(p('theirs', 'mine'))
  })
})

const block = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const blocks = fc.array(block, { maxLength: 8 })

test('nothing that either of them wrote is lost, whatever they did', () => {
  fc.assert(
    fc.property(blocks, blocks, blocks, (base, theirs, mine) => {
      const { blocks: merged } = mergeBlocks(base, theirs, mine)
      for (const one of [...theirs, ...mine]) if (!base.includes(one)) expect(merged).toContain(one)
    }),
  )
})

test('a text that only one of them changed is that one', () => {
  fc.assert(
    fc.property(blocks, blocks, (base, other) => {
      expect(mergeBlocks(base, other, base)).toEqual({ blocks: other, clashes: 0 })
      expect(mergeBlocks(base, base, other)).toEqual({ blocks: other, clashes: 0 })
      expect(mergeBlocks(base, other, other).blocks).toEqual(other)
    }),
  )
})
