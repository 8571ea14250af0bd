import type { TFunction } from 'i18next'

const known = ['ticket', 'call', 'callback', 'consent', 'scriptRun', 'ownedProduct', 'order', 'survey']

/** "12 tickets, 3 orders": what goes over, or went. */
export function movesText(moves: Readonly<Record<string, number>>, t: TFunction): string {
  return known
    .filter((type) => (moves[type] ?? 0) > 0)
    .map((type) => t(`history:moved.${type}`, { count: moves[type] }))
    .join(', ')
}
