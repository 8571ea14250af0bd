import type { Erasure } from '../../shared/domain/customers.ts'
import type { Store, WriteTx } from '../store/store.ts'

/**
 * What was written about a person before they were forgotten, on a machine that was offline, must not bring them back:
 * by its effect alone such a command would go through, as a call is a fact even when nobody knows whose it was.
 */
export interface Forgotten {
  /** Whether something that was composed then names a forgotten person, or what was theirs, anywhere. */
  names(tx: WriteTx, named: unknown, composedAt: string): Promise<boolean>
}

/** An erased person comes never again; one who was made nameless is written to under that number from then on. */
type Until = string
const never: Until = '9'

/** For what another system repeats: it knows the person still, whenever it says so. */
export const anyTime = ''

const known = new WeakMap<Store, Forgotten>()

/** One for each store: the identifiers are read once, and anew when somebody else was forgotten. */
export function forgottenIn(store: Store): Forgotten {
  const found = known.get(store)
  if (found) return found
  let read: Promise<ReadonlyMap<string, Until>> | undefined
  store.onCommit(({ types }) => {
    if (types.has('erasure')) read = undefined
  })
  const made: Forgotten = {
    names: async (tx, named, composedAt) => {
      read ??= readAll(tx).catch((error: unknown) => {
        read = undefined
        throw error
      })
      const until = await read
      if (until.size === 0) return false
      for (const id of idsIn(named)) {
        const end = until.get(id)
        if (end !== undefined && composedAt < end) return true
      }
      return false
    },
  }
  known.set(store, made)
  return made
}

async function readAll(tx: WriteTx): Promise<Map<string, Until>> {
  const until = new Map<string, Until>()
  for (const { doc } of await tx.db.selectFrom('erasure').select('doc').execute()) {
    const { customerId, ticketIds = [], recordIds = [], mode, at } = JSON.parse(doc) as Erasure
    const end = mode === 'erase' ? never : at
    for (const id of [customerId, ...ticketIds, ...recordIds]) {
      const before = until.get(id)
      if (before === undefined || before < end) until.set(id, end)
    }
  }
  return until
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
