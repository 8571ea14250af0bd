import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { useNotesDesk } from '../../../app/writing/notes-desk.ts'
import { useReplyDesk } from '../../../app/writing/reply-desk.ts'
import { ArticleActions } from './ArticleActions.tsx'
import { articleAddress, insertArticle, type Matter, markAnswered, usesOf } from './use-insert.ts'

/** The same as in the answers, for an article that is shown elsewhere beside its matter, e.g. in a script. */
export function ArticleUseBar(props: {
  readonly article: Parameters<typeof articleAddress>[0] & { readonly title: string }
  readonly matter: Matter
}) {
  const { article, matter } = props
  const { articleId, language, title } = article
  const { t } = useTranslation(['knowledgeFlow', 'knowledge'])
  const notes = useNotesDesk(matter.callId)
  const reply = useReplyDesk(matter.ticketId ?? '')
  const desk = matter.callId === null ? reply : notes
  const uses = useAsk('article.uses', usesOf(matter)).data
  const answered = uses?.some((use) => use.articleId === articleId && use.kind === 'answered') ?? false
  return (
    <ArticleActions
      address={articleAddress(article)}
      answered={answered}
      onAnswered={() => void markAnswered(articleId, title, matter)}
      onInsert={desk ? (as) => void insertArticle(articleId, as, { matter, desk, language }) : undefined}
    >
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconExternalLink size={16} stroke={1.5} aria-hidden />}
        onClick={() => openArticle(articleId, { language })}
      >
        {t('knowledgeFlow:reader.openShort')}
      </Button>
    </ArticleActions>
  )
}
