import { describe, expect, it } from 'vitest'
import type { Changes } from '../../../electron/data/cache/changes.ts'
import { getRecord, putRecords } from '../../../electron/data/cache/records.ts'
import { freshCache, message, messages, put, ticket, tickets } from './make.ts'

const insertMeta = "INSERT INTO cache_meta VALUES (?, 'x')"
const readMeta = 'SELECT count(*) AS n FROM cache_meta WHERE key LIKE ?'

describe('the one writer', () => {
  it('runs concurrent transactions one after another, so that a rollback takes only its own statements', async () => {
    const cache = await freshCache()
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) =>
        cache.write(async (tx) => {
          await tx.run(insertMeta, [`a-${i}`])
          await new Promise((resolve) => setTimeout(resolve, i % 3))
          const before = await tx.get<{ n: number }>(readMeta, ['a-%'])
          await tx.run(insertMeta, [`a-${i}-second`])
          const after = await tx.get<{ n: number }>(readMeta, ['a-%'])
          expect((after?.n ?? 0) - (before?.n ?? 0)).toBe(1)
          if (i % 2 === 1) throw new Error('refused')
        }),
      ),
    )
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(20)
    expect(await cache.read((sql) => sql.get(readMeta, ['a-%']))).toEqual({ n: 40 })
  })

  it('refuses a write inside a write instead of waiting for ever', async () => {
    const cache = await freshCache()
    const nested = cache.write(() => cache.write(async () => undefined))
    await expect(nested).rejects.toThrow('cache.write inside cache.write')
    await cache.write((tx) => tx.run(insertMeta, ['after']))
  })

  it('refuses a transaction that has ended, and one with a statement nobody waits for', async () => {
    const cache = await freshCache()
    const late = await cache.write(async (tx) => tx)
    await expect(late.run(insertMeta, ['late'])).rejects.toThrow('has ended')
    const careless = cache.write(async (tx) => {
      void tx.run(insertMeta, ['careless'])
    })
    await expect(careless).rejects.toThrow('was not waited for')
    expect(await cache.read((sql) => sql.get(readMeta, ['careless']))).toEqual({ n: 0 })
  })

  it('rejects what the binding would turn into NULL or drop silently', async () => {
    const cache = await freshCache()
    const wrong = [10n, new Date(), undefined, Number.NaN] as unknown as string[]
    for (const value of wrong) {
      await expect(cache.read((sql) => sql.all('SELECT ?', [value]))).rejects.toThrow('not a value for SQLite')
    }
    await expect(cache.read((sql) => sql.all('SELEC 1'))).rejects.toThrow('syntax error')
    await expect(cache.read((sql) => sql.run('DELETE FROM ticket'))).rejects.toThrow()
  })

  it('tells listeners after the commit what changed, and nothing of a rollback', async () => {
    const cache = await freshCache()
    const seen: Changes[] = []
    cache.onChange((changes) => seen.push(changes))
    const first = ticket()
    const reply = message(first)
    await put(cache, ...tickets(first))
    await put(cache, ...messages(reply))
    await expect(
      cache.write(async (tx) => {
        await putRecords(tx, tickets(ticket()))
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(seen).toEqual([
      new Map([['ticket', [first.id]]]),
      new Map([
        ['message', [reply.id]],
        ['ticket', [first.id]],
      ]),
    ])
    await put(cache, ...tickets(...Array.from({ length: 600 }, () => ticket())))
    expect(seen[2]?.get('ticket')).toBeNull()
  })

  it('shows one state to a consistent read, whatever is written meanwhile', async () => {
    const cache = await freshCache()
    const one = ticket()
    await put(cache, ...tickets(one))
    await cache.read(
      async (sql) => {
        expect((await getRecord(sql, 'ticket', one.id))?.subject).toBe(one.subject)
        await put(cache, ...tickets({ ...one, subject: 'Changed' }))
        expect((await getRecord(sql, 'ticket', one.id))?.subject).toBe(one.subject)
      },
      { consistent: true },
    )
    expect(await cache.read(async (sql) => (await getRecord(sql, 'ticket', one.id))?.subject)).toBe('Changed')
  })
})
