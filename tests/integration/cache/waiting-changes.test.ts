import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openConnection } from '../../../electron/data/cache/driver.ts'
import { migrations } from '../../../electron/data/cache/migrations/index.ts'
import { commandNamed, isCommandName } from '../../../shared/commands/index.ts'
import { derivedId } from '../../../shared/domain/records.ts'
import { at, freshCache, temporaryFolder } from './make.ts'

/** Changes that an older version of the app left waiting are understood by this one. */

const [callbackId, scriptId, callId, here, fresh, product] = ['a', 'b', 'c', 'd', 'e', 'f'].map((each) =>
  derivedId(each),
) as [string, string, string, string, string, string]
const owned = (ownedProductId: string, serialNumber: string) => ({
  ...{ ownedProductId, customerId: callId, productId: product, serialNumber },
  ...{ boughtAt: null, warrantyUntil: null, contract: null },
})
const { ownedProductId: _, ...fields } = owned(fresh, 'WF-1')
const disposition = { name: 'Solved', position: 1, active: true }

test.each(['outbox', 'attention'] as const)('in the %s', async (table) => {
  const file = join(await temporaryFolder(), 'cache.db')
  const old = await openConnection(file, { readonly: false })
  for (const { sql } of migrations.slice(0, 11)) await old.exec(sql)
  await old.exec('PRAGMA user_version = 11')
  await old.run(`INSERT INTO disposition (id, version, doc) VALUES (?, 3, '{}')`, [here])
  let n = 0
  const wait = async (name: string, args: object) => {
    n += 1
    const id = derivedId(name, String(n))
    if (table === 'outbox')
      await old.run('INSERT INTO outbox (id, name, args, composed_at) VALUES (?, ?, ?, ?)', [
        ...[id, name, JSON.stringify(args), at(n)],
      ])
    else
      await old.run(
        `INSERT INTO attention (id, kind, command_id, name, args, created_at) VALUES (?, 'rejected', ?, ?, ?, ?)`,
        [id, id, name, JSON.stringify(args), at(n)],
      )
  }
  await wait('callback.reschedule', { callbackId, dueAt: at(9), base: at(5), note: 'Later' })
  await wait('callback.reschedule', { callbackId, dueAt: at(10), base: at(9) })
  await wait('script.update', { scriptId, set: { archivedAt: at(1) }, base: { archivedAt: null } })
  await wait('call.wrapUp', { callId, dispositionId: here, notes: '', scriptRunId: null, ticketId: null })
  await wait('disposition.save', { dispositionId: here, fields: disposition })
  await wait('ownedProduct.save', owned(fresh, 'WF-1'))
  await wait('ownedProduct.save', owned(fresh, 'WF-2'))
  await old.close()

  const cache = await freshCache({ file })
  const rows = await cache.read((sql) =>
    sql.all<{ name: string; args: string }>(`SELECT name, args FROM ${table} ORDER BY rowid`),
  )
  const found = rows.map(({ name, args }) => [name, JSON.parse(args)] as const)
  const again = { ownedProductId: fresh, fields: { ...fields, serialNumber: 'WF-2' } }
  const { customerId: _whose, ...changes } = again.fields
  expect(found).toEqual([
    ['callback.reschedule', { callbackId, set: { dueAt: at(9), note: 'Later' }, base: { dueAt: at(5) } }],
    ['callback.reschedule', { callbackId, set: { dueAt: at(10) }, base: { dueAt: at(9) } }],
    ['script.update', { scriptId, set: { archived: true }, base: { archived: false } }],
    ['call.wrapUp', { callId, dispositionId: here, notes: '', scriptRunId: null }],
    ['disposition.update', { dispositionId: here, set: disposition, base: {} }],
    ['ownedProduct.create', { ownedProductId: fresh, fields }],
    table === 'outbox'
      ? ['ownedProduct.update', { ownedProductId: fresh, set: changes, base: {} }]
      : ['ownedProduct.create', again],
  ])
  for (const [name, args] of found) {
    if (!isCommandName(name)) throw new Error(name)
    expect(commandNamed(name).args.safeParse(args).error, name).toBeUndefined()
  }
})
