import { describe, expect, it } from 'vitest'
import type { Site } from '#shared/domain/sites'
import { checkSite, isBlocking } from '#shared/rules/publishing/checks'
import { contentOf, type Shelf } from '#shared/rules/publishing/content'
import { accentContrasts, contrastOf, inkOn } from '#shared/rules/publishing/contrast'
import { articleOf, idOf, shelfOf, siteOf, snippetOf, textOf } from './make-shelf.ts'

function kindsOf(shelf: Shelf, site: Site = siteOf(), files: ReadonlySet<string> = new Set()): string[] {
  const found = checkSite(site, shelf, contentOf(site, shelf, {}), { files, today: '2026-06-01' })
  return found.map((each) => `${isBlocking(each) ? '!' : ''}${each.kind} ${each.language ?? ''}`.trim())
}

const one = (body: string, more = {}) =>
  shelfOf({ articles: [articleOf('a')], translations: [textOf('a', 'A', body)], ...more })

describe('a site is not published', () => {
  it('without an article', () => {
    expect(kindsOf(shelfOf({}))).toEqual(['!empty'])
  })

  it('with a link to an article that it has in no language, also in a shared passage', () => {
    const link = `<p><a data-article="${idOf('hidden')}">x</a></p>`
    expect(kindsOf(one(link))).toEqual(['!broken-link en'])
    const placed = { snippets: [snippetOf('s', { en: link })] }
    expect(kindsOf(one(`<div data-snippet="${idOf('s')}"></div>`, placed))).toEqual(['!broken-link en'])
    expect(kindsOf(one('<p><a href="example.org/help">x</a></p>'))).toEqual(['!broken-link en'])
  })

  it('with a picture whose bytes are not there', () => {
    const body = `<p><img src="cid:${idOf('file')}" alt="x"></p>`
    expect(kindsOf(one(body))).toEqual(['!missing-picture en'])
    expect(kindsOf(one(body), siteOf(), new Set([idOf('file')]))).toEqual([])
  })

  it('when a language that is required lacks an article', () => {
    const both = [
      { language: 'en', required: false },
      { language: 'de', required: true },
    ]
    expect(kindsOf(one('<p>x</p>'), siteOf({ languages: both }))).toEqual(['!untranslated de'])
  })

  it('in a colour that cannot be read', () => {
    expect(kindsOf(one('<p>x</p>'), siteOf({ accentLight: '#f6d32d' }))).toEqual(['!low-contrast'])
  })
})

describe('a site is published with a warning', () => {
  it('for what is old, without a description, or elsewhere', () => {
    const shelf = shelfOf({
      articles: [articleOf('a', { reviewBy: '2026-05-31' })],
      translations: [
        textOf('a', 'A', '<p><img src="https://example.org/a.png" alt=""></p>', { number: 2, summary: '' }),
        textOf('a', 'A', '<p>x</p>', { language: 'de', sourceRevision: 1 }),
      ],
    })
    const languages = ['en', 'de'].map((language) => ({ language, required: true }))
    expect(kindsOf(shelf, siteOf({ languages, publicUrl: null })).sort()).toEqual(
      ['no-description en', 'no-public-url', 'outdated de', 'remote-picture en', 'review-due'].sort(),
    )
  })
})

describe('contrast', () => {
  it('is that of the standard', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrastOf('#1a5fb4', '#1a5fb4')).toBe(1)
  })

  it('is measured on the worst ground of each scheme', () => {
    const [light, dark] = accentContrasts({ accentLight: '#767676', accentDark: '#99c1f1' })
    expect(light).toMatchObject({ scheme: 'light', isEnough: false })
    expect(dark).toMatchObject({ scheme: 'dark', isEnough: true })
  })

  it('of black or white is enough on every colour', () => {
    for (let shade = 0; shade < 256; shade++) {
      const colour = `#${shade.toString(16).padStart(2, '0').repeat(3)}`
      expect(contrastOf(colour, inkOn(colour))).toBeGreaterThan(4.5)
    }
  })
})
