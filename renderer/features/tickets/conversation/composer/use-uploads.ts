import { useEffect, useRef, useState } from 'react'
import type { AttachmentInfo } from '#shared/domain/tickets'
import { run } from '../../../../app/data.ts'
import { showFailure } from '../../../../app/toasts.tsx'
import { rasterType } from '../thread/attachment-bytes.ts'

/** Bytes that cross to the data process at once. */
const chunkBytes = 256 * 1024

/** A file on its way to the disk of this computer. */
export interface Upload {
  readonly key: string
  readonly fileName: string
  readonly size: number
  readonly done: number
}

export async function storeFile(
  file: File,
  inline: boolean,
  { onProgress, signal }: { readonly onProgress: (done: number) => void; readonly signal: AbortSignal },
): Promise<AttachmentInfo> {
  const { id } = await run('attachment.begin', {
    fileName: file.name.slice(-255) || 'file',
    mediaType: file.type || 'application/octet-stream',
    inline,
    size: file.size,
  })
  try {
    for (let offset = 0; offset < file.size; offset += chunkBytes) {
      signal.throwIfAborted()
      const bytes = new Uint8Array(await file.slice(offset, offset + chunkBytes).arrayBuffer())
      await run('attachment.append', { id, offset, bytes })
      onProgress(Math.min(file.size, offset + bytes.length))
    }
    signal.throwIfAborted()
    return await run('attachment.finish', { id })
  } catch (caught) {
    run('attachment.discard', { id }).catch(() => undefined)
    throw caught
  }
}

/** Files under way, each with progress and a way to stop it. */
export function useUploads(onStored: (info: AttachmentInfo) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const controllers = useRef(new Map<string, AbortController>())
  useEffect(() => {
    const running = controllers.current
    return () => {
      for (const controller of running.values()) controller.abort()
    }
  }, [])

  const start = async (file: File, intoText: boolean): Promise<void> => {
    const key = crypto.randomUUID()
    const controller = new AbortController()
    controllers.current.set(key, controller)
    setUploads((all) => [...all, { key, fileName: file.name, size: file.size, done: 0 }])
    try {
      // A picture belongs into the text, if it is one by its bytes and not only by its name.
      const inline = intoText && rasterType(new Uint8Array(await file.slice(0, 16).arrayBuffer())) !== null
      const info = await storeFile(file, inline, {
        signal: controller.signal,
        onProgress: (done) => setUploads((all) => all.map((each) => (each.key === key ? { ...each, done } : each))),
      })
      onStored(info)
    } catch (caught) {
      if (!controller.signal.aborted) showFailure(caught)
    } finally {
      controllers.current.delete(key)
      setUploads((all) => all.filter((each) => each.key !== key))
    }
  }
  return { uploads, start, cancel: (key: string) => controllers.current.get(key)?.abort() }
}
