const names = new Map<string, Intl.DisplayNames>()

/** A language or region by its name in the language of the reader; its code where nobody has a name for it. */
export function displayName(locale: string, type: 'language' | 'region', code: string): string {
  const key = `${locale} ${type}`
  try {
    const found = names.get(key) ?? new Intl.DisplayNames(locale, { type })
    names.set(key, found)
    return found.of(code) ?? code
  } catch {
    return code
  }
}
