import { limits } from '#shared/domain/primitives'

/** What a composer refuses, checked before anything is read or lost. */

export type FileRefusal =
  | { readonly code: 'too-large'; readonly fileName: string; readonly size: number; readonly limit: number }
  | { readonly code: 'empty'; readonly fileName: string }
  | { readonly code: 'too-many'; readonly limit: number }

/** Which of the chosen files may be attached beside `already` others. The size is known before a byte is read. */
export function admitFiles<F extends { readonly name: string; readonly size: number }>(
  files: readonly F[],
  already: number,
): { readonly admitted: readonly F[]; readonly refused: readonly FileRefusal[] } {
  const admitted: F[] = []
  const refused: FileRefusal[] = []
  for (const file of files) {
    if (file.size > limits.attachmentBytes) {
      refused.push({ code: 'too-large', fileName: file.name, size: file.size, limit: limits.attachmentBytes })
    } else if (file.size === 0) {
      refused.push({ code: 'empty', fileName: file.name })
    } else if (already + admitted.length >= limits.attachmentsPerMessage) {
      if (!refused.some(({ code }) => code === 'too-many'))
        refused.push({ code: 'too-many', limit: limits.attachmentsPerMessage })
    } else {
      admitted.push(file)
    }
  }
  return { admitted, refused }
}

/** Length that pasted text will have as HTML: escapes, and a paragraph for each line. */
export function pastedLength(text: string, html: string): number {
  if (text === '') return html.length
  let length = text.length + 7
  for (const sign of text) {
    if (sign === '\n') length += 6
    else if (sign === '<' || sign === '>') length += 3
    else if (sign === '&') length += 4
  }
  return length
}

/** Whether a paste fits beside what is there; signature and markup keep a reserve. */
export function pasteFits(current: number, text: string, html: string): boolean {
  // Beyond this even reading the markup would freeze the window, whatever little text is in it.
  if (html.length > 4 * limits.bodyHtml) return false
  return current + pastedLength(text, html) <= bodyLimit
}

/** Room for the signature stays free under the limit of a body. */
export const bodyLimit = limits.bodyHtml - 30_000

/** Addresses typed or pasted as a list, with names or without: `Ana <ana@a.example>; bo@b.example`. */
export function splitAddresses(text: string): readonly string[] {
  return text
    .split(/[,;\n\t]+/)
    .flatMap((part) => /<([^<>]+)>/.exec(part)?.[1] ?? part.split(/\s+/))
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '')
}
