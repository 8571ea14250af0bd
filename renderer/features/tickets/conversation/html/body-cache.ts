import { type CleanBody, cleanBody } from './sanitise.ts'

/** Bodies that were sanitised lately, so that going back to a ticket costs nothing. Keyed by the HTML itself. */
const kept = new Map<string, CleanBody>()
const most = 400

export function cleanBodyOf(html: string): CleanBody {
  const found = kept.get(html)
  if (found) {
    kept.delete(html)
    kept.set(html, found)
    return found
  }
  const made = cleanBody(html)
  kept.set(html, made)
  const oldest = kept.keys().next().value
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  return made
}
