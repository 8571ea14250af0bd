import type { Sql } from '../cache/driver.ts'
import type { Tx } from '../cache/writer.ts'
import { RestFailure } from '../session/failures.ts'
import type { SyncContext } from './context.ts'
import { listHeads, type OutboxHead } from './outbox.ts'

/** Sends the files that waiting commands name, before the commands. */

interface Waiting {
  readonly id: string
  readonly sha256: string
  readonly size: number
}

function fileIds(heads: readonly OutboxHead[]): Map<string, string[]> {
  const ids = new Map<string, string[]>()
  for (const { id, files } of heads) {
    if (files !== null)
      ids.set(
        id,
        (JSON.parse(files) as { id: string }[]).map((file) => file.id),
      )
  }
  return ids
}

async function notUploaded(sql: Sql, ids: readonly string[]): Promise<Waiting[]> {
  if (ids.length === 0) return []
  return sql.all<{ id: string; sha256: string; size: number }>(
    'select id, sha256, size from upload where uploaded = 0 and error is null and id in (select value from json_each(?))',
    [JSON.stringify(ids)],
  )
}

/** Commands that have to wait for a file. One whose file can never go up is sent: the server's refusal keeps its text. */
export async function waitingForFiles(sql: Sql, heads: readonly OutboxHead[]): Promise<Set<string>> {
  const named = fileIds(heads)
  const waiting = new Set((await notUploaded(sql, [...named.values()].flat())).map(({ id }) => id))
  return new Set([...named].filter(([, files]) => files.some((id) => waiting.has(id))).map(([command]) => command))
}

/**
 * The files of a command that was refused go up once more: by the time somebody decides about it, the server may have
 * forgotten them, and what kept one from going up may be over.
 */
export async function uploadAgain(tx: Tx, args: unknown): Promise<void> {
  await tx.run(
    `update upload set uploaded = 0, error = null
      where id in (select value ->> '$.id' from json_each(?, '$.attachments'))`,
    [JSON.stringify(args)],
  )
}

/** `read` answers the bytes of a file on this machine, or undefined. Resolves when no command waits for a file. */
export async function uploadAll(
  { cache, server }: SyncContext,
  signal: AbortSignal,
  read: (id: string) => Promise<Uint8Array<ArrayBuffer> | undefined>,
  uploaded: () => void,
): Promise<undefined> {
  for (;;) {
    const [next] = await cache.read(async (sql) =>
      notUploaded(sql, [...fileIds(await listHeads(sql, 1_000_000)).values()].flat()),
    )
    if (!next || signal.aborted) return undefined
    const refused = await uploadOne(next)
    await cache.write(async (tx) => {
      await tx.run('update upload set uploaded = ?, error = ? where id = ?', [
        refused === null ? 1 : 0,
        refused,
        next.id,
      ])
      tx.changed('outbox', null)
    })
    uploaded()
  }

  /** Null, or why the file can never go up. */
  async function uploadOne({ id, sha256, size }: Waiting): Promise<string | null> {
    const bytes = await read(id)
    if (!bytes) return 'missing'
    try {
      await server.call(
        'attachmentPut',
        { params: { id }, query: { sha256 } },
        // A slow line may take its time, as long as it is not slower than 20 kB/s.
        {
          signal,
          rawBody: bytes,
          headers: { 'content-type': 'application/octet-stream' },
          timeout: 30_000 + size / 20,
        },
      )
      return null
    } catch (error) {
      const lasting =
        error instanceof RestFailure &&
        error.kind === 'problem' &&
        [400, 403, 409, 413, 415, 422].includes(error.status ?? 0)
      if (!lasting) throw error
      return error.problem?.code ?? 'refused'
    }
  }
}
