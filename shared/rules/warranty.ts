/** Days before the end in which a warranty counts as ending. */
const endingDays = 30

/**
 * Whether a warranty or contract whose last day is `until` still holds at `now` (milliseconds). The day is the
 * customer's calendar day, so it holds through the end of that day wherever they are: twelve hours of grace.
 */
export function warrantyState(until: string | null, now: number): 'valid' | 'ending' | 'expired' | 'unknown' {
  if (until === null) return 'unknown'
  const left = Date.parse(`${until}T23:59:59.999Z`) + 12 * 3_600_000 - now
  if (left < 0) return 'expired'
  return left < endingDays * 24 * 3_600_000 ? 'ending' : 'valid'
}
