import { searchWords } from '#shared/rules/search-text'

/** Newest so many are ranked; a person types on when what they look for is not among the first. */
export const candidates = 200

/** Names that begin with what was typed come first, then names with it inside, then the rest; each by name. */
export function byLikeness<T extends { readonly name: string }>(items: readonly T[], text: string): T[] {
  const wanted = plain(searchWords(text).join(' '))
  if (wanted === '') return [...items]
  const rank = (name: string) => (name.startsWith(wanted) ? 0 : name.includes(wanted) ? 1 : 2)
  return items
    .map((item) => ({ item, name: plain(item.name) }))
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ item }) => item)
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
