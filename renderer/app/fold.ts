/**
 * Lower case without diacritics, so that "jose" finds "José". Compatible forms fold, too (NFKD): full-width letters as an
 * input method leaves them, and ligatures as they are pasted.
 */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** True when each word of the text begins a word of the label. */
export function matchesWords(label: string, text: string): boolean {
  const words = folded(label).split(/[\s\-_/]+/)
  const whole = folded(label)
  return folded(text)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)) || (part.length > 2 && whole.includes(part)))
}
