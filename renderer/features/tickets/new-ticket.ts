import { showFailure } from '../../app/toasts.tsx'

/** Opens the form for a new ticket from anywhere; it belongs to the conversation and is loaded when it is wanted. */
export function newTicket(): void {
  import('./conversation/index.ts').then((conversation) => conversation.openNewTicket(), showFailure)
}
