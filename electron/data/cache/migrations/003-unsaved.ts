import type { Migration } from './migration.ts'

/** What a person typed into a form and has not sent: it exists on this machine only. */
export const unsaved: Migration = {
  version: 3,
  name: 'unsaved',
  sql: `create table unsaved (form text primary key, content text not null) strict;`,
}
