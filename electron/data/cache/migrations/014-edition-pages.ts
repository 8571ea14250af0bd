import type { Migration } from './migration.ts'

/** The pages of editions that readers see or that were built last, fetched once: an edition never changes. */
export const editionPages: Migration = {
  version: 14,
  name: 'edition-pages',
  sql: 'CREATE TABLE edition_pages (edition_id TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;',
}
