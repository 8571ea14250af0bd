import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/**
 * The files of all sites, each once under the checksum of what it holds. Behind the bytes lie the same ones compressed,
 * so that serving a page is reading a piece of a file.
 */

/** Lengths in bytes of what a file holds one behind the other; 0 where compressing gains nothing. */
export interface Blob {
  readonly sha256: string
  readonly bytes: number
  readonly brotli: number
  readonly gzip: number
}

export type Encoding = 'identity' | 'br' | 'gzip'

export const blobsFolder = (dataDir: string) => path.join(dataDir, 'sites')
export const blobPath = (dataDir: string, sha256: string) => path.join(blobsFolder(dataDir), sha256.slice(0, 2), sha256)

/** Where in its file a form of it lies; undefined when there is none. */
export function sliceOf(
  blob: Blob,
  encoding: Encoding,
): { readonly start: number; readonly length: number } | undefined {
  if (encoding === 'identity') return { start: 0, length: blob.bytes }
  if (encoding === 'br') return blob.brotli > 0 ? { start: blob.bytes, length: blob.brotli } : undefined
  return blob.gzip > 0 ? { start: blob.bytes + blob.brotli, length: blob.gzip } : undefined
}

export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
/** Higher ones take twice as long for a hundredth less; a window beyond the page is memory to clear and nothing else. */
const brotliQuality = 5
const widestWindow = 22

/** Behind all forms, so that who writes the same again learns what is there: two 32-bit lengths. */
const trailerBytes = 8

/**
 * Writes a file and has it on disk before it returns: an edition that is online names nothing that a power cut could take.
 * One that is there stays as it is, as earlier editions know where in it each form lies.
 */
export async function writeBlob(dataDir: string, bytes: Uint8Array, options: { compress: boolean }): Promise<Blob> {
  const sha256 = sha256Of(bytes)
  const target = blobPath(dataDir, sha256)
  const known = await readLengths(target, bytes.length)
  if (known) return { sha256, ...known }
  const [br, gz] = options.compress && bytes.length > 200 ? await compressed(bytes) : []
  const lengths = { bytes: bytes.length, brotli: br?.length ?? 0, gzip: gz?.length ?? 0 }
  const trailer = Buffer.alloc(trailerBytes)
  trailer.writeUInt32LE(lengths.brotli, 0)
  trailer.writeUInt32LE(lengths.gzip, 4)
  const temporary = path.join(blobsFolder(dataDir), `new-${randomUUID()}`)
  await mkdir(path.dirname(target), { recursive: true })
  const file = await open(temporary, 'wx')
  try {
    await file.writev([bytes, ...(br ? [br] : []), ...(gz ? [gz] : []), trailer])
    await file.datasync()
  } catch (error) {
    await file.close()
    await rm(temporary, { force: true })
    throw error
  }
  await file.close()
  await rename(temporary, target)
  return { sha256, ...lengths }
}

/** Of a file that is whole; undefined where there is none. */
async function readLengths(target: string, bytes: number): Promise<Omit<Blob, 'sha256'> | undefined> {
  const file = await open(target, 'r').catch(() => undefined)
  if (!file) return undefined
  try {
    const { size } = await file.stat()
    if (size < bytes + trailerBytes) return undefined
    const { buffer } = await file.read(Buffer.alloc(trailerBytes), 0, trailerBytes, size - trailerBytes)
    const lengths = { bytes, brotli: buffer.readUInt32LE(0), gzip: buffer.readUInt32LE(4) }
    return size === bytes + lengths.brotli + lengths.gzip + trailerBytes ? lengths : undefined
  } finally {
    await file.close()
  }
}

async function compressed(bytes: Uint8Array): Promise<Uint8Array[]> {
  const window = Math.min(
    widestWindow,
    Math.max(constants.BROTLI_MIN_WINDOW_BITS, Math.ceil(Math.log2(bytes.length)) + 1),
  )
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_LGWIN]: window,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  const [br, gz] = await Promise.all([brotli(bytes, { params }), gzipped(bytes)])
  return br.length < bytes.length && gz.length < bytes.length ? [br, gz] : []
}

/** Checksums of all files. A file that is there is whole: it got its name when it was. */
export async function blobsThere(dataDir: string): Promise<Set<string>> {
  const root = blobsFolder(dataDir)
  const folders = await readdir(root, { withFileTypes: true }).catch(() => [])
  const lists = await Promise.all(
    folders.filter((each) => each.isDirectory()).map(({ name }) => readdir(path.join(root, name))),
  )
  return new Set(lists.flat())
}

/** Removes every file that is not `kept` and was there before the instant `before`, in milliseconds. */
export async function removeBlobs(dataDir: string, kept: ReadonlySet<string>, before: number): Promise<void> {
  const root = blobsFolder(dataDir)
  const entries = async (folder: string) => readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of await entries(root)) {
    const files = entry.isDirectory()
      ? (await entries(path.join(root, entry.name))).map(({ name }) => [entry.name, name])
      : [[entry.name]]
    for (const parts of files) {
      const file = path.join(root, ...parts)
      if (kept.has(parts.at(-1) ?? '')) continue
      const found = await stat(file).catch(() => undefined)
      if (found && found.mtimeMs < before) await rm(file, { force: true })
    }
  }
}
