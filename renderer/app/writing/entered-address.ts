import { safeLink } from './safe-link.ts'

/** What somebody typed as the address of a link, made whole, or why it is none. */
export type EnteredAddress =
  | { readonly href: string }
  | { readonly problem: 'kind'; readonly kind: string }
  | { readonly problem: 'incomplete' }

const host = /^(?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]+(?::\d{1,5})?(?:[/?#]\S*)?$/u
const scheme = /^([a-z][a-z0-9+.-]*):/i
const number = /^\+[\d ()/.-]{6,30}$/

/** An address leads to one place wherever it is read, so it is complete; of the kinds that the app opens. */
export function enteredAddress(typed: string): EnteredAddress {
  const text = typed.trim()
  if (number.test(text)) return { href: `tel:+${text.replace(/\D/g, '')}` }
  if (/\s/.test(text)) return { problem: 'incomplete' }
  if (host.test(text)) return complete(`https://${text}`)
  if (text.startsWith('//')) return complete(`https:${text}`)
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return complete(`mailto:${text}`)
  const kind = scheme.exec(text)?.[1]?.toLowerCase()
  if (kind === undefined) return { problem: 'incomplete' }
  if (kind !== 'http' && kind !== 'https' && kind !== 'mailto' && kind !== 'tel') return { problem: 'kind', kind }
  return complete(text)
}

/** As it was typed: the browser's way of writing it is no business of the author. */
const complete = (href: string): EnteredAddress => {
  const isWhole = /^https?:\/\/[^/?#]|^(?:mailto|tel):./i.test(href)
  return isWhole && safeLink(href) !== null ? { href } : { problem: 'incomplete' }
}
