export { ConversationPane } from './ConversationPane.tsx'
export { openNewTicket } from './new-ticket/open.tsx'
