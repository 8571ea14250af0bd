import type { AttachmentInfo } from '#shared/domain/tickets'
import { run } from '../data.ts'
import { showFailure } from '../toasts.tsx'
import { rasterType } from './attachment-bytes.ts'

/** Bytes that cross to the data process at once. */
const chunkBytes = 256 * 1024

/** A file on its way to the disk of this computer. */
export interface Upload {
  readonly key: string
  readonly fileName: string
  readonly size: number
  readonly done: number
}

type Taker = (info: AttachmentInfo) => void

interface Desk {
  uploads: readonly Upload[]
  readonly controllers: Map<string, AbortController>
  readonly listeners: Set<() => void>
  /** Gets what is stored: the composer on the screen, or what the last one left behind. */
  taker: Taker
  present: boolean
}

/**
 * Files under way, by the text that they belong to. They outlive its composer: whoever opens another ticket meanwhile
 * finds the file in the draft.
 */
const desks = new Map<string, Desk>()
const none: readonly Upload[] = []

function deskOf(owner: string): Desk {
  const found = desks.get(owner)
  if (found) return found
  const made: Desk = {
    uploads: none,
    controllers: new Map(),
    listeners: new Set(),
    taker: () => undefined,
    present: false,
  }
  desks.set(owner, made)
  return made
}

function tidy(owner: string, desk: Desk): void {
  if (!desk.present && desk.uploads.length === 0 && desk.listeners.size === 0) desks.delete(owner)
}

function change(desk: Desk, uploads: readonly Upload[]): void {
  desk.uploads = uploads
  for (const listener of desk.listeners) listener()
}

export function uploadsOf(owner: string): readonly Upload[] {
  return desks.get(owner)?.uploads ?? none
}

export function followUploads(owner: string, listener: () => void): () => void {
  const desk = deskOf(owner)
  desk.listeners.add(listener)
  return () => {
    desk.listeners.delete(listener)
    tidy(owner, desk)
  }
}

/** A composer is there and takes what is stored. The returned function leaves another taker in its place. */
export function takeUploads(owner: string, taker: Taker): (later: Taker) => void {
  const desk = deskOf(owner)
  desk.taker = taker
  desk.present = true
  return (later) => {
    // Another composer of the same text may have come before this one went.
    if (desk.taker !== taker) return
    desk.taker = later
    desk.present = false
    tidy(owner, desk)
  }
}

export async function startUpload(owner: string, file: File, intoText: boolean): Promise<void> {
  const desk = deskOf(owner)
  const key = crypto.randomUUID()
  const controller = new AbortController()
  desk.controllers.set(key, controller)
  change(desk, [...desk.uploads, { key, fileName: file.name, size: file.size, done: 0 }])
  const end = () => {
    desk.controllers.delete(key)
    change(
      desk,
      desk.uploads.filter((each) => each.key !== key),
    )
  }
  try {
    // A picture belongs into the text, if it is one by its bytes and not only by its name.
    const inline = intoText && rasterType(new Uint8Array(await file.slice(0, 16).arrayBuffer())) !== null
    const info = await storeFile(file, inline, {
      signal: controller.signal,
      onProgress: (done) =>
        change(
          desk,
          desk.uploads.map((each) => (each.key === key ? { ...each, done } : each)),
        ),
    })
    end()
    desk.taker(info)
  } catch (caught) {
    end()
    if (!controller.signal.aborted) showFailure(caught)
  } finally {
    tidy(owner, desk)
  }
}

export function cancelUpload(owner: string, key: string): void {
  desks.get(owner)?.controllers.get(key)?.abort()
}

/** Puts a file on the disk of this computer, from where it goes along with whatever names it. */
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
    const info = await run('attachment.finish', { id })
    // Cancelled while the last answer was on its way.
    signal.throwIfAborted()
    return info
  } catch (caught) {
    run('attachment.discard', { id }).catch(() => undefined)
    throw caught
  }
}
