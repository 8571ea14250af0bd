import type { Kysely } from 'kysely'
import type { KnownPages } from '../../shared/rules/publishing/content.ts'
import type { OldPaths } from '../../shared/rules/publishing/plan.ts'
import type { Tables } from '../store/schema.ts'
import type { WriteTx } from '../store/store.ts'
import type { Blob } from './blobs.ts'

/** One file of an edition. */
export interface SiteFile extends Blob {
  readonly mediaType: string
  /** What it was made of, as a checksum: the same again need not be made again. */
  readonly digest: string
  /** What a page may run; undefined for other files. */
  readonly policy?: 'plain' | 'search' | 'missing'
  /** Paths of the pictures that a page shows. */
  readonly pictures?: readonly string[]
  /** Its name changes with its content: never asked for again. */
  readonly lasting?: true
}

/** Part of the search index, made of some articles of one language. */
export interface SearchPart {
  readonly digest: string
  /** Paths of its files. */
  readonly files: readonly string[]
}

/** What an edition is made of. By the path of each file from the site's root. */
export interface Manifest {
  readonly files: Readonly<Record<string, SiteFile>>
  readonly pages: KnownPages
  readonly old: OldPaths
  readonly search: Readonly<Record<string, SearchPart>>
  readonly languages: readonly string[]
}

export const noManifest: Manifest = {
  files: {},
  pages: {},
  old: { redirects: {}, gone: [] },
  search: {},
  languages: [],
}

export async function loadManifest(db: Kysely<Tables>, editionId: string): Promise<Manifest | undefined> {
  const row = await db.selectFrom('manifest').select('doc').where('editionId', '=', editionId).executeTakeFirst()
  return row && (JSON.parse(row.doc) as Manifest)
}

/** Of the edition that was built last, whether readers see it or not: what it knew of old addresses is not lost. */
export async function newestManifest(
  db: Kysely<Tables>,
  siteId: string,
): Promise<{ readonly editionId: string; readonly manifest: Manifest } | undefined> {
  const row = await db
    .selectFrom('manifest')
    .select(['editionId', 'doc'])
    .where('siteId', '=', siteId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { editionId: row.editionId, manifest: JSON.parse(row.doc) as Manifest }
}

export async function saveManifest(
  tx: WriteTx,
  edition: { readonly id: string; readonly siteId: string; readonly number: number },
  manifest: Manifest,
): Promise<void> {
  const row = { siteId: edition.siteId, number: edition.number, doc: JSON.stringify(manifest) }
  await tx.db
    .insertInto('manifest')
    .values({ editionId: edition.id, ...row })
    .onConflict((conflict) => conflict.column('editionId').doUpdateSet(row))
    .execute()
}
