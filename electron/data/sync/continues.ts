/** Comparing what a person wrote with an earlier state of it, both as the editor writes HTML. */

/** True when `text` is `earlier` typed on: not a word and not an image of it is missing. */
export function continues(text: string, earlier: string): boolean {
  return text.startsWith(earlier.slice(0, endOfContent(earlier)))
}

/** Where the closing tags at the end begin: what is typed on goes before them. */
function endOfContent(html: string): number {
  let end = html.length
  for (;;) {
    const open = html.lastIndexOf('</', end - 1)
    if (open < 0 || html.indexOf('>', open) !== end - 1) return end
    end = open
  }
}

/** An editor that is empty still holds a paragraph. */
export function isBlank(html: string): boolean {
  return html.length < 100 && html.replace(/<\/?(p|br)\b[^>]*>/gi, '').trim() === ''
}
