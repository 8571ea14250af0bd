import i18next from 'i18next'

/** Where the words for the codes of a person's records stand already: group of the page, namespace and path. */
const groups = {
  status: ['app', 'status'],
  tier: ['app', 'tier'],
  direction: ['calls', 'direction'],
  obstacle: ['calls', 'obstacle'],
  callback: ['calls', 'callback', 'state'],
  channel: ['customers', 'consent', 'channel'],
  purpose: ['customers', 'consent', 'purpose'],
  consent: ['customers', 'consent', 'state'],
  how: ['customers', 'consent', 'how'],
  order: ['history', 'order'],
} as const

/** Headings and words of the page that hands out everything about a person, in the window's language. */
export async function exportWords(language: string): Promise<Record<string, string>> {
  await i18next.loadNamespaces(['history', ...Object.values(groups).map(([namespace]) => namespace)])
  const words: Record<string, string> = { ...texts(language, ['history', 'export']) }
  for (const [group, place] of Object.entries(groups))
    for (const [code, text] of Object.entries(texts(language, place))) words[`${group}.${code}`] = text
  return words
}

/** The plain texts at a place; what is nested deeper is something else. */
function texts(language: string, [namespace, ...path]: readonly [string, ...string[]]): Record<string, string> {
  let found: unknown = i18next.getResourceBundle(language, namespace)
  for (const key of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined
  return Object.fromEntries(
    Object.entries(found ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
