import { analyticsQueries } from './analytics.ts'
import { exchangeQueries } from './exchange.ts'
import { offerQueries } from './offers.ts'
import { scriptReads } from './queries.ts'
import { recordQueries } from './record.ts'
import { runQueries } from './runs.ts'

export const scriptQueries = {
  ...scriptReads,
  ...offerQueries,
  ...runQueries,
  ...recordQueries,
  ...analyticsQueries,
  ...exchangeQueries,
}
export { beginRun, forgetRun, listRuns, readRun, saveRun } from './running.ts'
