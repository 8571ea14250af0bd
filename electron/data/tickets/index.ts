import { conversationQueries } from './conversation.ts'
import { detailQueries } from './detail.ts'
import { listQueries } from './lists.ts'

export const ticketQueries = { ...listQueries, ...detailQueries, ...conversationQueries }
export { ticketRows } from './rows.ts'
