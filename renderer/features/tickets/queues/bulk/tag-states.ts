import { tagId } from '#shared/domain/records'
import type { Tag } from '#shared/domain/tickets'
import type { BulkChange, Changeable } from './changes.ts'

/** Whether all, some or none of the tickets have a tag. */
export type TagState = 'all' | 'some' | 'none'

export function startingTags(
  tags: readonly Pick<Tag, 'id'>[],
  tickets: readonly Changeable[],
): ReadonlyMap<string, TagState> {
  const counts = new Map<string, number>()
  for (const ticket of tickets) for (const tag of ticket.tagIds) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return new Map(
    tags.map(({ id }) => {
      const count = counts.get(id) ?? 0
      return [id, count === 0 ? 'none' : count === tickets.length ? 'all' : 'some'] as const
    }),
  )
}

/** What was touched: a tag on some tickets stays on those unless the person made it all or none. */
export function tagChange(
  before: ReadonlyMap<string, TagState>,
  after: ReadonlyMap<string, TagState>,
  created: readonly string[],
): Extract<BulkChange, { kind: 'tags' }> {
  const made = created.filter((name) => after.get(tagId(name)) === 'all')
  const madeIds = new Set(created.map(tagId))
  const touched = (state: TagState) =>
    [...after]
      .filter(([tag, now]) => now === state && before.get(tag) !== state && !madeIds.has(tag))
      .map(([tag]) => tag)
  return { kind: 'tags', add: touched('all'), remove: touched('none'), create: made }
}
