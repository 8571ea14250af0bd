import { v7 as uuidv7 } from 'uuid'
import { knowledgeLimits } from '#shared/domain/knowledge'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { TextDialog } from '../../../app/life/TextDialog.tsx'
import { showDone } from '../../../app/toasts.tsx'

/** Tells the owner and the editors that an article is wrong. */
export function FlagDialog(props: {
  readonly articleId: string
  /** Where it turned out. */
  readonly ticketId: string | null
  readonly onClose: () => void
}) {
  const { articleId, ticketId, onClose } = props
  const { t } = useTranslation('knowledge')
  return (
    <TextDialog
      title={t('knowledge:flag.title')}
      label={t('knowledge:flag.comment')}
      hint={t('knowledge:flag.hint')}
      most={knowledgeLimits.comment}
      submit={t('knowledge:flag.send')}
      missing={t('knowledge:flag.missing')}
      onClose={onClose}
      onSend={async (comment) => {
        await run('article.flag', { flagId: uuidv7(), articleId, comment, ticketId })
        showDone(t('knowledge:flag.done'))
      }}
    />
  )
}
