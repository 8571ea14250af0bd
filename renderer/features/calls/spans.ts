/** Stretches of days by which the log is narrowed, in the reader's own days. */
export const spans = ['all', 'today', 'yesterday', 'week', 'month'] as const
export type Span = (typeof spans)[number]

/** From the beginning of the first day to the end of the last; null where the stretch is open. */
export function spanBounds(span: Span, now: Date): { readonly from: string | null; readonly to: string | null } {
  if (span === 'all') return { from: null, to: null }
  const midnight = (daysAgo: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).toISOString()
  switch (span) {
    case 'today':
      return { from: midnight(0), to: null }
    case 'yesterday':
      return { from: midnight(1), to: midnight(0) }
    case 'week':
      return { from: midnight(6), to: null }
    case 'month':
      return { from: midnight(29), to: null }
  }
}
