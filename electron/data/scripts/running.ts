import { AppFailure } from '#shared/ipc/errors'
import type { OpenRun, ScriptBundle } from '#shared/ipc/scripts'
import type { Sql } from '../cache/driver.ts'
import type { Tx } from '../cache/writer.ts'

/** Calls that were begun on this machine and are not on record yet. */

interface Row {
  run: string
  updated_at: string
}

export async function listRuns(sql: Sql): Promise<OpenRun[]> {
  const rows = await sql.all<Row>('select run, updated_at from running_script order by updated_at desc')
  return rows.map(openRunOf)
}

export async function readRun(
  sql: Sql,
  runId: string,
): Promise<{ run: OpenRun; bundle: ScriptBundle; state: string } | null> {
  const row = await sql.get<Row & { bundle: string; state: string }>('select * from running_script where run_id = ?', [
    runId,
  ])
  return row ? { run: openRunOf(row), bundle: JSON.parse(row.bundle), state: row.state } : null
}

const openRunOf = ({ run, updated_at }: Row): OpenRun => ({ ...JSON.parse(run), updatedAt: updated_at })

export async function beginRun(
  tx: Tx,
  given: { readonly run: Omit<OpenRun, 'updatedAt'>; readonly bundle: ScriptBundle; readonly state: string },
  now: string,
): Promise<void> {
  await tx.run('insert or replace into running_script values (?, ?, ?, ?, ?)', [
    given.run.runId,
    JSON.stringify(given.run),
    JSON.stringify(given.bundle),
    given.state,
    now,
  ])
  tx.changed('run', null)
}

/** @throws AppFailure not-found, when the run is over: a late save must not bring it back. */
export async function saveRun(tx: Tx, runId: string, state: string, now: string): Promise<void> {
  const saved = await tx.run('update running_script set state = ?, updated_at = ? where run_id = ?', [
    state,
    now,
    runId,
  ])
  if (saved === 0) throw new AppFailure('not-found')
  tx.changed('run', null)
}

export async function forgetRun(tx: Tx, runId: string): Promise<void> {
  await tx.run('delete from running_script where run_id = ?', [runId])
  tx.changed('run', null)
}
