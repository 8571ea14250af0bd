import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Erasure } from '#shared/domain/customers'
import type { Cache } from '../../../electron/data/cache/cache.ts'
import { startForgetting } from '../../../electron/data/customers/forget.ts'
import { at, customer, customers, freshCache, me, newId, put, temporaryFolder } from './make.ts'

const marker = 'Quillonius'

test('forgetting that was interrupted at any place begins again, until all of it is done', async () => {
  const file = join(await temporaryFolder(), 'cache.db')
  const folder = join(dirname(file), 'files')
  mkdirSync(folder)
  const photo = newId()
  writeFileSync(join(folder, photo), marker)
  const cache = await freshCache({ file })
  const person = customer({ name: marker, notes: marker.repeat(2_000) })
  await put(cache, ...customers(person))
  await cache.write(async (tx) => {
    await tx.run('DELETE FROM customer')
    await tx.run(`INSERT INTO tombstone VALUES ('attachment', ?, 1)`, [photo])
    await tx.run(
      `INSERT INTO attention (id, kind, command_id, name, args, created_at)
        VALUES ('a', 'rejected', ?, 'customer.update', ?, '2026')`,
      [newId(), JSON.stringify({ customerId: person.id, set: { notes: marker } })],
    )
  })
  const erasure: Erasure = {
    id: newId(),
    version: 1,
    customerId: person.id,
    mode: 'erase',
    at: at(0),
    byId: me.id,
    counts: {},
    ticketIds: [],
    recordIds: [],
  }
  await put(cache, { type: 'erasure', record: erasure })

  const isReadable = () => [file, `${file}-wal`].some((each) => readFileSync(each).includes(marker))
  const failures: unknown[] = []
  const once = async (over: Cache, files = folder) => {
    await startForgetting(over, files, (_what, error) => failures.push(error)).stop()
  }
  const full: Cache = { ...cache, compact: () => Promise.reject(new Error('disk full')) }
  // A name that is too long for any file system: no file is removed.
  await once(cache, join(folder, 'x'.repeat(300)))
  expect(existsSync(join(folder, photo))).toBe(true)
  await once(full)
  expect(existsSync(join(folder, photo))).toBe(false)
  expect(failures).toHaveLength(2)
  expect(isReadable()).toBe(true)
  await once(cache)
  expect(isReadable()).toBe(false)

  // Done: nothing is written anew at each start.
  await once(full)
  expect(failures).toHaveLength(2)
})
