import { CloseButton, Progress } from '@mantine/core'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import type { Upload } from '../../../app/writing/uploads.ts'
import classes from './edit.module.css'

/** Files under way to the disk of this computer, each with a way to stop it. */
export function UploadRows(props: { readonly uploads: readonly Upload[]; readonly onCancel: (key: string) => void }) {
  const { t } = useTranslation('knowledge')
  const format = useFormat()
  return props.uploads.map(({ key, fileName, size, done }) => (
    <div key={key} className={classes.upload}>
      <span className={classes.uploadName}>{fileName}</span>
      <Progress
        className={classes.progress ?? ''}
        value={size === 0 ? 0 : (100 * done) / size}
        aria-label={t('knowledge:image.storing', { name: fileName })}
      />
      <span>{format.bytes(size)}</span>
      <CloseButton
        size="sm"
        aria-label={t('knowledge:image.stop', { name: fileName })}
        onClick={() => props.onCancel(key)}
      />
    </div>
  ))
}
