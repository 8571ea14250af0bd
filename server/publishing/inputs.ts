import type { Kysely } from 'kysely'
import type { Article, ArticleFile, Category, Snippet, Translation } from '../../shared/domain/knowledge.ts'
import type { RecordType } from '../../shared/domain/records.ts'
import type { Site } from '../../shared/domain/sites.ts'
import type { Shelf } from '../../shared/rules/publishing/content.ts'
import { recordTables } from '../store/records.ts'
import type { Tables } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { type Manifest, newestManifest, noManifest } from './manifest.ts'

/** Everything that an edition is made of, as it stood at one moment. */
export interface Inputs {
  readonly site: Site
  readonly shelf: Shelf
  /** Of articles, with the checksum of their bytes; only those whose bytes are there. */
  readonly files: ReadonlyMap<string, Pick<ArticleFile, 'id' | 'mediaType' | 'sha256'>>
  readonly before: Manifest
}

/** Undefined when the site is gone. */
export function readInputs(store: Store, siteId: string): Promise<Inputs | undefined> {
  return store.read(async (db) => {
    const [site] = await docsOf<Site>(db, 'site', (query) => query.where('id', '=', siteId))
    if (!site) return undefined
    const articles = (await docsOf<Article>(db, 'article')).filter(
      ({ audience, archivedAt }) => audience === 'public' && archivedAt === null,
    )
    const isPublic = new Set(articles.map(({ id }) => id))
    const translations = await docsOf<Translation>(db, 'translation', (query) =>
      query.where('doc', 'like', '%"published":{%'),
    )
    const snippets = await docsOf<Snippet>(db, 'snippet')
    return {
      site,
      shelf: {
        articles,
        translations: translations.filter(({ articleId }) => isPublic.has(articleId)),
        categories: await docsOf<Category>(db, 'category'),
        snippets: new Map(snippets.map((each) => [each.id, each])),
      },
      files: await filesThere(db),
      before: (await newestManifest(db, siteId))?.manifest ?? noManifest,
    }
  })
}

/** Records read in one piece: long texts, and others want to be answered between. */
const slice = 200

type Narrow = (query: ReturnType<typeof pageOf>) => ReturnType<typeof pageOf>

async function docsOf<T>(db: Kysely<Tables>, type: RecordType, narrow: Narrow = (query) => query): Promise<T[]> {
  const found: T[] = []
  for (let afterId = ''; ; ) {
    const rows = await narrow(pageOf(db, type, afterId)).execute()
    for (const { doc } of rows) found.push(JSON.parse(doc) as T)
    if (rows.length < slice) return found
    afterId = rows.at(-1)?.id ?? afterId
  }
}

const pageOf = (db: Kysely<Tables>, type: RecordType, afterId: string) =>
  recordTables(db).selectFrom(type).select(['id', 'doc']).where('id', '>', afterId).orderBy('id').limit(slice)

async function filesThere(db: Kysely<Tables>): Promise<Inputs['files']> {
  const rows = await db
    .selectFrom('articleFile')
    .innerJoin('attachmentContent', 'attachmentContent.id', 'articleFile.id')
    .select(['articleFile.id', 'articleFile.doc', 'attachmentContent.sha256'])
    .execute()
  return new Map(
    rows.map(({ id, doc, sha256 }) => [id, { id, mediaType: (JSON.parse(doc) as ArticleFile).mediaType, sha256 }]),
  )
}
