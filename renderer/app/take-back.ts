import i18next from 'i18next'
import { announce } from './announce.ts'
import { queryClient, run } from './data.ts'
import { openTicket } from './navigation.ts'
import { showDone, showFailure } from './toasts.tsx'

/**
 * Whoever writes to a ticket at the moment. Called before a message is taken back; the answer is called when that is
 * decided, with true when the text is in the draft again.
 */
type Writer = () => Promise<(takenBack: boolean) => Promise<void>>
const writers = new Map<string, Set<Writer>>()

/** Is told of messages that are taken back into the draft of the ticket, until the returned function is called. */
export function onTakeBack(ticketId: string, writer: Writer): () => void {
  const all = writers.get(ticketId) ?? new Set()
  writers.set(ticketId, all.add(writer))
  return () => {
    all.delete(writer)
    if (all.size === 0) writers.delete(ticketId)
  }
}

/** Takes back what is still held: its text goes into the draft again. Says so when it is too late. */
export async function takeBack(
  commandId: string,
  ticketId: string | null,
  /** Whether the ticket is opened, so that the text is seen at once. */
  { open = true }: { readonly open?: boolean } = {},
): Promise<void> {
  const decided = await Promise.all([...(writers.get(ticketId ?? '') ?? [])].map((writer) => writer()))
  let takenBack = false
  try {
    takenBack = await run('outbox.undo', { commandId })
    if (!takenBack) showDone(i18next.t('app:undo.tooLate'))
    else if (ticketId !== null) {
      // A composer that is made now begins with what the window knows of the draft, and so far that is "sent".
      await queryClient.refetchQueries({ queryKey: ['ticket.get', { ticketId }], type: 'all' })
      if (open) openTicket(ticketId)
    }
  } catch (caught) {
    showFailure(caught)
  }
  await Promise.all(decided.map((tell) => tell(takenBack)))
  if (takenBack) announce(i18next.t('app:undo.done'))
}
