import type { Migration } from './migration.ts'

const table = (name: string, columns: string) =>
  `CREATE TABLE ${name} (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, ${columns}
    doc TEXT NOT NULL) STRICT;`

/** Calls, callbacks, consents and the outcomes of calls. The log is read by time, for all, one agent or one customer. */
export const calls: Migration = {
  version: 5,
  name: 'calls',
  sql: `
    ${table('disposition', '')}
    ${table('consent', 'customer_id TEXT NOT NULL,')}
    CREATE INDEX consent_customer ON consent (customer_id);
    ${table(
      'call',
      `team_id TEXT NOT NULL, agent_id TEXT, customer_id TEXT, ticket_id TEXT, state TEXT NOT NULL,
      direction TEXT NOT NULL, number TEXT, ringing_at TEXT NOT NULL,`,
    )}
    CREATE INDEX call_time ON call (ringing_at, row);
    CREATE INDEX call_agent ON call (agent_id, ringing_at, row);
    CREATE INDEX call_customer ON call (customer_id, ringing_at) WHERE customer_id IS NOT NULL;
    CREATE INDEX call_ticket ON call (ticket_id) WHERE ticket_id IS NOT NULL;
    CREATE INDEX call_unfinished ON call (agent_id, ringing_at) WHERE state IN ('ringing', 'active', 'held', 'wrap-up');
    ${table(
      'callback',
      'team_id TEXT NOT NULL, assignee_id TEXT, customer_id TEXT, state TEXT NOT NULL, due_at TEXT NOT NULL,',
    )}
    CREATE INDEX callback_due ON callback (due_at) WHERE state = 'open';
    CREATE INDEX callback_closed ON callback (due_at) WHERE state <> 'open';
    CREATE INDEX callback_customer ON callback (customer_id) WHERE customer_id IS NOT NULL;
  `,
}
