import { z } from 'zod'
import { languageTag } from '../domain/primitives.ts'

/** What an edition remembers of a page, see `KnownPage` of shared/rules/publishing. */
export const sitePage = z.object({
  path: z.string(),
  title: z.string(),
  language: languageTag,
  source: z.string(),
})
