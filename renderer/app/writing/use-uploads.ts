import { useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { AttachmentInfo } from '#shared/domain/tickets'
import { cancelUpload, followUploads, startUpload, takeUploads, uploadsOf } from './uploads.ts'

interface UploadsInput {
  /** The text that the files belong to. */
  readonly owner: string
  readonly onStored: (info: AttachmentInfo) => void
  /** The same, once this composer has gone. */
  readonly onStoredLater: (info: AttachmentInfo) => void
}

/** Files under way, each with progress and a way to stop it. */
export function useUploads({ owner, onStored, onStoredLater }: UploadsInput) {
  const latest = useRef({ onStored, onStoredLater })
  useLayoutEffect(() => {
    latest.current = { onStored, onStoredLater }
  })
  useEffect(() => {
    const leave = takeUploads(owner, (info) => latest.current.onStored(info))
    return () => leave((info) => latest.current.onStoredLater(info))
  }, [owner])
  const uploads = useSyncExternalStore(
    useCallback((listener) => followUploads(owner, listener), [owner]),
    () => uploadsOf(owner),
  )
  return {
    uploads,
    start: (file: File, intoText: boolean) => void startUpload(owner, file, intoText),
    cancel: (key: string) => cancelUpload(owner, key),
    cancelAll: () => {
      for (const { key } of uploads) cancelUpload(owner, key)
    },
  }
}
