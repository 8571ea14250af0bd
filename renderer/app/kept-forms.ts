/** Forms of several records in one kept text: each by what it is about, e.g. a call. What cannot be read is forgotten, it was only half a form. */
export function keptOf<T>(content: string | null): Readonly<Record<string, T>> {
  if (content === null) return {}
  try {
    const read: unknown = JSON.parse(content)
    return typeof read === 'object' && read !== null ? (read as Record<string, T>) : {}
  } catch {
    return {}
  }
}

/** Forms that nobody came back to. */
const mostForms = 20

export function keptWith<T>(all: Readonly<Record<string, T>>, about: string, form: T | null): string {
  const { [about]: _before, ...others } = all
  const recent = Object.entries(others).slice(-(mostForms - 1))
  return JSON.stringify(Object.fromEntries(form === null ? recent : [...recent, [about, form]]))
}
