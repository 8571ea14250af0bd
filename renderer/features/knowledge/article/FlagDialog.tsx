import { v7 as uuidv7 } from 'uuid'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone } from '../../../app/toasts.tsx'
import { TextDialog } from './TextDialog.tsx'

/** Tells the owner and the editors that an article is wrong. */
export function FlagDialog({ articleId, onClose }: { readonly articleId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('knowledge')
  return (
    <TextDialog
      title={t('knowledge:flag.title')}
      label={t('knowledge:flag.comment')}
      hint={t('knowledge:flag.hint')}
      submit={t('knowledge:flag.send')}
      missing={t('knowledge:flag.missing')}
      onClose={onClose}
      onSend={async (comment) => {
        await run('article.flag', { flagId: uuidv7(), articleId, comment, ticketId: null })
        showDone(t('knowledge:flag.done'))
      }}
    />
  )
}
