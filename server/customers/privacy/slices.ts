const sliceSize = 500

/** No statement takes all of it at once. */
export function slices<T>(items: readonly T[], size = sliceSize): T[][] {
  const made: T[][] = []
  for (let start = 0; start < items.length; start += size) made.push(items.slice(start, start + size))
  return made
}
