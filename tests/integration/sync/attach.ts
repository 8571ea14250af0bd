import type { AttachmentInfo } from '../../../shared/domain/tickets.ts'
import type { Desktop } from './world.ts'

/** Chooses a file, as the composer does. */
export async function attach(desktop: Desktop, bytes: Uint8Array): Promise<AttachmentInfo> {
  const { id } = await desktop.local('attachment.begin', {
    fileName: 'photo.png',
    mediaType: 'image/png',
    inline: false,
    size: bytes.length,
  })
  for (let offset = 0; offset < bytes.length; offset += 262_144) {
    await desktop.local('attachment.append', {
      id,
      offset,
      bytes: new Uint8Array(bytes.subarray(offset, offset + 262_144)),
    })
  }
  return desktop.local('attachment.finish', { id })
}

/** All bytes of a file, from this machine or from the server. */
export async function readAll(desktop: Desktop, attachmentId: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for (let offset = 0; ; ) {
    const { bytes, size } = await desktop.query('attachment.read', { attachmentId, offset })
    parts.push(bytes)
    offset += bytes.length
    if (offset >= size || bytes.length === 0) return Buffer.concat(parts)
  }
}
