/** The list with one of it moved a place up or down; as it was where there is no such place. */
export function moved<T>(list: readonly T[], index: number, step: 1 | -1): T[] {
  const next = [...list]
  const [item] = next.splice(index, 1)
  const place = index + step
  if (item === undefined || place < 0 || place >= list.length) return [...list]
  next.splice(place, 0, item)
  return next
}
