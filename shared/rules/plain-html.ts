/** Plain words as HTML. */

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** For the text of an element: quotes stay, as an editor leaves them. */
export const escapeText = (text: string): string => text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign)

/** For text and for the value of an attribute in double quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

/** The lines of one paragraph. */
export const linesHtml = (text: string): string => escapeText(text).replaceAll('\n', '<br>')

/** Paragraphs as the editor would have made them: where a line is empty, the next one begins. */
export function paragraphsHtml(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => `<p>${linesHtml(part)}</p>`)
    .join('')
}
