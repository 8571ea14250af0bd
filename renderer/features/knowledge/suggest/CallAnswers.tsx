import type { CallDetail } from '#shared/ipc/calls'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { useNotesDesk } from '../../../app/writing/notes-desk.ts'
import { useStepWords } from '../../../app/writing/step-words.ts'
import { AnswersPanel } from './AnswersPanel.tsx'
import { matterText } from './about.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Answers beside a call: from its reason, its notes, the step at which its script is, and the product. */
export function CallAnswers(props: {
  readonly detail: CallDetail
  readonly asked: number
  readonly onLeave: () => void
}) {
  const { detail, asked, onLeave } = props
  const { call, customer, ticket } = detail
  const { i18n } = useTranslation(['knowledgeFlow', 'knowledge'])
  const desk = useNotesDesk(call.id)
  const step = useStepWords(call.id)
  const { customerId } = call
  const owned = useAsk('customer.extras', { customerId: customerId ?? nobody }, { enabled: customerId !== null }).data
  // Whoever owns one thing calls about that; of several, script or notes tell.
  const [only, ...others] = new Set((owned?.products ?? []).map(({ name }) => name).filter(Boolean))
  const product = only !== undefined && others.length === 0 ? only : ''
  const hasWords = [call.reason, call.notes, step, ticket?.subject ?? ''].some((each) => each.trim() !== '')
  return (
    <AnswersPanel
      text={
        hasWords
          ? matterText({
              subject: [call.reason, ticket?.subject, product].filter(Boolean).join(' '),
              said: [step],
              written: call.notes,
            })
          : ''
      }
      matter={{ ticketId: call.ticketId, callId: call.id, customerId }}
      language={customer?.language ?? i18n.resolvedLanguage ?? 'en'}
      desk={desk}
      asked={asked}
      onLeave={onLeave}
    />
  )
}
