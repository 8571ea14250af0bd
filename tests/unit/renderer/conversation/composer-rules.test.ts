// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { limits } from '#shared/domain/primitives'
import {
  mentionedIn,
  withoutSignature,
  withSignature,
} from '../../../../renderer/features/tickets/conversation/composer/body-html.ts'
import {
  admitFiles,
  bodyLimit,
  pasteFits,
  splitAddresses,
} from '../../../../renderer/features/tickets/conversation/composer/limits.ts'
import { type StatusAfter, sentBy } from '../../../../renderer/features/tickets/conversation/composer/send-keys.ts'

const file = (size: number, name = 'a.txt') => ({ name, size })

describe('files for a message', () => {
  it('refuses a file of 200 MB before it is read and names the limit', () => {
    const { admitted, refused } = admitFiles([file(200_000_000, 'film.mp4'), file(10)], 0)
    expect(admitted).toHaveLength(1)
    expect(refused).toEqual([
      { code: 'too-large', fileName: 'film.mp4', size: 200_000_000, limit: limits.attachmentBytes },
    ])
  })
  it('takes a file of exactly the limit, not one byte more', () => {
    expect(admitFiles([file(limits.attachmentBytes)], 0).admitted).toHaveLength(1)
    expect(admitFiles([file(limits.attachmentBytes + 1)], 0).admitted).toHaveLength(0)
  })
  it('counts those that are attached already and says it once', () => {
    const { admitted, refused } = admitFiles([file(1), file(1), file(1), file(1)], limits.attachmentsPerMessage - 1)
    expect(admitted).toHaveLength(1)
    expect(refused).toEqual([{ code: 'too-many', limit: limits.attachmentsPerMessage }])
  })
  it('refuses an empty file', () => {
    expect(admitFiles([file(0)], 0).refused).toEqual([{ code: 'empty', fileName: 'a.txt' }])
  })
})

describe('pasting', () => {
  it('refuses ten megabytes of text', () => {
    expect(pasteFits(0, 'x'.repeat(10_000_000), '')).toBe(false)
  })
  it('counts what is there already', () => {
    const half = 'x'.repeat(600_000)
    expect(pasteFits(0, half, '')).toBe(true)
    expect(pasteFits(600_000, half, '')).toBe(false)
  })
  it('counts lines and escapes as they will be stored', () => {
    expect(pasteFits(0, '\n'.repeat(bodyLimit / 6), '')).toBe(false)
    expect(pasteFits(0, '&'.repeat(bodyLimit / 4), '')).toBe(false)
  })
  it('judges a page by its words, unless its markup alone is monstrous', () => {
    expect(pasteFits(0, 'short', `<div style="${'x'.repeat(1_500_000)}">short</div>`)).toBe(true)
    expect(pasteFits(0, 'short', 'x'.repeat(5_000_000))).toBe(false)
  })
})

describe('addresses', () => {
  it('reads a pasted list', () => {
    expect(splitAddresses('Ana Lima <Ana@A.example>; bo@b.example, c@c.example\nd@d.example')).toEqual([
      'ana@a.example',
      'bo@b.example',
      'c@c.example',
      'd@d.example',
    ])
  })
})

describe('mentions and signature', () => {
  it('names each colleague once', () => {
    const span = (id: string) => `<span data-type="mention" data-id="${id}">@x</span>`
    expect(mentionedIn(`<p>${span('a')} ${span('b')} ${span('a')}</p>`)).toEqual(['a', 'b'])
    expect(mentionedIn('<p>@nobody</p>')).toEqual([])
  })
  it('does not sign twice a reply that was taken back', () => {
    const signed = withSignature('<p>Hi</p>', '<p>Ana</p>')
    expect(withoutSignature(signed, '<p>Ana</p>')).toBe('<p>Hi</p>')
    expect(withSignature('<p>Hi</p>', '')).toBe('<p>Hi</p>')
    expect(withoutSignature('<p>Hi</p>', '<p>Ana</p>')).toBe('<p>Hi</p>')
  })
})

describe('keys that send', () => {
  const enter = (init: KeyboardEventInit) => new KeyboardEvent('keydown', { key: 'Enter', ...init })
  it.each<[KeyboardEventInit, StatusAfter]>([
    [{ ctrlKey: true }, undefined],
    [{ metaKey: true }, undefined],
    [{ ctrlKey: true, shiftKey: true }, 'solved'],
    [{ altKey: true }, 'waiting'],
  ])('%o sends', (init, status) => {
    expect(sentBy(enter(init))).toEqual({ status })
  })
  it.each<KeyboardEventInit>([
    {},
    { shiftKey: true },
    { ctrlKey: true, isComposing: true },
    { ctrlKey: true, altKey: true },
    { altKey: true, modifierAltGraph: true },
    { key: 'a', ctrlKey: true },
  ])('%o does not', (init) => {
    expect(sentBy(enter(init))).toBeNull()
  })
})
