import type { Attachment } from '#shared/domain/tickets'
import { ask } from '../data.ts'

/** Reads a file piece by piece from the data process. `onProgress` gets bytes read and bytes in all. */
export async function readAttachment(
  attachmentId: string,
  mediaType: string,
  {
    onProgress,
    signal,
  }: { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (;;) {
    signal?.throwIfAborted()
    const { bytes, size } = await ask('attachment.read', { attachmentId, offset })
    parts.push(new Uint8Array(bytes))
    offset += bytes.byteLength
    onProgress?.(offset, size)
    if (offset >= size || bytes.byteLength === 0) break
  }
  return new Blob(parts, { type: mediaType })
}

const shownAtMost = 60
const urls = new Map<string, Promise<string>>()

/** An address for showing a picture, kept for the next time. Only raster pictures: an SVG is a document of its own. */
export function attachmentUrl(attachmentId: string): Promise<string> {
  const found = urls.get(attachmentId)
  if (found) return found
  const made = readAttachment(attachmentId, '').then(async (blob) => {
    const mediaType = rasterType(new Uint8Array(await blob.slice(0, 16).arrayBuffer()))
    if (!mediaType) throw new Error('not a picture')
    return URL.createObjectURL(blob.slice(0, blob.size, mediaType))
  })
  urls.set(attachmentId, made)
  made.catch(() => urls.delete(attachmentId))
  forgetOldest()
  return made
}

function forgetOldest(): void {
  const oldest = urls.keys().next().value
  if (urls.size <= shownAtMost || oldest === undefined) return
  const url = urls.get(oldest)
  urls.delete(oldest)
  url?.then((each) => URL.revokeObjectURL(each)).catch(() => undefined)
}

/** The type by the first bytes: what the sender claims may be a lie. */
export function rasterType(head: Uint8Array): string | null {
  const text = String.fromCharCode(...head.slice(0, 12))
  if (text.startsWith('\u0089PNG\r\n')) return 'image/png'
  if (text.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (text.startsWith('GIF8')) return 'image/gif'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp'
  if (text.slice(4, 12) === 'ftypavif') return 'image/avif'
  return null
}

export function isPicture({ mediaType }: Pick<Attachment, 'mediaType'>): boolean {
  return /^image\/(?:png|jpe?g|gif|webp|avif)$/i.test(mediaType)
}

/** Hands a file to the system's own "save" dialog. */
export async function saveAttachment(
  file: Attachment,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const blob = await readAttachment(file.id, 'application/octet-stream', { onProgress, signal })
  const url = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = file.fileName
  anchor.click()
  // The download has its own hold on the bytes once it began.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
