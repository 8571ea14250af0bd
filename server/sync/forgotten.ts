import type { Erasure } from '../../shared/domain/customers.ts'
import type { Store, WriteTx } from '../store/store.ts'

/**
 * What was written about a person before they were forgotten, on a machine that was offline, must not bring them back:
 * by its effect alone such a command would go through, as a call is a fact even when nobody knows whose it was.
 */
export interface Forgotten {
  /** Whether something that was composed then names a forgotten person, or what was theirs, anywhere. */
  names(tx: WriteTx, named: unknown, composedAt: string): Promise<boolean>
  /** When a record went with its customer; undefined when it did not. */
  at(tx: WriteTx, id: string): Promise<string | undefined>
}

interface Gone {
  readonly at: string
  /** An erased person comes never again; one who was made nameless is written to under that number from then on. */
  readonly until: string
}
const never = '9'

/** For what another system repeats: it knows the person still, whenever it says so. */
export const anyTime = ''

const known = new WeakMap<Store, Forgotten>()

/** One for each store: the identifiers are read once, and anew when somebody else was forgotten. */
export function forgottenIn(store: Store): Forgotten {
  const found = known.get(store)
  if (found) return found
  let read: Promise<ReadonlyMap<string, Gone>> | undefined
  store.onCommit(({ types }) => {
    if (types.has('erasure')) read = undefined
  })
  const all = (tx: WriteTx) => {
    read ??= readAll(tx).catch((error: unknown) => {
      read = undefined
      throw error
    })
    return read
  }
  const made: Forgotten = {
    names: async (tx, named, composedAt) => {
      const gone = await all(tx)
      if (gone.size === 0) return false
      for (const id of idsIn(named)) {
        const found = gone.get(id)
        if (found && composedAt < found.until) return true
      }
      return false
    },
    at: async (tx, id) => (await all(tx)).get(id)?.at,
  }
  known.set(store, made)
  return made
}

async function readAll(tx: WriteTx): Promise<Map<string, Gone>> {
  const gone = new Map<string, Gone>()
  for (const { doc } of await tx.db.selectFrom('erasure').select('doc').execute()) {
    const { customerId, ticketIds = [], recordIds = [], mode, at } = JSON.parse(doc) as Erasure
    const until = mode === 'erase' ? never : at
    for (const id of [customerId, ...ticketIds, ...recordIds]) {
      const before = gone.get(id)
      if (before === undefined || before.until < until) gone.set(id, { at, until })
    }
  }
  return gone
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What stands alone as an identifier; one that is mentioned in a text does not count. */
function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (uuid.test(value)) yield value
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* idsIn(inner)
  }
}
