import type { Edition, Site } from '#shared/domain/sites'

const unfinished: ReadonlySet<Edition['state']> = new Set(['scheduled', 'waiting', 'building'])
export const isUnfinished = ({ state }: Pick<Edition, 'state'>): boolean => unfinished.has(state)

/** What readers see, what is waited for, and what went wrong last. `editions` come newest first. */
export function editionsOf(site: Pick<Site, 'currentEditionId'>, editions: readonly Edition[]) {
  const [newest] = editions
  return {
    current: editions.find(({ id }) => id === site.currentEditionId) ?? null,
    next: editions.findLast(isUnfinished) ?? null,
    failed: newest?.state === 'failed' ? newest : null,
  }
}
