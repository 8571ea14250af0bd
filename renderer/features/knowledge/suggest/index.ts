/** What other features show beside their own matter. Apart from the knowledge place, which is a part of its own. */
export { TicketAnswers } from './TicketAnswers.tsx'
