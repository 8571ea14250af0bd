import i18next from 'i18next'
import { v7 as uuidv7 } from 'uuid'
import type { ConversationEntry, TicketDetail } from '#shared/ipc/views'
import { run } from '../../../app/data.ts'
import { languages } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { articleFromTicket } from './from-ticket.ts'

/** The words of a conversation, by who says them, oldest first. Notes belong to the desk alone. */
export function wordsOf(entries: readonly ConversationEntry[]): {
  readonly said: string[]
  readonly answered: string[]
} {
  const open = entries.filter((entry) => entry.kind === 'public')
  const by = (kind: ConversationEntry['authorKind']) =>
    open.filter((entry) => entry.authorKind === kind).map((entry) => entry.bodyText)
  return { said: by('customer'), answered: by('user') }
}

/** An article, still a draft, with the trouble of a ticket in the customer's words; opens where it is written. */
export async function newArticleFromTicket(
  { ticket, customer }: Pick<TicketDetail, 'ticket' | 'customer'>,
  entries: readonly ConversationEntry[],
): Promise<void> {
  const language = customer?.language ?? i18next.resolvedLanguage ?? 'en'
  // The headings are of the article, not of the window.
  const known = languages.find((each) => each === language.split('-')[0]) ?? 'en'
  await i18next.loadLanguages(known)
  const t = i18next.getFixedT(known, 'knowledgeFlow')
  const { said, answered } = wordsOf(entries)
  const { title, bodyHtml } = articleFromTicket(
    { subject: ticket.subject, customer, said, answered: answered.at(-1) ?? '' },
    {
      problem: t('knowledgeFlow:fromTicket.problem'),
      solution: t('knowledgeFlow:fromTicket.solution'),
      toWrite: t('knowledgeFlow:fromTicket.toWrite'),
    },
  )
  const articleId = uuidv7()
  try {
    await run('article.create', {
      articleId,
      revisionId: uuidv7(),
      language,
      title: title || t('knowledgeFlow:fromTicket.noTitle'),
      summary: '',
      bodyHtml,
      note: ticket.number === null ? '' : t('knowledgeFlow:fromTicket.note', { number: ticket.number }),
      categoryId: null,
      audience: 'internal',
      tagIds: ticket.tagIds,
      productIds: [],
      keywords: [],
      reviewBy: null,
      ticketId: ticket.id,
    })
    openArticle(articleId, { language, view: 'edit' })
  } catch (caught) {
    showFailure(caught)
  }
}
