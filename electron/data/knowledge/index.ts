import { compareQueries } from './compare.ts'
import { detailQueries } from './detail.ts'
import { duplicateQueries } from './duplicates.ts'
import { listQueries } from './list.ts'
import { numberQueries } from './numbers.ts'
import { qualityQueries } from './quality.ts'
import { renderQueries } from './render.ts'
import { shelfQueries } from './shelves.ts'
import { similarTicketQueries } from './similar-tickets.ts'
import { suggestQueries } from './suggest.ts'

export { articlesFound } from './suggest.ts'

export const knowledgeQueries = {
  ...listQueries,
  ...detailQueries,
  ...renderQueries,
  ...suggestQueries,
  ...compareQueries,
  ...shelfQueries,
  ...similarTicketQueries,
  ...qualityQueries,
  ...duplicateQueries,
  ...numberQueries,
}
