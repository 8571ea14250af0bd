import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { sliceOf } from '../../../server/publishing/blobs.ts'
import { loadManifest, type Manifest } from '../../../server/publishing/manifest.ts'
import { createPublisher, type Publisher } from '../../../server/publishing/publisher.ts'
import { importRecords } from '../../../server/store/import.ts'
import { loadRecord } from '../../../server/store/records.ts'
import { openStore, type Store } from '../../../server/store/store.ts'
import { applyChanges } from '../../../server/store/write.ts'
import { put } from '../../../shared/commands/command.ts'
import { translationId } from '../../../shared/domain/records.ts'
import { manyArticleId, manyRecords, manySite, manySiteId } from '../../fixtures/many-articles.ts'
import type { Row } from '../report.ts'

/** P18: how long it takes until readers have an edition, and how large its search index is. */

const languages = ['en', 'de', 'es']
const author = uuidv7()
const articles = 2_000
const batch = 1_000

export async function publishingRows(scratch: string): Promise<Row[]> {
  const store = await openStore({ dataDir: path.join(scratch, 'publishing') })
  const records = manyRecords({ articles, languages, words: 800 }, author)
  for (let from = 0; from < records.length; from += batch) await importRecords(store, records.slice(from, from + batch))
  await importRecords(store, [{ type: 'site', record: manySite(languages, author) }])
  const publisher = createPublisher(store, { error: (...words: unknown[]) => process.stderr.write(`${words}\n`) })
  publisher.start()
  try {
    const fresh = await publish(store, publisher, 1)
    const unchanged = await publish(store, publisher, 2)
    await rewrite(store)
    const changed = await publish(store, publisher, 3)
    const row = (what: string, figure: number, atMost: number): Row => ({
      ...{ target: 'P18', what, figure, unit: 'ms', bound: { atMost } },
    })
    return [
      row(`publish ${articles.toLocaleString('en')} articles in ${languages.length} languages`, fresh.time, 60_000),
      row('the same unchanged', unchanged.time, 3_000),
      row('the same, one article changed', changed.time, 3_000),
      {
        ...{
          target: 'P18',
          what: 'search index, for each page',
          figure: indexBytes(changed.manifest) / 1024,
          unit: 'KB',
        },
        bound: null,
      },
    ]
  } finally {
    await publisher.stop()
    await store.close()
  }
}

async function publish(
  store: Store,
  publisher: Publisher,
  number: number,
): Promise<{ time: number; manifest: Manifest }> {
  const id = uuidv7()
  const started = performance.now()
  const at = new Date().toISOString()
  const edition = put('edition', {
    ...{ id, version: 0, siteId: manySiteId, number, state: 'waiting', publishAt: at, byId: author, note: '' },
    ...{ counts: null, progress: null, problem: null, warnings: 0, publishedAt: null, kept: false, createdAt: at },
  })
  await store.write((tx) => applyChanges(tx, [edition], { actor: null, action: 'bench', at }))
  await publisher.settled()
  const manifest = await loadManifest(store.reader, id)
  if (!manifest) throw new Error('the edition was not published')
  return { time: performance.now() - started, manifest }
}

async function rewrite(store: Store): Promise<void> {
  const found = await loadRecord(store.reader, 'translation', translationId(manyArticleId(7), languages[0] ?? ''))
  if (!found?.published) throw new Error('there is no text to change')
  const at = new Date().toISOString()
  const published = {
    ...found.published,
    revisionId: uuidv7(),
    bodyHtml: '<p>Short now</p>',
    bodyText: 'Short now',
    at,
  }
  const changed = put('translation', { ...found, published })
  await store.write((tx) => applyChanges(tx, [changed], { actor: null, action: 'bench', at }))
}

/** As they lie on disk; the index comes compressed. */
function indexBytes({ files, pages }: Manifest): number {
  const index = Object.entries(files).filter(([file]) => file.startsWith('index/'))
  const bytes = index.reduce((sum, [, file]) => sum + (sliceOf(file, 'identity')?.length ?? 0), 0)
  return bytes / Object.keys(pages).length
}
