import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Erasure } from '#shared/domain/customers'
import type { Cache } from '../cache/cache.ts'
import type { Changes } from '../cache/changes.ts'
import { cacheFileName, removeSetAside } from '../cache/salvage.ts'
import { optimizeIndex } from '../cache/text-index.ts'
import type { Tx } from '../cache/writer.ts'
import { forgetWords } from './forget-words.ts'

/**
 * What a cache holds of a person besides records, once the server has forgotten them: refused changes and clashes with
 * their words, records that could not be read, files that were fetched, forms and calls that were begun, and the words
 * of removed texts that the full-text index keeps until it is tidied.
 */
export interface Forgetting {
  stop(): Promise<void>
}

export function startForgetting(
  cache: Cache,
  filesFolder: string,
  report: (what: string, error: unknown) => void,
): Forgetting {
  let running: Promise<void> = Promise.resolve()
  const look = () => {
    running = running.then(() => forget(cache, filesFolder)).catch((error) => report('forgetting', error))
  }
  const end = cache.onChange((changes: Changes) => {
    // A change that still waited is refused later, and its words would stay as refused.
    if (changes.has('erasure') || changes.has('attention')) look()
  })
  look()
  return {
    stop: () => {
      end()
      return running
    },
  }
}

async function forget(cache: Cache, filesFolder: string): Promise<void> {
  const known = await cache.read((sql) => sql.get('SELECT 1 FROM erasure LIMIT 1'))
  if (!known) return
  const due = await cache.write(removeWords)
  if (!due) return
  await removeSetAside(join(dirname(filesFolder), cacheFileName))
  for (const id of due.files) await rm(join(filesFolder, id), { force: true })
  for (const kind of ['customer', 'ticket', 'message'] as const) await cache.write((tx) => optimizeIndex(tx, kind))
  // What was deleted still lies in pages that are free now.
  await cache.compact()
  // Last, so that whatever interrupts it lets it begin again.
  await cache.write(async (tx) => {
    await keep(tx, 'forgotten', due.erasures)
    await tx.run(`DELETE FROM cache_meta WHERE key = 'forgetting'`)
  })
}

interface Due {
  readonly erasures: readonly string[]
  readonly files: readonly string[]
}

/** Null when everything was dealt with before. */
async function removeWords(tx: Tx): Promise<Due | null> {
  const erasures = (await tx.all<{ doc: string }>('SELECT doc FROM erasure')).map(
    ({ doc }) => JSON.parse(doc) as Erasure,
  )
  const done = new Set(await kept(tx, 'forgotten'))
  const fresh = erasures.filter(({ id }) => !done.has(id))
  const found = await forgetWords(tx, erasures, fresh, await kept(tx, 'forgottenMade'))
  if (found.removed > 0) {
    // Lies in the file from now on, however long the person has been forgotten.
    await keep(tx, 'forgetting', [])
    await keep(tx, 'forgottenMade', found.made)
  }
  const begun = await tx.get(`SELECT 1 FROM cache_meta WHERE key = 'forgetting'`)
  if (fresh.length === 0 && !begun) return null
  const files = await tx.all<{ id: string }>(`SELECT id FROM tombstone WHERE type = 'attachment'`)
  return { erasures: erasures.map(({ id }) => id), files: files.map(({ id }) => id) }
}

type Key = 'forgotten' | 'forgetting' | 'forgottenMade'

async function kept(tx: Tx, key: Key): Promise<readonly string[]> {
  const row = await tx.get<{ value: string }>('SELECT value FROM cache_meta WHERE key = ?', [key])
  return row ? (JSON.parse(row.value) as string[]) : []
}

async function keep(tx: Tx, key: Key, ids: readonly string[]): Promise<void> {
  await tx.run('INSERT INTO cache_meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', [
    key,
    JSON.stringify(ids),
  ])
}
