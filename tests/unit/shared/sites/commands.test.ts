import { describe, expect, it } from 'vitest'
import { derivedId, type RecordOf } from '#shared/domain/records'
import { edition as editionSchema, site as siteSchema } from '#shared/domain/sites'
import { ids, person, start, type World, world } from '../effects.ts'
import { siteFields } from './make.ts'

const siteId = derivedId('site')
const [first, second] = [derivedId('first edition'), derivedId('second edition')]
const editor = { actor: person(ids.agent, 'editor') }

function withSite(fields = {}): World {
  const made = world()
  expect(made.do('site.create', { siteId, fields: siteFields(fields) }, editor).ok).toBe(true)
  return made
}

function withEdition(fields: Partial<RecordOf<'edition'>> = {}): World {
  const made = withSite()
  made.do('edition.publish', { editionId: first, siteId, publishAt: null, note: '' }, editor)
  const found = made.get('edition', first)
  if (!found) throw new Error('no edition')
  const site = made.get('site', siteId)
  if (!site) throw new Error('no site')
  return world([
    { type: 'site', record: { ...site, currentEditionId: fields.state === 'published' ? first : null } },
    { type: 'edition', record: { ...found, ...fields } },
  ])
}

describe('a site', () => {
  it('is made and changed by whoever may decide what readers see, field by field', () => {
    const made = withSite()
    expect(siteSchema.parse(made.get('site', siteId))).toMatchObject({
      name: 'Help',
      currentEditionId: null,
      lastNumber: 0,
    })
    made.do('site.update', { siteId, set: { name: 'Answers' }, base: { name: 'Help' } }, editor)
    const other = { siteId, set: { email: 'help@example.com' }, base: { email: null } }
    expect(made.do('site.update', other, editor)).toMatchObject({ ok: true, clashes: [] })
    expect(made.get('site', siteId)).toMatchObject({ name: 'Answers', email: 'help@example.com' })
    const late = { siteId, set: { name: 'Support' }, base: { name: 'Help' } }
    expect(made.do('site.update', late, editor)).toMatchObject({ clashes: [{ field: 'name', theirs: 'Answers' }] })
  })

  it('is only read by agents', () => {
    const made = withEdition({ state: 'published', kept: true })
    const denied = { ok: false, code: 'forbidden' }
    expect(made.do('site.create', { siteId: second, fields: siteFields({ address: 'other' }) })).toEqual(denied)
    expect(made.do('site.update', { siteId, set: { name: 'Mine' }, base: {} })).toEqual(denied)
    expect(made.do('site.delete', { siteId })).toEqual(denied)
    expect(made.do('edition.publish', { editionId: second, siteId, publishAt: null, note: '' })).toEqual(denied)
    expect(made.do('edition.cancel', { editionId: first })).toEqual(denied)
    expect(made.do('edition.withdraw', { siteId, editionId: first })).toEqual(denied)
    expect(made.do('edition.rollback', { siteId, editionId: first, seenEditionId: first })).toEqual(denied)
  })

  it('goes for good only before its first edition, and is not archived while readers see it', () => {
    const fresh = withSite()
    expect(fresh.do('site.delete', { siteId }, editor).ok).toBe(true)
    expect(fresh.get('site', siteId)).toBeUndefined()
    const online = withEdition({ state: 'published', kept: true })
    expect(online.do('site.delete', { siteId }, editor)).toMatchObject({ code: 'in-use' })
    const archive = { siteId, set: { archived: true }, base: {} }
    expect(online.do('site.update', archive, editor)).toMatchObject({ code: 'wrong-state' })
    online.do('edition.withdraw', { siteId, editionId: first }, editor)
    expect(online.do('site.update', archive, editor).ok).toBe(true)
    expect(online.get('site', siteId)?.archivedAt).not.toBeNull()
    const again = { editionId: second, siteId, publishAt: null, note: '' }
    expect(online.do('edition.publish', again, editor)).toMatchObject({ code: 'wrong-state' })
  })

  it.each([
    ['an address with a slash', { address: 'a/b' }],
    ['an address in capitals', { address: 'Help' }],
    ['a public address without its last slash', { publicUrl: 'https://example.com/help' }],
    ['a public address of a script', { publicUrl: 'javascript:alert(1)/' }],
    ['a public address with a query', { publicUrl: 'https://example.com/?a=/' }],
    ['one language twice', { languages: ['en', 'EN'].map((language) => ({ language, required: false })) }],
    ['no language', { languages: [] }],
    ['a colour by name', { accentLight: 'red' }],
    ['a drawing as logo', { logo: { mediaType: 'image/svg+xml', base64: 'AAAA', width: 1, height: 1 } }],
  ])('takes no %s', (_what, fields) => {
    expect(() => world().do('site.create', { siteId, fields: siteFields(fields as object) }, editor)).toThrow()
  })
})

describe('an edition', () => {
  it('waits for the server, or for its time', () => {
    const made = withSite()
    made.do('edition.publish', { editionId: first, siteId, publishAt: null, note: 'Go' }, editor)
    expect(editionSchema.parse(made.get('edition', first))).toMatchObject({ number: 1, state: 'waiting', note: 'Go' })
    const later = '2027-01-01T08:00:00.000Z'
    made.do('edition.publish', { editionId: second, siteId, publishAt: later, note: '' }, editor)
    expect(made.get('edition', second)).toMatchObject({ number: 2, state: 'scheduled', publishAt: later })
    expect(made.get('site', siteId)?.lastNumber).toBe(2)
  })

  it('whose time is past does not wait for it', () => {
    const made = withSite()
    made.do('edition.publish', { editionId: first, siteId, publishAt: start, note: '' }, editor)
    expect(made.get('edition', first)?.state).toBe('waiting')
  })

  it('is cancelled before it is online, and not after', () => {
    const building = withEdition({ state: 'building', progress: { done: 1, total: 9 } })
    building.do('edition.cancel', { editionId: first }, editor)
    expect(building.get('edition', first)).toMatchObject({ state: 'cancelled', progress: null })
    const online = withEdition({ state: 'published', kept: true })
    expect(online.do('edition.cancel', { editionId: first }, editor)).toMatchObject({ code: 'wrong-state' })
  })

  it('is withdrawn and put back, unless somebody was faster', () => {
    const made = withEdition({ state: 'published', kept: true })
    expect(made.do('edition.withdraw', { siteId, editionId: second }, editor)).toMatchObject({ code: 'changed-since' })
    made.do('edition.withdraw', { siteId, editionId: first }, editor)
    expect(made.get('site', siteId)?.currentEditionId).toBeNull()
    const late = { siteId, editionId: first, seenEditionId: second }
    expect(made.do('edition.rollback', late, editor)).toMatchObject({ code: 'changed-since' })
    made.do('edition.rollback', { siteId, editionId: first, seenEditionId: null }, editor)
    expect(made.get('site', siteId)?.currentEditionId).toBe(first)
  })

  it.each([
    ['failed', { state: 'failed' as const }],
    ['has lost its pages', { state: 'published' as const, kept: false }],
  ])('that %s is not gone back to', (_what, fields) => {
    const made = withEdition(fields)
    made.do('edition.withdraw', { siteId, editionId: first }, editor)
    const back = { siteId, editionId: first, seenEditionId: null }
    expect(made.do('edition.rollback', back, editor)).toMatchObject({ code: 'wrong-state' })
  })
})
