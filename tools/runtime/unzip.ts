import { createWriteStream } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'

const fileTypeMask = 0o170000
const symbolicLink = 0o120000

/**
 * Unpacks the entries under one folder of a zip file, keeping modes and links. yauzl itself refuses entry names that
 * would leave the target folder.
 *
 * @param folder the folder inside the archive, without a slash at its end
 * @param leaveOut paths relative to `folder`; a folder leaves out everything below it
 */
export async function unzipFolder(zip: string, folder: string, target: string, leaveOut: readonly string[]) {
  const archive = await openPromise(zip, { lazyEntries: true })
  for await (const entry of archive.eachEntry()) {
    if (!entry.fileName.startsWith(`${folder}/`) || entry.fileName.endsWith('/')) continue
    const name = entry.fileName.slice(folder.length + 1)
    if (leaveOut.some((path) => name === path || name.startsWith(`${path}/`))) continue
    const path = join(target, name)
    await mkdir(dirname(path), { recursive: true })
    const mode = entry.externalFileAttributes >>> 16
    const content = await archive.openReadStreamPromise(entry)
    if ((mode & fileTypeMask) === symbolicLink) await symlink((await buffer(content)).toString('utf8'), path)
    else await pipeline(content, createWriteStream(path, { mode: mode & 0o777 || 0o644 }))
  }
}
