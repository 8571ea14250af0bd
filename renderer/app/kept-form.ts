/** What was kept of a form. What cannot be read is forgotten, it was only half a form. */
export function keptForm<T>(content: string | null): Partial<T> {
  if (content === null) return {}
  try {
    const read: unknown = JSON.parse(content)
    return read !== null && typeof read === 'object' ? (read as Partial<T>) : {}
  } catch {
    return {}
  }
}
