import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Cache } from '../../../electron/data/cache/cache.ts'
import type { Sql } from '../../../electron/data/cache/driver.ts'
import { putRecords } from '../../../electron/data/cache/records.ts'
import { startKeeping } from '../../../electron/data/files/keep.ts'
import type { ArticleFile } from '../../../shared/domain/knowledge.ts'
import type { TypedRecord } from '../../../shared/domain/records.ts'
import { until } from '../../fixtures/client.ts'
import { at, freshCache, newId, temporaryFolder } from './make.ts'
import { article, articles, text, texts } from './make-knowledge.ts'

/** Which pictures are fetched before anybody looks, and how little is looked at for one of them. */

const file = (articleId: string): ArticleFile => ({
  id: newId(),
  version: 1,
  articleId,
  fileName: 'hub.png',
  mediaType: 'image/png',
  size: 1_000,
  sha256: 'a'.repeat(64),
  inline: true,
  createdAt: at(0),
})

/** An article with its picture. */
function pictured(): { readonly id: string; readonly records: TypedRecord[] } {
  const of = article()
  const picture = file(of.id)
  const words = text(of, { title: 'The hub', bodyHtml: `<p><img src="cid:${picture.id}" alt="The hub"></p>` })
  return {
    id: picture.id,
    records: [...articles(of), { type: 'articleFile', record: picture }, ...texts(words)],
  }
}

/** The cache, and how many rows were read from it. */
function counted(cache: Cache): { readonly cache: Cache; rows(): number } {
  let rows = 0
  return {
    rows: () => rows,
    cache: {
      ...cache,
      read: (work, options) =>
        cache.read((sql) => {
          const counting: Sql = {
            ...sql,
            all: async <Row>(...asked: Parameters<Sql['all']>) => {
              const found = await sql.all<Row>(...asked)
              rows += found.length
              return found
            },
          }
          return work(counting)
        }, options),
    },
  }
}

test('a text that changes is looked at alone, however many pictures there are', async () => {
  const folder = await temporaryFolder()
  const known = Array.from({ length: 300 }, pictured)
  const opened = await freshCache({})
  await opened.write((tx) =>
    putRecords(
      tx,
      known.flatMap(({ records }) => records),
    ),
  )
  const { cache, rows } = counted(opened)
  const keeping = startKeeping({
    cache,
    folder,
    files: { keep: (id) => writeFile(join(folder, id), 'picture') },
    report: (_, error) => expect.unreachable(String(error)),
  })
  onTestFinished(() => keeping.stop())
  keeping.caughtUp()
  const areHere = (count: number) => until(async () => (await readdir(folder)).length === count)
  await areHere(known.length)
  const before = rows()
  const added = pictured()
  await opened.write((tx) => putRecords(tx, added.records))
  await areHere(known.length + 1)
  expect(await readdir(folder)).toContain(added.id)
  expect(rows() - before).toBeLessThan(10)
})
