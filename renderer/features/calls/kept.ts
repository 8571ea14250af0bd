/** Forms of several calls in one kept text: each by its call. What cannot be read is forgotten, it was only half a form. */
export function keptOf<T>(content: string | null): Readonly<Record<string, T>> {
  if (content === null) return {}
  try {
    const read: unknown = JSON.parse(content)
    return typeof read === 'object' && read !== null ? (read as Record<string, T>) : {}
  } catch {
    return {}
  }
}

/** Forms of calls that nobody came back to. */
const mostForms = 20

export function keptWith<T>(all: Readonly<Record<string, T>>, callId: string, form: T | null): string {
  const { [callId]: _before, ...others } = all
  const recent = Object.entries(others).slice(-(mostForms - 1))
  return JSON.stringify(Object.fromEntries(form === null ? recent : [...recent, [callId, form]]))
}
