import { readFile } from 'node:fs/promises'
import { contentPath } from '../../store/files.ts'
import { sha256Of } from '../blobs.ts'
import type { Inputs } from '../inputs.ts'
import { pictureSize } from '../picture-size.ts'
import type { Picture } from './article-body.ts'
import type { Asset } from './theme.ts'

/** Pictures of articles as files of the site. A drawing may hold scripts, so it is none. */

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
}

export interface PictureAsset extends Asset {
  readonly size: Picture['size']
}

/** By the id of an article's file. What is no picture, or is not there, is left out. */
export async function readPictures(
  dataDir: string,
  files: Inputs['files'],
  ids: readonly string[],
): Promise<Map<string, PictureAsset>> {
  const found = new Map<string, PictureAsset>()
  for (const id of new Set(ids)) {
    const file = files.get(id)
    const extension = file && extensions[file.mediaType]
    if (!file || !extension) continue
    const bytes = await readFile(contentPath(dataDir, file.sha256)).catch(() => undefined)
    if (bytes) found.set(id, assetOf(bytes, file.sha256, extension, file.mediaType))
  }
  return found
}

/** A picture that stands in a text itself; null when it is none. */
export function pictureIn(dataUrl: string): PictureAsset | null {
  const [, mediaType = '', base64 = ''] = /^data:([a-z/]+);base64,([A-Za-z0-9+/=\s]+)$/.exec(dataUrl) ?? []
  const extension = extensions[mediaType]
  if (!extension) return null
  const bytes = Buffer.from(base64, 'base64')
  return assetOf(bytes, sha256Of(bytes), extension, mediaType)
}

function assetOf(bytes: Uint8Array, sha256: string, extension: string, mediaType: string): PictureAsset {
  return { path: `assets/${sha256.slice(0, 20)}.${extension}`, bytes, mediaType, size: pictureSize(bytes) }
}
