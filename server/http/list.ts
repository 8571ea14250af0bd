import { z } from 'zod'
import { JsonText } from './json-text.ts'
import { ProblemError } from './problem.ts'

/** Opaque positions in lists: base64url of a little JSON. Whatever else arrives is refused, never guessed at. */
export function encodeKey(parts: unknown): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** @throws ProblemError bad-cursor */
export function decodeKey<S extends z.ZodType>(text: string, schema: S): z.output<S> {
  let json: unknown
  try {
    json = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw new ProblemError('bad-cursor')
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new ProblemError('bad-cursor')
  return parsed.data
}

/** Position in a list that is ordered by a text and, among equals, by id. */
export const textAndId = z.tuple([z.string().max(500), z.string().max(100)])

/** One row more than asked for tells whether there is a next page. */
export function listAnswer<Row extends { doc: string }>(
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => readonly [string, string],
): JsonText {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? JSON.stringify(encodeKey(key(last))) : 'null'
  return new JsonText(`{"items":[${shown.map((row) => row.doc).join(',')}],"next":${next}}`)
}
