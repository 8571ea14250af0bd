import type { Migration } from './migration.ts'

/**
 * What is computed from customers on this machine: blocking keys, pairs that look alike, and what is wrong with a
 * record. Filled in the background; `customer_stale` names who is to be looked at again.
 */
export const customerQuality: Migration = {
  version: 9,
  name: 'customer quality',
  sql: `
    CREATE TABLE customer_stale (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE customer_key (
      key TEXT NOT NULL, customer_id TEXT NOT NULL, PRIMARY KEY (key, customer_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX customer_key_customer ON customer_key (customer_id);
    CREATE TABLE customer_pair (
      one_id TEXT NOT NULL, other_id TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL,
      PRIMARY KEY (one_id, other_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX customer_pair_other ON customer_pair (other_id);
    CREATE INDEX customer_pair_score ON customer_pair (score);
    CREATE TABLE customer_quality (
      customer_id TEXT PRIMARY KEY, score INTEGER NOT NULL, problems TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX customer_quality_score ON customer_quality (score, customer_id) WHERE score < 100;

    CREATE TRIGGER customer_stale_insert AFTER INSERT ON customer BEGIN
      INSERT INTO customer_stale SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM customer_stale WHERE id = new.id);
    END;
    CREATE TRIGGER customer_stale_update AFTER UPDATE OF doc ON customer WHEN new.doc IS NOT old.doc BEGIN
      INSERT INTO customer_stale SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM customer_stale WHERE id = new.id);
    END;
    CREATE TRIGGER customer_stale_delete AFTER DELETE ON customer BEGIN
      DELETE FROM customer_key WHERE customer_id = old.id;
      DELETE FROM customer_pair WHERE one_id = old.id;
      DELETE FROM customer_pair WHERE other_id = old.id;
      DELETE FROM customer_quality WHERE customer_id = old.id;
      DELETE FROM customer_stale WHERE id = old.id;
    END;
    INSERT INTO customer_stale SELECT id FROM customer;

    -- The articles of a call, for the timeline of its customer.
    CREATE INDEX article_use_call ON article_use (doc ->> '$.callId') WHERE doc ->> '$.callId' IS NOT NULL;
  `,
}
