import type { Migration } from './migration.ts'

/**
 * What is asked anew with every call: what was promised in it, whose device it is, how often each script was used. None of
 * it may grow with all that ever happened.
 */
export const callLookups: Migration = {
  version: 11,
  name: 'call look-ups',
  sql: `
    CREATE INDEX callback_call ON callback (doc ->> '$.callId') WHERE doc ->> '$.callId' IS NOT NULL;
    CREATE INDEX callback_done_call ON callback (doc ->> '$.doneCallId') WHERE doc ->> '$.doneCallId' IS NOT NULL;
    -- As it is read out: see possessions.ts, whose expression this must equal.
    CREATE INDEX owned_product_serial ON owned_product (replace(replace(upper(serial_number), '-', ''), ' ', ''));

    CREATE TABLE script_run_count (script_id TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO script_run_count SELECT script_id, count(*) FROM script_run GROUP BY script_id;
    CREATE TRIGGER script_run_count_insert AFTER INSERT ON script_run BEGIN
      INSERT INTO script_run_count VALUES (new.script_id, 1) ON CONFLICT DO UPDATE SET n = n + 1;
    END;
    CREATE TRIGGER script_run_count_delete AFTER DELETE ON script_run BEGIN
      UPDATE script_run_count SET n = n - 1 WHERE script_id = old.script_id;
    END;
    CREATE TRIGGER script_run_count_update AFTER UPDATE OF script_id ON script_run
      WHEN new.script_id IS NOT old.script_id BEGIN
      UPDATE script_run_count SET n = n - 1 WHERE script_id = old.script_id;
      INSERT INTO script_run_count VALUES (new.script_id, 1) ON CONFLICT DO UPDATE SET n = n + 1;
    END;
  `,
}
