import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCsv } from '../../../electron/data/knowledge/transfer/read-csv.ts'
import { listTexts } from '../../../electron/data/knowledge/transfer/read-folder.ts'
import { saysTheSame } from '../../../electron/data/knowledge/transfer/to-markdown.ts'
import { attach, readAll } from './attach.ts'
import { type Desktop, startWorld, type World } from './world.ts'

/** Articles from and to files, between real workspaces. */

let world: World
let folder: string
beforeEach(async () => {
  world = await startWorld()
  folder = await mkdtemp(path.join(tmpdir(), 'switchboard-articles-'))
})
afterEach(async () => {
  await world.stop()
  await rm(folder, { recursive: true, force: true })
})

const options = { language: 'en', audience: 'public', categoryId: null, publish: 'as-said' } as const

async function open(desktop: Desktop, chosen: string, source: 'folder' | 'csv' = 'folder', some: object = {}) {
  desktop.host.chosen = chosen
  const preview = await desktop.local('import.open', { source, options: { ...options, ...some } })
  if (!preview) throw new Error('nothing was chosen')
  return preview
}

const listed = async (desktop: Desktop) => {
  const args = { filter: {}, language: 'en', sort: { by: 'title', direction: 'asc' }, offset: 0, limit: 200 } as const
  return (await desktop.query('article.list', args)).items
}

async function article(by: Desktop, words: { title: string; bodyHtml: string }, some: object = {}) {
  const ids = { articleId: uuidv7(), revisionId: uuidv7() }
  const rest = { audience: 'public' as const, tagIds: [], productIds: [], keywords: [], reviewBy: null, ticketId: null }
  await by.act('article.create', { ...ids, language: 'en', summary: '', categoryId: null, ...rest, ...words, ...some })
  return ids
}

const rich = (linked: string, file: string, snippet: string) =>
  `<h2>Steps &amp; "signs"</h2><ol><li><p>Hold <strong>it</strong></p><ul><li><p>or not</p></li></ul></li><li><p>Wait</p></li></ol>` +
  `<ul><li><p>apart</p></li></ul><aside data-kind="warning"><p>Hot!</p><p>Really.</p></aside>` +
  `<table><tbody><tr><th><p>A</p></th><th><p>B</p></th></tr><tr><td><p>x | y</p></td><td><p>*z*</p></td></tr></tbody></table>` +
  `<table><tbody><tr><td rowspan="2"><p>joined</p></td><td><p>1</p></td></tr><tr><td><p>2</p></td></tr></tbody></table>` +
  `<pre><code class="language-bash">a &lt; b\n\n  # c</code></pre><p>1. no list {{customer.firstName}}<br>line <a href="https://example.org/?a=1&amp;b=2">out</a></p>` +
  `<p>See <a data-article="${linked}">the other</a></p><div data-snippet="${snippet}"></div><p><img src="cid:${file}" alt="a picture"></p>`

/** So many bytes that begin as a PNG does; nothing here draws them. */
const picture = (size: number) =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), randomBytes(size)])

async function fillWorkspace(ed: Desktop) {
  const [top, below] = [uuidv7(), uuidv7()]
  await ed.act('category.save', { categoryId: top, set: { name: 'Network' } })
  await ed.act('category.save', { categoryId: below, set: { name: 'Set/up', parentId: top } })
  await ed.act('tag.create', { name: 'wifi' })
  const snippetId = uuidv7()
  await ed.act('snippet.save', { snippetId, set: { name: 'Unplug', bodies: { en: '<p>Unplug.</p>' } } })
  const other = await article(ed, { title: 'Another: "quoted"', bodyHtml: '<p>Words</p>' })
  const file = await attach(ed, picture(3_000))
  const body = rich(other.articleId, file.id, snippetId)
  const one = await article(
    ed,
    { title: 'Reset, the hub', bodyHtml: body },
    {
      attachments: [file],
      categoryId: below,
      keywords: ['reboot', 'a, b'],
      audience: 'customers',
      reviewBy: '2027-01-31',
    },
  )
  const seen = { articleId: one.articleId, language: 'en', revisionId: one.revisionId }
  await ed.act('translation.publish', seen)
  const newer = {
    ...seen,
    revisionId: uuidv7(),
    baseRevisionId: one.revisionId,
    title: 'Reset the hub',
    summary: 'New',
    note: '',
  }
  await ed.act('translation.save', { ...newer, bodyHtml: `${body}<p>More</p>` })
  const german = {
    articleId: one.articleId,
    language: 'de',
    revisionId: uuidv7(),
    baseRevisionId: null,
    note: '',
    summary: '',
  }
  await ed.act('translation.save', {
    ...german,
    title: 'Hub zurücksetzen',
    bodyHtml: '<p>Taste.</p>',
    sourceRevision: 1,
  })
  await ed.quiet()
  return { ...one, file }
}

for (const format of ['markdown', 'html', 'csv'] as const) {
  test(`what is written out as ${format} is known again at once, and is the same in another workspace`, async () => {
    const ed = await world.desktop({ role: 'editor' })
    const { articleId, file } = await fillWorkspace(ed)
    ed.host.chosen = format === 'csv' ? path.join(folder, 'all.csv') : folder
    const written = await ed.local('export.run', { format })
    expect(written).toMatchObject({
      texts: 4,
      snippets: 1,
      files: format === 'csv' ? 0 : 1,
      problems: [],
      cancelled: false,
    })
    expect(await ed.query('transfer.state', {})).toMatchObject({
      kind: 'export',
      phase: 'done',
      exported: { texts: 4 },
    })
    const [made] = await readdir(folder)
    const place = path.join(folder, made ?? '')
    const source = format === 'csv' ? 'csv' : 'folder'

    const again = await open(ed, place, source)
    expect(again.items.map(({ path: name, action, problems }) => [name, action, problems])).toEqual(
      again.items.map(({ path: name }) => [name, 'unchanged', []]),
    )
    expect(again.counts).toMatchObject({ unchanged: 4, new: 0, update: 0, unreadable: 0, snippets: 0 })

    const elsewhere = await startWorld()
    try {
      const other = await elsewhere.desktop({ role: 'editor' })
      const preview = await open(other, place, source)
      expect(preview.counts).toMatchObject({ new: 4, unreadable: 0, snippets: 1, images: format === 'csv' ? 0 : 2 })
      expect(preview.newCategories).toEqual(['Network', 'Network / Set/up'])
      const report = await other.local('import.run', { importId: preview.importId, options })
      expect(report).toMatchObject({ published: 1, cancelled: false })
      await other.quiet()
      const before = await ed.query('article.get', { articleId })
      const after = await other.query('article.get', { articleId })
      expect(after?.article).toMatchObject({
        audience: 'customers',
        keywords: ['reboot', 'a, b'],
        reviewBy: '2027-01-31',
      })
      expect(after?.translations.map(({ language, title, state }) => [language, title, state])).toEqual(
        before?.translations.map(({ language, title, state }) => [language, title, state]),
      )
      expect(after?.translations[0]?.published?.title).toBe('Reset, the hub')
      expect(after?.snippets).toMatchObject([{ name: 'Unplug', bodies: { en: '<p>Unplug.</p>' } }])
      if (format === 'csv') return
      const picture = /cid:([0-9a-f-]{36})/.exec(after?.translations[0]?.bodyHtml ?? '')?.[1] ?? ''
      expect((await readAll(other, picture)).equals(await readAll(ed, file.id))).toBe(true)
      for (const [i, text] of (before?.translations ?? []).entries()) {
        const now = after?.translations[i]?.bodyHtml.replaceAll(`cid:${picture}`, `cid:${file.id}`) ?? ''
        expect(saysTheSame(now, text.bodyHtml), now).toBe(true)
      }
    } finally {
      await elsewhere.stop()
    }
  }, 60_000)
}

test('of 500 files the sound ones come in, and the report names the broken ones in the middle', async () => {
  const ed = await world.desktop({ role: 'editor' })
  await mkdir(path.join(folder, 'deep/er'), { recursive: true })
  for (let n = 0; n < 500; n++) {
    const name = path.join(folder, n % 3 === 0 ? 'deep/er' : '', `article-${String(n).padStart(3, '0')}.md`)
    const text = `---\ntitle: Article ${n}\ncategory: Imported / Part ${n % 4}\nkeywords: [one, "two, three"]\n---\n\nText of **${n}**.\n`
    await writeFile(name, n === 250 ? randomBytes(500) : n === 251 ? '---\ntitle: never ends' : n === 252 ? '' : text)
  }
  const preview = await open(ed, folder)
  expect(preview.counts).toEqual({ new: 497, update: 0, unchanged: 0, unreadable: 3, snippets: 0, images: 0 })
  expect(preview.items.slice(0, 3).map(({ path: name, problems }) => [name, problems[0]?.code])).toEqual([
    ['article-250.md', 'not-text'],
    ['article-251.md', 'bad-front-matter'],
    ['deep/er/article-252.md', 'no-title'],
  ])
  const report = await ed.local('import.run', { importId: preview.importId, options })
  expect(report).toMatchObject({ created: 497, updated: 0, cancelled: false })
  expect([...new Set(report.problems.map(({ path: name }) => name))].sort()).toEqual([
    'article-250.md',
    'article-251.md',
    'deep/er/article-252.md',
  ])
  expect((await ed.query('category.list', {})).map(({ name, articles }) => [name, articles])).toContainEqual([
    'Imported',
    497,
  ])
  const again = await open(ed, folder)
  expect(again.counts).toMatchObject({ unchanged: 497, new: 0 })
}, 300_000)

test('links between files, pictures beside them, and nothing from outside the folder', async () => {
  const ed = await world.desktop({ role: 'editor' })
  const inside = path.join(folder, 'in')
  await mkdir(path.join(inside, 'img'), { recursive: true })
  await writeFile(path.join(folder, 'secret.png'), picture(100))
  await writeFile(path.join(folder, 'secret.md'), '# Secret\n\nwords')
  await writeFile(path.join(inside, 'img/a b.png'), picture(100))
  await writeFile(path.join(inside, 'img/bad.png'), randomBytes(10))
  await symlink(path.join(folder, 'secret.md'), path.join(inside, 'leak.md')).catch(() => undefined)
  await writeFile(
    path.join(inside, 'one.md'),
    '# One\n\nSee [two](two.html#x), [gone](no.md).\n\n![ok](img/a%20b.png) ![out](../secret.png) ![far](https://example.org/x.png) ![bad](img/bad.png)\n',
  )
  await writeFile(
    path.join(inside, 'two.html'),
    '<html lang="de"><head><title>Zwei</title><meta name="description" content="Kurz"><style>p{}</style></head><body><p class=MsoNormal onclick="x()">Text <a href="one.md">eins</a><script>1</script></p></body></html>',
  )
  const preview = await open(ed, inside)
  const report = await ed.local('import.run', { importId: preview.importId, options })
  expect(report.problems.map(({ code, detail }) => `${code} ${detail}`).sort()).toEqual([
    'broken-image img/bad.png',
    'missing-image ../secret.png',
    'remote-image https://example.org/x.png',
    'unknown-link no.md',
  ])
  await ed.quiet()
  const items = await listed(ed)
  expect(items.map(({ title, language }) => [title, language])).toEqual([
    ['One', 'en'],
    ['Zwei', 'de'],
  ])
  const [one, two] = items
  const first = await ed.query('article.get', { articleId: one?.articleId ?? '' })
  expect(first?.links).toMatchObject([{ articleId: two?.articleId }])
  expect(first?.files).toMatchObject([{ fileName: 'a b.png', mediaType: 'image/png' }])
  const second = await ed.query('article.get', { articleId: two?.articleId ?? '' })
  expect(second?.translations[0]).toMatchObject({
    summary: 'Kurz',
    bodyHtml: `<p>Text <a data-article="${one?.articleId}">eins</a></p>`,
  })
})

test('a table with broken rows and foreign column names; an agent’s import stays drafts and makes no categories', async () => {
  const ana = await world.desktop()
  const rows = [
    'Question;Answer;Section;Synonyms;State',
    'How?;"So; and **so**";FAQ;a, b;published',
    ';empty;;;',
    'Why?;"<p>Because</p>";;;',
    'Broken;"never closed;;;',
  ]
  await writeFile(path.join(folder, 'faq.csv'), rows.join('\r\n'))
  const preview = await open(ana, path.join(folder, 'faq.csv'), 'csv', { publish: 'all' })
  expect(preview.items.map(({ title, action }) => [title, action])).toEqual(
    expect.arrayContaining([
      ['How?', 'new'],
      ['Why?', 'new'],
    ]),
  )
  expect(preview.counts).toMatchObject({ new: 2 })
  const report = await ana.local('import.run', { importId: preview.importId, options: { ...options, publish: 'all' } })
  expect(report).toMatchObject({ created: 2, published: 0 })
  expect(report.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['unknown-category', 'no-title']))
  await ana.quiet()
  expect((await listed(ana)).map(({ title, state, categoryId }) => [title, state, categoryId])).toEqual([
    ['How?', 'draft', null],
    ['Why?', 'draft', null],
  ])
  expect(await ana.query('attention.list', {})).toEqual([])
})

test('another table of the same name touches no article of the first; the same one again finds each by its title', async () => {
  const ed = await world.desktop({ role: 'editor' })
  const bring = async (...rows: string[]) => {
    await writeFile(path.join(folder, 'articles.csv'), ['title,body', ...rows].join('\n'))
    const preview = await open(ed, path.join(folder, 'articles.csv'), 'csv')
    await ed.local('import.run', { importId: preview.importId, options })
    await ed.quiet()
    return preview.counts
  }
  expect(await bring('One,first', 'Two,second')).toMatchObject({ new: 2 })
  expect(await bring('Three,third', 'Four,fourth')).toMatchObject({ new: 2, update: 0 })
  // A row on top moves nothing, and a title that stands twice is two articles.
  expect(await bring('Zero,new', 'One,first', 'Two,changed', 'Zero,another')).toMatchObject({
    new: 2,
    unchanged: 1,
    update: 1,
  })
  expect((await listed(ed)).map(({ title }) => title)).toEqual(['Four', 'One', 'Three', 'Two', 'Zero', 'Zero'])
})

test('a folder of more texts than are taken at once says what was left', async () => {
  for (let n = 0; n < 10_001; n += 1) await writeFile(path.join(folder, `${n}.md`), '')
  expect(await listTexts(folder)).toMatchObject({ files: { length: 10_000 }, more: true })
  await rm(path.join(folder, '0.md'))
  expect(await listTexts(folder)).toMatchObject({ files: { length: 10_000 }, more: false })
  const ed = await world.desktop({ role: 'editor' })
  await writeFile(path.join(folder, 'another.md'), '# Another\n\nText\n')
  const preview = await open(ed, folder)
  expect(preview.items.flatMap(({ problems }) => problems)).toContainEqual({
    path: path.basename(folder),
    code: 'too-many',
    detail: '10000',
  })
})

test('while a long table is read other things are answered', async () => {
  const row = `"A title","${'Words of an answer, and more of them. '.repeat(100)}"`
  await writeFile(path.join(folder, 'long.csv'), ['title,body', ...Array.from({ length: 1_000 }, () => row)].join('\n'))
  let turns = 0
  let done = false
  const turn = () => {
    turns += 1
    if (!done) setImmediate(turn)
  }
  setImmediate(turn)
  // Only the taking apart of the table is looked at.
  const { texts } = await readCsv(path.join(folder, 'long.csv'), () => false)
  done = true
  expect(texts).toEqual([])
  expect(turns).toBeGreaterThan(20)
})

test('an import that is stopped keeps what it has done, and goes on when it is run again', async () => {
  const ed = await world.desktop({ role: 'editor' })
  for (let n = 0; n < 60; n++) await writeFile(path.join(folder, `${n}.md`), `# Title ${n}\n\nText ${n}\n`)
  const preview = await open(ed, folder)
  const running = ed.local('import.run', { importId: preview.importId, options })
  const stop = setInterval(async () => {
    const state = await ed.query('transfer.state', {})
    if (state?.phase === 'writing' && state.done >= 10) await ed.local('transfer.cancel', {})
  }, 1)
  const first = await running
  clearInterval(stop)
  const second = await ed.local('import.run', { importId: preview.importId, options })
  expect(first.created + second.created).toBe(60)
  expect((await listed(ed)).length).toBe(60)
  ed.host.chosen = null
  expect(await ed.local('import.open', { source: 'folder', options })).toBeNull()
  await expect(ed.local('import.run', { importId: uuidv7(), options })).rejects.toMatchObject({
    error: { code: 'not-found' },
  })
  expect(await readFile(path.join(folder, '0.md'), 'utf8')).toContain('Title 0')
})
