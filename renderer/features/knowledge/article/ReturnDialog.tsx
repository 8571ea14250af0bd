import { v7 as uuidv7 } from 'uuid'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone } from '../../../app/toasts.tsx'
import type { Seen } from './SubmitDialog.tsx'
import { TextDialog } from './TextDialog.tsx'

/** Back to the author, with what is wanted. */
export function ReturnDialog({ seen, onClose }: { readonly seen: Seen; readonly onClose: () => void }) {
  const { t } = useTranslation('knowledge')
  return (
    <TextDialog
      title={t('knowledge:life.return')}
      label={t('knowledge:field.returnComment')}
      submit={t('knowledge:life.return')}
      onClose={onClose}
      onSend={async (comment) => {
        await run('translation.return', { ...seen, commentId: uuidv7(), comment })
        showDone(t('knowledge:life.returnDone'))
      }}
    />
  )
}
