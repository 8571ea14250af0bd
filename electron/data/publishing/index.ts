import { placeQueries } from './places.ts'
import { planQueries } from './plan.ts'
import { siteQueries } from './sites.ts'

export { startFollowingSites } from './online.ts'

export const publishingQueries = { ...siteQueries, ...planQueries, ...placeQueries }

export { previewSite } from './preview.ts'
