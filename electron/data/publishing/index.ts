import { placeQueries } from './places.ts'
import { planQueries } from './plan.ts'
import { siteQueries } from './sites.ts'

export { compareEditions } from './compare.ts'
export { startFollowingSites } from './online.ts'
export { previewSite } from './preview.ts'

export const publishingQueries = { ...siteQueries, ...planQueries, ...placeQueries }
