import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { useReplyDesk, useWrittenReply } from '../../../app/writing/reply-desk.ts'
import { AnswersPanel } from './AnswersPanel.tsx'
import { matterText } from './about.ts'
import { newArticleFromTicket, wordsOf } from './new-from-ticket.ts'

/** Milliseconds without a key after which what is being written is looked at again. */
const pause = 600
/** Entries of the conversation that tell what it is about. The same question as the conversation asks, so no other one. */
const entriesRead = 50

/** Answers beside a ticket: from its subject, the customer's words and the reply that is being written. */
export function TicketAnswers(props: {
  readonly ticketId: string
  readonly asked: number
  readonly onLeave: () => void
}) {
  const { ticketId, asked, onLeave } = props
  const { i18n } = useTranslation(['knowledgeFlow', 'knowledge'])
  const detail = useAsk('ticket.get', { ticketId }).data
  const talk = useAsk('ticket.conversation', { ticketId, limit: entriesRead }).data
  const desk = useReplyDesk(ticketId)
  const written = useWrittenReply(ticketId, pause)
  if (!detail || !talk) return null
  const { ticket, customer } = detail
  const { said } = wordsOf(talk.entries)
  return (
    <AnswersPanel
      text={matterText({ subject: ticket.subject, said, written })}
      matter={{ ticketId, callId: null, customerId: customer?.id ?? null }}
      language={customer?.language ?? i18n.resolvedLanguage ?? 'en'}
      desk={desk}
      asked={asked}
      onLeave={onLeave}
      onNewArticle={() => void newArticleFromTicket(detail, talk.entries)}
    />
  )
}
