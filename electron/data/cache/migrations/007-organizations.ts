import type { Migration } from './migration.ts'

/**
 * An organization's page reads its tickets through its people. With status and merge in the index no ticket is fetched to
 * count them or to find the newest, and with the name in the other its people come in order, a page at a time.
 */
export const organizations: Migration = {
  version: 7,
  name: 'organizations',
  sql: `
    DROP INDEX ticket_customer;
    CREATE INDEX ticket_customer ON ticket (customer_id, last_message_at, status, merged_into_id);
    DROP INDEX customer_organization;
    CREATE INDEX customer_organization ON customer (organization_id, name COLLATE NOCASE, row)
      WHERE organization_id IS NOT NULL;
  `,
}
