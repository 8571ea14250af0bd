import type { Migration } from './migration.ts'

const base = 'row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL'
const table = (name: string, columns = '') =>
  `CREATE TABLE ${name} (${base}, ${columns === '' ? '' : `${columns}, `}doc TEXT NOT NULL) STRICT;`

/**
 * Everything a queue can be filtered by cheaply stands in each order's index, so that skipping rows reads no ticket.
 * Teams and people stand there as short numbers: with their ids of 36 characters the indexes were three times as large,
 * and a fill wrote most of their pages anew with every commit.
 */
const filters = 'status, team_n, assignee_n, merged_into_id'
/** Merged tickets are in no queue. The column stands in the indexes all the same: asking for it would read the ticket. */
const shown = 'merged_into_id IS NULL'
/** The rest of what a saved view may ask of a ticket: counting one reads no ticket either. */
const more = 'unread, number_order, channel, created_at, updated_at'
const active = `${shown} AND status IN ('new', 'open', 'waiting')`

export const records: Migration = {
  version: 1,
  name: 'records',
  sql: `
    CREATE TABLE short_id (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE cache_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    ${table('workspace')}
    ${table('team')}
    ${table('user')}
    ${table('organization')}
    ${table('customer', 'name TEXT NOT NULL, organization_id TEXT')}
    CREATE INDEX customer_organization ON customer (organization_id) WHERE organization_id IS NOT NULL;
    ${table('tag')}
    ${table('view', 'owner_id TEXT')}

    ${table(
      'ticket',
      `number_order INTEGER NOT NULL, subject TEXT NOT NULL, status TEXT NOT NULL, priority INTEGER NOT NULL, channel TEXT NOT NULL,
      team_n INTEGER NOT NULL, assignee_n INTEGER, customer_id TEXT NOT NULL, merged_into_id TEXT, created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL, last_message_at TEXT NOT NULL, last_message_id TEXT, due_order TEXT NOT NULL,
      unread INTEGER NOT NULL DEFAULT 0`,
    )}
    CREATE INDEX ticket_urgency ON ticket (due_order, priority DESC, row, ${filters}, ${more}) WHERE ${shown};
    CREATE INDEX ticket_updated ON ticket (updated_at, row, ${filters}) WHERE ${shown};
    CREATE INDEX ticket_created ON ticket (created_at, row, ${filters}) WHERE ${shown};
    CREATE INDEX ticket_priority ON ticket (priority, updated_at, row, ${filters}) WHERE ${shown};
    CREATE INDEX ticket_number ON ticket (number_order, row, ${filters}) WHERE ${shown};
    CREATE INDEX ticket_subject ON ticket (subject COLLATE NOCASE, row, ${filters}) WHERE ${shown};
    CREATE INDEX ticket_active ON ticket (due_order, priority DESC, row, ${filters}, ${more}) WHERE ${active};
    CREATE INDEX ticket_active_updated ON ticket (updated_at, row, ${filters}, due_order) WHERE ${active};
    CREATE INDEX ticket_active_subject ON ticket (subject COLLATE NOCASE, row, ${filters}, due_order) WHERE ${active};
    CREATE INDEX ticket_assignee ON ticket (assignee_n, due_order, priority DESC, row, status, team_n, merged_into_id)
      WHERE ${active};
    CREATE INDEX ticket_customer ON ticket (customer_id, last_message_at);
    CREATE INDEX ticket_merged ON ticket (merged_into_id) WHERE merged_into_id IS NOT NULL;

    ${table(
      'message',
      'ticket_id TEXT NOT NULL, team_id TEXT NOT NULL, kind TEXT NOT NULL, author_id TEXT, created_at TEXT NOT NULL',
    )}
    CREATE INDEX message_conversation ON message (ticket_id, created_at, row);
    ${table('attachment', 'ticket_id TEXT NOT NULL, team_id TEXT NOT NULL, message_id TEXT NOT NULL')}
    CREATE INDEX attachment_ticket ON attachment (ticket_id);
    CREATE INDEX attachment_message ON attachment (message_id);
    ${table('draft', 'ticket_id TEXT NOT NULL, user_id TEXT NOT NULL, updated_at TEXT NOT NULL')}
    CREATE INDEX draft_ticket ON draft (ticket_id);
    ${table('read_mark', 'ticket_id TEXT NOT NULL, user_id TEXT NOT NULL, read_at TEXT NOT NULL')}
    CREATE INDEX read_mark_ticket ON read_mark (ticket_id);

    CREATE TABLE ticket_tag (
      tag_id TEXT NOT NULL, ticket_row INTEGER NOT NULL REFERENCES ticket (row) ON DELETE CASCADE,
      PRIMARY KEY (tag_id, ticket_row)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ticket_tag_ticket ON ticket_tag (ticket_row);
    CREATE TRIGGER ticket_tag_insert AFTER INSERT ON ticket WHEN new.doc ->> '$.tagIds' <> '[]' BEGIN
      INSERT OR IGNORE INTO ticket_tag SELECT value, new.row FROM json_each(new.doc, '$.tagIds');
    END;
    CREATE TRIGGER ticket_tag_update AFTER UPDATE OF doc ON ticket
      WHEN new.doc ->> '$.tagIds' IS NOT old.doc ->> '$.tagIds' BEGIN
      DELETE FROM ticket_tag WHERE ticket_row = new.row;
      INSERT OR IGNORE INTO ticket_tag SELECT value, new.row FROM json_each(new.doc, '$.tagIds');
    END;

    CREATE TABLE ticket_count (
      team_n INTEGER NOT NULL, assignee_n INTEGER NOT NULL, status TEXT NOT NULL, merged INTEGER NOT NULL,
      unread INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (team_n, assignee_n, status, merged, unread)
    ) STRICT, WITHOUT ROWID;
    ${(['insert', 'update', 'delete'] as const).map(countTrigger).join('\n')}
  `,
}

function countTrigger(event: 'insert' | 'update' | 'delete'): string {
  const columns = ['team_n', 'assignee_n', 'status', 'merged_into_id', 'unread']
  const on = event === 'update' ? `UPDATE OF ${columns.join(', ')}` : event.toUpperCase()
  const when =
    event === 'update' ? `WHEN ${columns.map((column) => `new.${column} IS NOT old.${column}`).join(' OR ')}` : ''
  const add = (which: 'new' | 'old', step: number) => `
      INSERT INTO ticket_count VALUES (${which}.team_n, coalesce(${which}.assignee_n, 0), ${which}.status,
        ${which}.merged_into_id IS NOT NULL, ${which}.unread, ${step})
        ON CONFLICT DO UPDATE SET n = n + ${step};`
  return `CREATE TRIGGER ticket_count_${event} AFTER ${on} ON ticket ${when} BEGIN
      ${event === 'insert' ? '' : add('old', -1)}
      ${event === 'delete' ? '' : add('new', 1)}
    END;`
}
