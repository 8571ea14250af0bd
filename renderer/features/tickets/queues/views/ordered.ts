import type { View } from '#shared/domain/tickets'

/** Shared views first, each kind in the order its owner gave it. */
export function orderedViews(views: readonly View[]): readonly View[] {
  const rank = (view: View) => (view.ownerId === null ? 0 : 1)
  return [...views].sort((a, b) => rank(a) - rank(b) || a.position - b.position || a.name.localeCompare(b.name))
}
