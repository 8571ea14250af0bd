/** What other features show beside their own matter. Apart from the knowledge place, which is a part of its own. */
export { CallAnswers } from './CallAnswers.tsx'
export { TicketAnswers } from './TicketAnswers.tsx'
