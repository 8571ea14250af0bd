/** SQLite takes no more parameters in one statement; PostgreSQL takes twice as many. */
const most = 16_384

/**
 * Values for `where column in ...`, the last one repeated up to a power of two: lists of nearly the same length then
 * share one prepared statement. An empty list is no SQL in PostgreSQL; nothing has an empty id.
 * @throws RangeError above 16,384 values: ask in slices
 */
export function listed<T extends string>(values: readonly T[]): string[] {
  if (values.length > most) throw new RangeError(`a list of ${values.length} values: ask in slices`)
  const padded: string[] = values.length === 0 ? [''] : [...values]
  const last = padded.at(-1) ?? ''
  while ((padded.length & (padded.length - 1)) !== 0) padded.push(last)
  return padded
}
