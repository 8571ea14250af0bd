import { z } from 'zod'

const fields = z.object({ name: z.string(), signatureHtml: z.string() })
type Fields = z.infer<typeof fields>

const keyOf = (userId: string) => `switchboard.unsavedProfile.${userId}`

/** What somebody typed into their profile and has not saved: it is there again when they come back. */
export function unsaved(userId: string): Partial<Fields> {
  try {
    return fields.parse(JSON.parse(localStorage.getItem(keyOf(userId)) ?? ''))
  } catch {
    return {}
  }
}

export function keepUnsaved(userId: string, value: Fields | null): void {
  if (value) localStorage.setItem(keyOf(userId), JSON.stringify(value))
  else localStorage.removeItem(keyOf(userId))
}
