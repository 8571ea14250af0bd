import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { limits } from '../../shared/domain/primitives.ts'

export function attachmentsFolder(dataDir: string): string {
  return path.join(dataDir, 'attachments')
}

/** Uploaded bytes lie under their checksum, so the same file sent twice takes its place once. */
export function contentPath(dataDir: string, sha256: string): string {
  return path.join(attachmentsFolder(dataDir), sha256.slice(0, 2), sha256)
}

export type Received =
  | { readonly ok: true; readonly size: number }
  | { readonly ok: false; readonly why: 'too-large' | 'checksum-mismatch' }

/**
 * Writes a stream to disk and gives it its place when the checksum is right. Nothing half-written ever stands under
 * a checksum: the bytes go to a temporary file, are flushed, and are then renamed.
 */
export async function receiveContent(
  dataDir: string,
  sha256: string,
  source: AsyncIterable<Buffer>,
): Promise<Received> {
  const target = contentPath(dataDir, sha256)
  const temporary = path.join(attachmentsFolder(dataDir), `upload-${randomUUID()}`)
  await mkdir(path.dirname(target), { recursive: true })
  const file = await open(temporary, 'wx')
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of source) {
      size += chunk.length
      if (size > limits.attachmentBytes) return { ok: false, why: 'too-large' }
      hash.update(chunk)
      await file.write(chunk)
    }
    if (hash.digest('hex') !== sha256) return { ok: false, why: 'checksum-mismatch' }
    await file.sync()
    await rename(temporary, target)
    return { ok: true, size }
  } finally {
    await file.close()
    await rm(temporary, { force: true })
  }
}

/** Writes bytes whose checksum is known to be right. */
export async function writeContent(dataDir: string, sha256: string, bytes: Uint8Array): Promise<void> {
  const target = contentPath(dataDir, sha256)
  if ((await sizeOf(target)) === bytes.length) return
  await mkdir(path.dirname(target), { recursive: true })
  const temporary = path.join(attachmentsFolder(dataDir), `upload-${randomUUID()}`)
  await writeFile(temporary, bytes)
  await rename(temporary, target)
}

/** The size of a file on disk; undefined when there is none. Bytes. */
export async function sizeOf(fileName: string): Promise<number | undefined> {
  return stat(fileName).then(
    (found) => found.size,
    () => undefined,
  )
}
