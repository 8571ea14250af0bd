import { type RefObject, useState } from 'react'
import type { AttachmentInfo } from '#shared/domain/tickets'
import { run } from '../../../../app/data.ts'
import { useUploads } from '../../../../app/writing/use-uploads.ts'
import { admitFiles, type FileRefusal } from './limits.ts'

interface FilesInput {
  readonly owner: string
  readonly start: readonly AttachmentInfo[]
  /** The files as they are at the moment of saving. */
  readonly held: RefObject<readonly AttachmentInfo[]>
  readonly onStored: (info: AttachmentInfo) => void
  readonly onStoredLater: (info: AttachmentInfo) => void
  readonly onRefused: (refused: readonly FileRefusal[]) => void
  readonly onRemoved: () => void
}

/** The files of a message, and those on their way to it. */
export function useFiles({ owner, start, held, onStored, onStoredLater, onRefused, onRemoved }: FilesInput) {
  const [files, setFiles] = useState(start)
  const set = (next: readonly AttachmentInfo[]) => {
    held.current = next
    setFiles(next)
  }
  const {
    uploads,
    start: upload,
    cancel,
  } = useUploads({
    owner,
    onStored: (info) => {
      set([...held.current, info])
      onStored(info)
    },
    onStoredLater,
  })
  return {
    files,
    uploads,
    cancel,
    set,
    add: (chosen: readonly File[], intoText: boolean) => {
      const { admitted, refused } = admitFiles(chosen, files.length + uploads.length)
      onRefused(refused)
      for (const file of admitted) upload(file, intoText)
    },
    remove: (file: AttachmentInfo) => {
      set(held.current.filter(({ id }) => id !== file.id))
      run('attachment.discard', { id: file.id }).catch(() => undefined)
      onRemoved()
    },
  }
}
