import { type AltGraphPress, isAltGraph } from '../../../../app/shortcuts.ts'

/** The status that a message brings; none leaves it to the rules. */
export type StatusAfter = 'open' | 'waiting' | 'solved' | undefined

/** Keys in the composer, and what they send. */
export const sendKeys = { plain: 'Ctrl+Enter', solved: 'Ctrl+Shift+Enter', waiting: 'Alt+Enter' } as const

type Press = AltGraphPress & Pick<KeyboardEvent, 'key' | 'metaKey' | 'shiftKey' | 'isComposing'>

/** What a key sends, with the status that it brings; null for every other key. */
export function sentBy(press: Press): { readonly status: StatusAfter } | null {
  if (press.key !== 'Enter' || press.isComposing || isAltGraph(press)) return null
  const ctrl = press.ctrlKey || press.metaKey
  if (ctrl) return { status: press.shiftKey ? 'solved' : undefined }
  return press.altKey ? { status: 'waiting' } : null
}
