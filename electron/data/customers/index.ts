import { healthQueries } from './health.ts'
import { historyQueries } from './history.ts'
import { organizationQueries } from './organizations.ts'
import { qualityQueries } from './quality/queries.ts'
import { customerQueries as ofCustomers } from './queries.ts'

export { organizationsLike } from './organizations.ts'
export { startQualityWorker } from './quality/worker.ts'
export const customerQueries = {
  ...ofCustomers,
  ...organizationQueries,
  ...historyQueries,
  ...healthQueries,
  ...qualityQueries,
}
