import type { Migration } from './migration.ts'

interface Parted {
  readonly name: string
  readonly type: string
  readonly table: string
  /** Of the record, in the arguments. */
  readonly id: string
  readonly fields: string
  /** Those that may be changed afterwards. */
  readonly changes: string
}

const dispositions: Parted = {
  name: 'disposition',
  type: 'disposition',
  table: 'disposition',
  id: 'dispositionId',
  fields: "args -> '$.fields'",
  changes: "args -> '$.fields'",
}
const ownedProducts: Parted = {
  name: 'ownedProduct',
  type: 'ownedProduct',
  table: 'owned_product',
  id: 'ownedProductId',
  fields: "json_remove(args, '$.ownedProductId')",
  changes: "json_remove(args, '$.ownedProductId', '$.customerId')",
}

/**
 * Changes that an older version of the app left waiting, or that were refused, in the shape and under the name that they
 * have now. The first save of a record that the server does not have makes it, every later one changes it.
 */
export const waitingChanges: Migration = {
  version: 12,
  name: 'waiting changes',
  sql: ['outbox', 'attention'].map(reshaped).join('\n'),
}

function reshaped(table: string): string {
  return `
    UPDATE ${table} SET args = json_object(
        'callbackId', args ->> '$.callbackId',
        'set', json_patch(json_object('dueAt', args ->> '$.dueAt'),
          iif(args ->> '$.note' IS NULL, '{}', json_object('note', args ->> '$.note'))),
        'base', json_object('dueAt', args ->> '$.base'))
      WHERE name = 'callback.reschedule' AND args ->> '$.dueAt' IS NOT NULL;

    UPDATE ${table} SET args = json_set(json_remove(args, '$.set.archivedAt', '$.base.archivedAt'),
        '$.set.archived', json(iif(args ->> '$.set.archivedAt' IS NULL, 'false', 'true')),
        '$.base.archived', json(iif(args ->> '$.base.archivedAt' IS NULL, 'false', 'true')))
      WHERE name = 'script.update' AND json_type(args, '$.set.archivedAt') IS NOT NULL;

    -- It meant "as it is", and would take the ticket off now.
    UPDATE ${table} SET args = json_remove(args, '$.ticketId')
      WHERE name = 'call.wrapUp' AND json_type(args, '$.ticketId') = 'null';

    ${parted(table, dispositions)}
    ${parted(table, ownedProducts)}
  `
}

/** A save becomes what makes the record, or what changes it. */
function parted(waiting: string, { name, type, table, id, fields, changes }: Parted): string {
  const of = `${waiting}.args ->> '$.${id}'`
  const isThere = `(
      EXISTS (SELECT 1 FROM confirmed c WHERE c.type = '${type}' AND c.id = ${of} AND c.doc IS NOT NULL)
      OR EXISTS (SELECT 1 FROM ${table} r WHERE r.id = ${of})
        AND NOT EXISTS (SELECT 1 FROM confirmed c WHERE c.type = '${type}' AND c.id = ${of}))`
  const isLater =
    waiting === 'outbox'
      ? `EXISTS (SELECT 1 FROM outbox o WHERE o.position < outbox.position AND o.args ->> '$.${id}' = ${of}
          AND o.name IN ('${name}.save', '${name}.create'))`
      : 'false'
  return `
    UPDATE ${waiting} SET name = '${name}.update',
        args = json_object('${id}', args ->> '$.${id}', 'set', json(${changes}), 'base', json('{}'))
      WHERE name = '${name}.save' AND (${isThere} OR ${isLater});
    UPDATE ${waiting} SET name = '${name}.create',
        args = json_object('${id}', args ->> '$.${id}', 'fields', json(${fields}))
      WHERE name = '${name}.save';`
}
