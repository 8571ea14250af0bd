import { AppFailure } from '#shared/ipc/errors'
import type { Connection } from './driver.ts'
import { migrations } from './migrations/index.ts'

/** The file was written by a newer version of the app. It stays as it is: that version can still read it. */
export class NewerCacheError extends AppFailure {
  constructor(found: number, known: number) {
    super('cache-unreadable', { reason: 'newer-version', found, known })
    this.name = 'NewerCacheError'
  }
}

export const schemaVersion = migrations.length

export async function readVersion(connection: Connection): Promise<number> {
  const row = await connection.get<{ user_version: number }>('PRAGMA user_version')
  return row?.user_version ?? 0
}

/** Brings the schema up to date, each step in its own transaction, so that a crash leaves a known version. */
export async function migrate(connection: Connection): Promise<void> {
  const found = await readVersion(connection)
  if (found > schemaVersion) throw new NewerCacheError(found, schemaVersion)
  for (const step of migrations.slice(found)) {
    await connection.exec('BEGIN IMMEDIATE')
    try {
      await connection.exec(step.sql)
      await connection.exec(`PRAGMA user_version = ${step.version}`)
      await connection.exec('COMMIT')
    } catch (error) {
      await connection.exec('ROLLBACK').catch(() => undefined)
      throw error
    }
  }
}
