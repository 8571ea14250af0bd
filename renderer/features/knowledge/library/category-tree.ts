import type { Category } from '#shared/domain/knowledge'

/** A category at its depth, as the tree shows it from top to bottom. */
export interface TreeLine<C extends Category = Category> {
  readonly category: C
  readonly depth: number
  readonly hasChildren: boolean
}

/** By place, then by name. */
function inOrder<C extends Category>(categories: readonly C[], language: string): C[] {
  return categories.toSorted(
    (a, b) => a.position - b.position || categoryName(a, language).localeCompare(categoryName(b, language), language),
  )
}

export function categoryName(category: Pick<Category, 'name' | 'translatedNames'>, language: string): string {
  return category.translatedNames[language] ?? category.name
}

/** What stands right below `parentId`. One whose parent is gone stands at the top. */
export function childrenOf<C extends Category>(
  categories: readonly C[],
  parentId: string | null,
  language: string,
): C[] {
  const known = new Set(categories.map(({ id }) => id))
  const parentOf = (each: C) => (each.parentId !== null && known.has(each.parentId) ? each.parentId : null)
  return inOrder(
    categories.filter((each) => parentOf(each) === parentId),
    language,
  )
}

/** The whole tree as lines; what lies under a closed one is left out. A circle, made by two people at once, ends. */
export function treeLines<C extends Category>(
  categories: readonly C[],
  closed: ReadonlySet<string>,
  language: string,
): TreeLine<C>[] {
  const lines: TreeLine<C>[] = []
  const seen = new Set<string>()
  const walk = (parentId: string | null, depth: number) => {
    for (const category of childrenOf(categories, parentId, language)) {
      if (seen.has(category.id)) continue
      seen.add(category.id)
      const hasChildren = categories.some((each) => each.parentId === category.id)
      lines.push({ category, depth, hasChildren })
      if (!closed.has(category.id)) walk(category.id, depth + 1)
    }
  }
  walk(null, 0)
  // Members of a circle hang under nothing: they are shown at the top, so that somebody can move them out.
  const hidden = new Set<string>()
  for (const id of closed) for (const each of below(categories, id)) hidden.add(each)
  for (const category of categories) {
    if (seen.has(category.id) || hidden.has(category.id)) continue
    seen.add(category.id)
    lines.push({ category, depth: 0, hasChildren: false })
  }
  return lines
}

/** Those above a category, its own parent first. */
export function above(categories: readonly Category[], categoryId: string): string[] {
  const byId = new Map(categories.map((each) => [each.id, each]))
  const ids: string[] = []
  let parentId = byId.get(categoryId)?.parentId ?? null
  while (parentId !== null && !ids.includes(parentId)) {
    ids.push(parentId)
    parentId = byId.get(parentId)?.parentId ?? null
  }
  return ids
}

/** Everything under a category, without itself. */
export function below(categories: readonly Category[], categoryId: string): Set<string> {
  const found = new Set<string>()
  const walk = (parentId: string) => {
    for (const each of categories) {
      if (each.parentId !== parentId || found.has(each.id) || each.id === categoryId) continue
      found.add(each.id)
      walk(each.id)
    }
  }
  walk(categoryId)
  return found
}

/** A place before or behind the neighbour, between it and the next one. Null at the end of the row. */
export function positionAfterMove(siblings: readonly Category[], categoryId: string, step: 1 | -1): number | null {
  const index = siblings.findIndex(({ id }) => id === categoryId)
  const neighbour = siblings[index + step]
  if (index < 0 || !neighbour) return null
  const beyond = siblings[index + 2 * step]
  return beyond ? (neighbour.position + beyond.position) / 2 : neighbour.position + step
}

/** Names from the top down to the category, for a choice in one line. */
export function pathName(categories: readonly Category[], categoryId: string, language: string): string {
  const byId = new Map(categories.map((each) => [each.id, each]))
  return [...above(categories, categoryId).toReversed(), categoryId]
    .map((id) => byId.get(id))
    .filter((each) => each !== undefined)
    .map((each) => categoryName(each, language))
    .join(' › ')
}
