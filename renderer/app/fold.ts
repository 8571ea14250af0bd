/**
 * Lower case without diacritics, so that "jose" finds "José". Compatible forms fold, too (NFKD): full-width letters as an
 * input method leaves them, and ligatures as they are pasted.
 */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
