import type { Migration } from './migration.ts'

const base = 'row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL'
const table = (name: string, columns: string) => `CREATE TABLE ${name} (${base}, ${columns}, doc TEXT NOT NULL) STRICT;`

const added = `'$.pinnedFacts', json('[]'), '$.address', json('{"street":"","postalCode":""}')`

/** What belongs to a customer besides tickets; and the fields that customers of before lack. */
export const customerHistory: Migration = {
  version: 6,
  name: 'customer history',
  sql: `
    ${table('owned_product', 'customer_id TEXT NOT NULL, product_id TEXT NOT NULL, serial_number TEXT NOT NULL')}
    CREATE INDEX owned_product_customer ON owned_product (customer_id);
    ${table('customer_order', 'customer_id TEXT NOT NULL, at TEXT NOT NULL')}
    CREATE INDEX customer_order_customer ON customer_order (customer_id, at);
    ${table('survey', 'customer_id TEXT NOT NULL, ticket_id TEXT, at TEXT NOT NULL')}
    CREATE INDEX survey_customer ON survey (customer_id, at);
    ${table(
      'customer_merge',
      'kept_id TEXT NOT NULL, removed_id TEXT NOT NULL, target_id TEXT NOT NULL, at TEXT NOT NULL, undone_at TEXT',
    )}
    CREATE INDEX customer_merge_target ON customer_merge (target_id);
    CREATE INDEX customer_merge_kept ON customer_merge (kept_id);
    CREATE INDEX customer_merge_removed ON customer_merge (removed_id) WHERE undone_at IS NULL;
    ${table('distinct_pair', 'one_id TEXT NOT NULL, other_id TEXT NOT NULL')}
    CREATE INDEX distinct_pair_one ON distinct_pair (one_id);
    CREATE INDEX distinct_pair_other ON distinct_pair (other_id);
    ${table('erasure', 'customer_id TEXT NOT NULL, at TEXT NOT NULL')}

    UPDATE customer SET doc = json_insert(doc, ${added});
    UPDATE confirmed SET doc = json_insert(doc, ${added}) WHERE type = 'customer' AND doc IS NOT NULL;
  `,
}
