import type { Kysely } from 'kysely'

/** Everything of the first version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const record = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('doc', 'text', (column) => column.notNull())
  const index = (table: string, columns: string[], unique = false) => {
    const made = db.schema
      .createIndex(`${table}_${columns.join('_')}`)
      .on(table)
      .columns(columns)
    return (unique ? made.unique() : made).execute()
  }

  await record('workspace').execute()
  await record('team')
    .addColumn('name', 'text', (c) => c.notNull())
    .execute()
  await record('user')
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .execute()
  await index('user', ['email'], true)
  await record('organization')
    .addColumn('name', 'text', (c) => c.notNull())
    .execute()
  await index('organization', ['name', 'id'])
  await record('customer')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('organizationId', 'text')
    .execute()
  await index('customer', ['name', 'id'])
  await index('customer', ['organizationId'])
  await record('tag')
    .addColumn('name', 'text', (c) => c.notNull())
    .execute()
  await record('view').addColumn('ownerId', 'text').execute()
  await index('view', ['ownerId', 'id'])

  await record('ticket')
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('priority', 'text', (c) => c.notNull())
    .addColumn('teamId', 'text', (c) => c.notNull())
    .addColumn('assigneeId', 'text')
    .addColumn('customerId', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .execute()
  await index('ticket', ['number'], true)
  await index('ticket', ['teamId', 'id'])
  await index('ticket', ['updatedAt', 'id'])
  await index('ticket', ['customerId'])
  await index('ticket', ['assigneeId'])

  await record('message')
    .addColumn('ticketId', 'text', (c) => c.notNull().references('ticket.id'))
    .addColumn('teamId', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .execute()
  await index('message', ['ticketId', 'createdAt', 'id'])
  await index('message', ['teamId', 'id'])
  await record('attachment')
    .addColumn('ticketId', 'text', (c) => c.notNull().references('ticket.id'))
    .addColumn('teamId', 'text', (c) => c.notNull())
    .execute()
  await index('attachment', ['ticketId'])
  await index('attachment', ['teamId', 'id'])

  // Drafts and read marks outlive their ticket: a person's words are not deleted by somebody else's click.
  for (const name of ['draft', 'readMark']) {
    await record(name)
      .addColumn('ticketId', 'text', (c) => c.notNull())
      .addColumn('userId', 'text', (c) => c.notNull())
      .execute()
    await index(name, ['userId', 'id'])
  }

  await db.schema
    .createTable('feed')
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('removed', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('feed_key', ['id', 'type', 'scope'])
    .execute()
  // By seq alone for the common pull of many scopes (walks in order, stops at the page's end); by scope for a scope
  // that a person has just gained.
  await index('feed', ['seq'], true)
  await index('feed', ['scope', 'seq'])

  await db.schema
    .createTable('counter')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('meta')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('commandOutcome')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('userId', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('code', 'text')
    .addColumn('detail', 'text')
    .addColumn('clashes', 'text', (c) => c.notNull())
    .addColumn('touched', 'text', (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('audit')
    .addColumn('seq', 'bigint', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('userId', 'text')
    .addColumn('userRole', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('recordId', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('oldScope', 'text')
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .execute()
  await index('audit', ['recordId', 'seq'])

  await db.schema
    .createTable('credential')
    .addColumn('userId', 'text', (c) => c.primaryKey().references('user.id'))
    .addColumn('passwordHash', 'text', (c) => c.notNull())
    .addColumn('changedAt', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('session')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('userId', 'text', (c) => c.notNull().references('user.id'))
    .addColumn('deviceName', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('lastSeenAt', 'text', (c) => c.notNull())
    .addColumn('revokedAt', 'text')
    .execute()
  await index('session', ['userId'])
  await db.schema
    .createTable('token')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('sessionId', 'text', (c) => c.notNull().references('session.id'))
    .addColumn('parentHash', 'text')
    .addColumn('expiresAt', 'text', (c) => c.notNull())
    .addColumn('usedAt', 'text')
    .execute()
  await index('token', ['sessionId'])

  await db.schema
    .createTable('customerContact')
    .addColumn('customerId', 'text', (c) => c.notNull().references('customer.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('customerContact_key', ['customerId', 'kind', 'value'])
    .execute()
  await index('customerContact', ['kind', 'value'])

  await db.schema
    .createTable('attachmentContent')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('userId', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
}
