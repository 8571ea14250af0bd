import type { Migration } from './migration.ts'

const table = (name: string, columns: string) =>
  `CREATE TABLE ${name} (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, ${columns}, doc TEXT NOT NULL) STRICT;`

/** Sites of the help centre and their editions. */
export const sites: Migration = {
  version: 13,
  name: 'sites',
  sql: `
    ${table('site', 'name TEXT NOT NULL')}
    ${table('edition', 'site_id TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL')}
    CREATE INDEX edition_site ON edition (site_id, number);
  `,
}
