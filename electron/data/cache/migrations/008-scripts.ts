import type { Migration } from './migration.ts'

const table = (name: string, columns: string) =>
  `CREATE TABLE ${name} (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, ${columns}, doc TEXT NOT NULL) STRICT;`

/** Call scripts, their runs, and the calls that were begun on this machine. */
export const scripts: Migration = {
  version: 8,
  name: 'scripts',
  sql: `
    ${table('script', 'name TEXT NOT NULL')}
    ${table('script_revision', 'script_id TEXT NOT NULL, number INTEGER NOT NULL')}
    CREATE INDEX script_revision_script ON script_revision (script_id, number);
    ${table('script_draft', 'script_id TEXT NOT NULL, user_id TEXT NOT NULL, updated_at TEXT NOT NULL')}
    ${table(
      'script_run',
      `script_id TEXT NOT NULL, team_id TEXT NOT NULL, agent_id TEXT NOT NULL, ticket_id TEXT, customer_id TEXT,
      revision_number INTEGER NOT NULL, started_at TEXT NOT NULL`,
    )}
    CREATE INDEX script_run_script ON script_run (script_id, revision_number, started_at);
    CREATE INDEX script_run_agent ON script_run (agent_id, started_at);
    CREATE INDEX script_run_ticket ON script_run (ticket_id) WHERE ticket_id IS NOT NULL;
    CREATE INDEX script_run_customer ON script_run (customer_id) WHERE customer_id IS NOT NULL;

    -- A call that is led by a script and not finished: it exists on this machine only. The script stands in it as it
    -- was when the call began, and is written once.
    CREATE TABLE running_script (
      run_id TEXT PRIMARY KEY, run TEXT NOT NULL, bundle TEXT NOT NULL, state TEXT NOT NULL, updated_at TEXT NOT NULL
    ) STRICT;
  `,
}
