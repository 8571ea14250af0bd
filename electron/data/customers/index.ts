import { organizationQueries } from './organizations.ts'
import { customerQueries as ofCustomers } from './queries.ts'

export { organizationsLike } from './organizations.ts'
export const customerQueries = { ...ofCustomers, ...organizationQueries }
