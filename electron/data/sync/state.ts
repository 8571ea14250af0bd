import { z } from 'zod'
import { type RecordType, recordTypes } from '#shared/domain/records'
import type { Sql } from '../cache/driver.ts'
import type { Tx } from '../cache/writer.ts'

/** Where this cache stands, saved in the transactions that bring the records. */

const fillState = z.object({
  /** Last checkpoint of the snapshot; null before the first. */
  cursor: z.string().nullable(),
  done: z.number(),
  total: z.number(),
  /** There were records before: what the snapshot does not bring goes away at its end. */
  refill: z.boolean(),
  /** Only these types are taken from the snapshot; left out, all of them. */
  only: z.array(z.enum(recordTypes as [RecordType, ...RecordType[]])).optional(),
})
export type FillState = z.infer<typeof fillState>

export function refillingOf(state: Pick<FillState, 'refill' | 'only'> | null): 'no' | 'all' | 'some' {
  if (!state?.refill) return 'no'
  return state.only ? 'some' : 'all'
}

const stateShapes = {
  cursor: z.string(),
  fill: fillState,
  lastPulledAt: z.string(),
  /** Version of the app that last looked at the records set aside. */
  setAsideCheckedBy: z.string(),
  /** Local milliseconds of the last time that records were fetched anew because they differed from the server's. */
  mendedAt: z.number(),
} as const
type Key = keyof typeof stateShapes

export async function readState<K extends Key>(sql: Sql, key: K): Promise<z.infer<(typeof stateShapes)[K]> | null> {
  const row = await sql.get<{ value: string }>('select value from sync_state where key = ?', [key])
  if (!row) return null
  const parsed = stateShapes[key].safeParse(JSON.parse(row.value))
  return parsed.success ? (parsed.data as z.infer<(typeof stateShapes)[K]>) : null
}

export async function writeState<K extends Key>(
  tx: Tx,
  key: K,
  value: z.infer<(typeof stateShapes)[K]> | null,
): Promise<void> {
  if (value === null) await tx.run('delete from sync_state where key = ?', [key])
  else {
    await tx.run('insert into sync_state values (?, ?) on conflict do update set value = excluded.value', [
      key,
      JSON.stringify(value),
    ])
  }
}
