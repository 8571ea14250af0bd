/** What was kept of a form about one record, e.g. a call. What cannot be read is forgotten, it was only half a form. */
export function keptForm<T>(content: string | null): Partial<T> {
  if (content === null) return {}
  try {
    const read: unknown = JSON.parse(content)
    return typeof read === 'object' && read !== null ? (read as Partial<T>) : {}
  } catch {
    return {}
  }
}
