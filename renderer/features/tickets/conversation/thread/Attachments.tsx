import { Modal } from '@mantine/core'
import {
  IconDownload,
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMusic,
  IconPhoto,
  IconVideo,
  IconX,
} from '@tabler/icons-react'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import type { Attachment } from '#shared/domain/tickets'
import { useFormat } from '../../../../app/format.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { showDone, showFailure } from '../../../../app/toasts.tsx'
import { attachmentUrl, isPicture, saveAttachment } from '../../../../app/writing/attachment-bytes.ts'
import classes from './attachments.module.css'

type Icon = ComponentType<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: boolean }>
const icons: readonly (readonly [RegExp, Icon])[] = [
  [/^image\//, IconPhoto],
  [/^video\//, IconVideo],
  [/^audio\//, IconMusic],
  [/pdf/, IconFileTypePdf],
  [/zip|compressed|tar|rar|7z/, IconFileZip],
  [/sheet|excel|csv/, IconFileSpreadsheet],
  [/^text\/|word|document|json|xml/, IconFileText],
]

export function FileIcon({ mediaType }: { readonly mediaType: string }) {
  const Found = icons.find(([pattern]) => pattern.test(mediaType))?.[1] ?? IconFile
  return <Found size={16} stroke={1.5} aria-hidden />
}

/** Files of a message. Pictures can be looked at, everything can be saved. */
export function Attachments({ files }: { readonly files: readonly Attachment[] }) {
  const { t } = useTranslation('conversation')
  if (files.length === 0) return null
  return (
    <ul className={classes.list} aria-label={t('conversation:attachment.list', { count: files.length })}>
      {files.map((file) => (
        <li key={file.id}>
          <FileChip file={file} />
        </li>
      ))}
    </ul>
  )
}

function FileChip({ file }: { readonly file: Attachment }) {
  const { t } = useTranslation('conversation')
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const [progress, setProgress] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const save = async () => {
    const controller = new AbortController()
    running.current = controller
    setProgress(0)
    try {
      await saveAttachment(file, (done, total) => setProgress(total === 0 ? 1 : done / total), controller.signal)
      showDone(t('conversation:attachment.saved', { name: file.fileName }))
    } catch (caught) {
      if (!controller.signal.aborted) showFailure(caught)
    } finally {
      setProgress(null)
    }
  }

  const picture = isPicture(file)
  const words = (
    <>
      <FileIcon mediaType={file.mediaType} />
      <span className={classes.name}>{file.fileName}</span>
      <span className={classes.size}>{progress === null ? format.bytes(file.size) : format.percent(progress)}</span>
    </>
  )
  return (
    <div className={classes.chip}>
      {picture ? (
        <button
          type="button"
          className={classes.words}
          onClick={() => setOpen(true)}
          title={file.fileName}
          aria-haspopup="dialog"
        >
          {words}
        </button>
      ) : (
        <span className={classes.words} title={file.fileName}>
          {words}
        </span>
      )}
      {progress === null ? (
        <button
          type="button"
          className={classes.action}
          onClick={() => void save()}
          aria-label={t('conversation:attachment.save', { name: file.fileName })}
          title={t('conversation:attachment.save', { name: file.fileName })}
        >
          <IconDownload size={16} stroke={1.5} aria-hidden />
        </button>
      ) : (
        <button
          type="button"
          className={classes.action}
          onClick={() => running.current?.abort()}
          aria-label={t('conversation:attachment.cancel', { name: file.fileName })}
        >
          <IconX size={16} stroke={1.5} aria-hidden />
        </button>
      )}
      {open && <Preview file={file} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Preview({ file, onClose }: { readonly file: Attachment; readonly onClose: () => void }) {
  const { t } = useTranslation('conversation')
  const [url, setUrl] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    attachmentUrl(file.id).then(
      (each) => !gone && setUrl(each),
      () => !gone && setFailed(true),
    )
    return () => {
      gone = true
    }
  }, [file.id])
  return (
    <Modal
      opened
      onClose={onClose}
      size="auto"
      title={file.fileName}
      closeButtonProps={{ 'aria-label': t('conversation:close') }}
    >
      {failed && <p role="alert">{t('conversation:attachment.unavailable')}</p>}
      {url && <img className={classes.preview} src={url} alt={file.fileName} onError={() => setFailed(true)} />}
    </Modal>
  )
}
