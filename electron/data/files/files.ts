import { createHash, type Hash } from 'node:crypto'
import { copyFile, type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { limits } from '#shared/domain/primitives'
import type { AttachmentInfo } from '#shared/domain/tickets'
import { AppFailure } from '#shared/ipc/errors'
import type { Cache } from '../cache/cache.ts'
import { getRecord } from '../cache/records.ts'
import type { Authorized } from '../session/authorized.ts'
import { toAppFailure } from '../session/failures.ts'
import type { SyncTime } from '../sync/time.ts'

/** Files of one account: those chosen here until the server has them, and those that were looked at. */
export interface Files {
  begin(chosen: { fileName: string; mediaType: string; inline: boolean; size: number }): Promise<{ id: string }>
  append(id: string, offset: number, bytes: Uint8Array): Promise<void>
  /** The file is on disk when this resolves. */
  finish(id: string): Promise<AttachmentInfo>
  discard(id: string): Promise<void>
  /** It is on this machine when this resolves. `signal` gives it up. */
  keep(id: string, signal?: AbortSignal): Promise<void>
  read(id: string, offset: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; size: number }>
  /** All bytes of a file on this machine. */
  content(id: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  close(): Promise<void>
}

/** Bytes per answer. */
const chunk = 256 * 1024

interface Arriving {
  readonly info: Omit<AttachmentInfo, 'sha256'>
  readonly path: string
  readonly handle: FileHandle
  readonly hash: Hash
  written: number
  /** Appends of one file run one after another. */
  last: Promise<unknown>
}

export async function openFiles(
  folder: string,
  { cache, server, time }: { cache: Cache; server: Authorized; time: SyncTime },
): Promise<Files> {
  const temporary = join(folder, 'incomplete')
  // Whatever was not finished belongs to an editor that is gone.
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { recursive: true })
  const arriving = new Map<string, Arriving>()
  const fetching = new Map<string, Promise<void>>()
  const pathOf = (id: string) => join(folder, id)

  function known(id: string): Arriving {
    const file = arriving.get(id)
    if (!file) throw new AppFailure('not-found')
    return file
  }

  async function forget(id: string, file: Arriving): Promise<void> {
    arriving.delete(id)
    await file.handle.close().catch(() => undefined)
    await rm(file.path, { force: true })
  }

  async function fetch(id: string, signal?: AbortSignal): Promise<void> {
    const expected = await infoOf(cache, id)
    if (!expected) throw new AppFailure('not-found')
    if (!(await copyOfSame(id, expected.sha256))) await download(id, expected, signal)
  }

  /** A copy made offline has bytes only under the id of the file it was copied from. */
  async function copyOfSame(id: string, sha256: string): Promise<boolean> {
    const path = join(temporary, `${id}.copy`)
    for (const twin of await idsOf(cache, sha256)) {
      if (!(await sizeOf(pathOf(twin)))) continue
      try {
        await copyFile(pathOf(twin), path)
        await rename(path, pathOf(id))
        return true
      } catch (error) {
        await rm(path, { force: true })
        throw fileFailure(error)
      }
    }
    return false
  }

  async function download(id: string, expected: Pick<AttachmentInfo, 'sha256'>, signal?: AbortSignal): Promise<void> {
    const path = join(temporary, `${id}.download`)
    try {
      const answer = await server.open(
        'attachmentContent',
        { params: { id } },
        {
          headers: { accept: '*/*' },
          ...(signal ? { signal } : {}),
        },
      )
      const handle = await open(path, 'w')
      const hash = createHash('sha256')
      try {
        let size = 0
        for await (const bytes of answer.body) {
          signal?.throwIfAborted()
          size += bytes.length
          if (size > limits.attachmentBytes) throw new AppFailure('server-error')
          hash.update(bytes)
          await handle.write(bytes)
        }
      } finally {
        answer.close()
        await handle.close()
      }
      if (hash.digest('hex') !== expected.sha256) throw new AppFailure('server-error')
      await rename(path, pathOf(id))
    } catch (error) {
      await rm(path, { force: true })
      throw fileFailure(error)
    }
  }

  async function keep(id: string, signal?: AbortSignal): Promise<void> {
    if (await sizeOf(pathOf(id))) return
    const fetched = fetching.get(id) ?? fetch(id, signal).finally(() => fetching.delete(id))
    fetching.set(id, fetched)
    await fetched
  }

  return {
    begin: async ({ size, ...chosen }) => {
      if (size > limits.attachmentBytes) throw new AppFailure('file-too-large', { limit: limits.attachmentBytes })
      const id = uuidv7()
      const path = join(temporary, id)
      const handle = await open(path, 'w').catch((error) => {
        throw fileFailure(error)
      })
      arriving.set(id, {
        info: { id, size, ...chosen },
        path,
        handle,
        hash: createHash('sha256'),
        written: 0,
        last: Promise.resolve(),
      })
      return { id }
    },
    append: (id, offset, bytes) => {
      const file = known(id)
      const written = file.last.then(async () => {
        if (offset !== file.written || bytes.length > chunk || offset + bytes.length > file.info.size)
          throw new AppFailure('bad-argument')
        await file.handle.write(bytes).catch((error) => {
          throw fileFailure(error)
        })
        file.hash.update(bytes)
        file.written += bytes.length
      })
      file.last = written.catch(() => undefined)
      return written
    },
    finish: async (id) => {
      const file = known(id)
      await file.last
      if (file.written !== file.info.size) {
        await forget(id, file)
        throw new AppFailure('bad-argument')
      }
      try {
        await file.handle.sync()
        await file.handle.close()
        await rename(file.path, pathOf(id))
      } catch (error) {
        throw fileFailure(error)
      }
      arriving.delete(id)
      const info: AttachmentInfo = { ...file.info, sha256: file.hash.digest('hex') }
      await cache.write(
        (tx) =>
          tx.run(
            'insert into upload (id, file_name, media_type, size, sha256, inline, created_at) values (?, ?, ?, ?, ?, ?, ?)',
            [id, info.fileName, info.mediaType, info.size, info.sha256, info.inline ? 1 : 0, time.stamp()],
          ),
        { durable: true },
      )
      return info
    },
    discard: async (id) => {
      const file = arriving.get(id)
      if (file) return forget(id, file)
      // A command that waits still needs it, and what the server has stays readable here.
      const removed = await cache.write((tx) =>
        tx.run(
          `delete from upload where id = ? and uploaded = 0
            and not exists (select 1 from outbox, json_each(args, '$.attachments') as named where named.value ->> '$.id' = upload.id)`,
          [id],
        ),
      )
      if (removed > 0) await rm(pathOf(id), { force: true })
    },
    keep,
    read: async (id, offset) => {
      await keep(id)
      return readChunk(pathOf(id), offset)
    },
    content: async (id) => {
      const found = await readFile(pathOf(id)).catch(() => undefined)
      return found && new Uint8Array(found)
    },
    close: async () => {
      for (const [id, file] of [...arriving]) await forget(id, file)
    },
  }
}

/** From the record, or from a draft that has not become a message yet. */
async function infoOf(cache: Cache, id: string): Promise<Pick<AttachmentInfo, 'sha256' | 'size'> | undefined> {
  return cache.read(async (sql) => {
    const record = (await getRecord(sql, 'attachment', id)) ?? (await getRecord(sql, 'articleFile', id))
    if (record) return record
    return sql.get<{ sha256: string; size: number }>(
      `select file.value ->> '$.sha256' as sha256, file.value ->> '$.size' as size
        from (select doc from draft union all select doc from article_draft) as begun,
          json_each(begun.doc, '$.attachments') as file where file.value ->> '$.id' = ? limit 1`,
      [id],
    )
  })
}

/** Files of the same content. */
async function idsOf(cache: Cache, sha256: string): Promise<string[]> {
  const rows = await cache.read((sql) =>
    sql.all<{ id: string }>(
      `select id from attachment where doc ->> '$.sha256' = ?1
        union all select id from article_file where doc ->> '$.sha256' = ?1`,
      [sha256],
    ),
  )
  return rows.map(({ id }) => id)
}

async function sizeOf(path: string): Promise<{ size: number } | undefined> {
  return stat(path).catch(() => undefined)
}

async function readChunk(path: string, offset: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; size: number }> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const bytes = new Uint8Array(Math.max(0, Math.min(chunk, size - offset)))
    const { bytesRead } = bytes.length === 0 ? { bytesRead: 0 } : await handle.read(bytes, 0, bytes.length, offset)
    return { bytes: bytes.subarray(0, bytesRead), size }
  } finally {
    await handle.close()
  }
}

function fileFailure(error: unknown): AppFailure {
  const full = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOSPC'
  return full ? new AppFailure('disk-full', undefined, error) : toAppFailure(error)
}
