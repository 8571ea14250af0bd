import { IconX } from '@tabler/icons-react'
import type { AttachmentInfo } from '#shared/domain/tickets'
import { useFormat } from '../../../../app/format.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import type { Upload } from '../../../../app/writing/uploads.ts'
import { FileIcon } from '../thread/Attachments.tsx'
import chips from '../thread/attachments.module.css'
import classes from './composer.module.css'

interface FilesProps {
  readonly files: readonly AttachmentInfo[]
  readonly uploads: readonly Upload[]
  readonly onRemove: (file: AttachmentInfo) => void
  readonly onCancel: (key: string) => void
}

/** What goes along with the message, and what is on its way. */
export function ComposerFiles({ files, uploads, onRemove, onCancel }: FilesProps) {
  const { t } = useTranslation('conversation')
  const format = useFormat()
  if (files.length === 0 && uploads.length === 0) return null
  return (
    <ul
      className={`${chips.list} ${classes.files}`}
      aria-label={t('conversation:attachment.list', { count: files.length + uploads.length })}
    >
      {files.map((file) => (
        <li key={file.id} className={chips.chip}>
          <span className={chips.words} title={file.fileName}>
            <FileIcon mediaType={file.mediaType} />
            <span className={chips.name}>{file.fileName}</span>
            <span className={chips.size}>{format.bytes(file.size)}</span>
          </span>
          <button
            type="button"
            className={chips.action}
            onClick={() => onRemove(file)}
            aria-label={t('conversation:attachment.remove', { name: file.fileName })}
          >
            <IconX size={14} stroke={1.5} aria-hidden />
          </button>
        </li>
      ))}
      {uploads.map((upload) => (
        <li key={upload.key} className={chips.chip}>
          <span className={chips.words} title={upload.fileName}>
            <span className={chips.name}>{upload.fileName}</span>
            <progress
              className={classes.progress}
              max={upload.size}
              value={upload.done}
              aria-label={t('conversation:attachment.progress', { name: upload.fileName })}
            />
            <span className={chips.size}>{format.percent(upload.size === 0 ? 1 : upload.done / upload.size)}</span>
          </span>
          <button
            type="button"
            className={chips.action}
            onClick={() => onCancel(upload.key)}
            aria-label={t('conversation:attachment.cancel', { name: upload.fileName })}
          >
            <IconX size={14} stroke={1.5} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
