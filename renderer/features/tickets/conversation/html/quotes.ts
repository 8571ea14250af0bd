/**
 * Finds where an answer ends and the quoted earlier mail begins. Only a quote at the very end is folded: with words
 * below or between it, the quote is part of what was said.
 */

const quoteSelector = [
  '.gmail_quote',
  '.gmail_quote_container',
  '.yahoo_quoted',
  '.protonmail_quote',
  '.moz-cite-prefix',
  '.zmail_extra',
  '#divRplyFwdMsg',
  '#appendonsend',
  '#mail-editor-reference-message-container',
  '#reply-intro',
  'blockquote[type="cite"]',
  'blockquote',
].join(',')

const headerLine = /^\s*(?:from|von|de|da|van|från)\s*:/i
const headerMore = /(?:^|\n)\s*(?:sent|gesendet|date|datum|enviado|envoyé|inviato|to|an)\s*:/i
const separator =
  /^\s*(?:-{2,}\s*(?:original message|ursprüngliche nachricht|mensagem original|message d'origine|forwarded message)\s*-{2,}|_{20,})\s*$/i
const attribution =
  /^\s*(?:on|am|le|el|em|il)\b[\s\S]{4,200}(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto)[\s\S]{0,120}:\s*$/i

/** Moves the trailing quote out of `root` into a fragment of its own; null when there is nothing to fold. */
export function takeQuoted(root: DocumentFragment): DocumentFragment | null {
  const start = firstQuoted(root)
  if (!start) return null
  const top = climb(root, start)
  const range = root.ownerDocument.createRange()
  range.setStartBefore(top)
  range.setEnd(root, root.childNodes.length)
  const before = root.ownerDocument.createRange()
  before.setStart(root, 0)
  before.setEndBefore(top)
  if (!hasContent(before.cloneContents())) return null
  const quoted = range.extractContents()
  trimEnd(root)
  return hasContent(quoted) ? quoted : null
}

function firstQuoted(root: DocumentFragment): Node | null {
  const marks: Node[] = [...root.querySelectorAll(quoteSelector)].filter(
    (mark) => !mark.parentElement?.closest('blockquote'),
  )
  for (const block of root.querySelectorAll('p, div, span, font, pre')) {
    const text = block.textContent ?? ''
    if (text.length > 400) continue
    if (separator.test(text) || attribution.test(text) || (headerLine.test(text) && headerMore.test(lines(block))))
      marks.push(block)
  }
  for (const node of directText(root)) {
    if (attribution.test(node.data) || separator.test(node.data)) marks.push(node)
  }
  marks.sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1))
  return marks.find((mark) => !hasAnswerAfter(root, mark)) ?? null
}

function directText(root: DocumentFragment): Text[] {
  return [...root.childNodes].filter((node): node is Text => node.nodeType === 3)
}

function lines(block: Element): string {
  const copy = block.cloneNode(true) as Element
  for (const br of copy.querySelectorAll('br')) br.replaceWith('\n')
  return copy.textContent ?? ''
}

/** True when, below the quote that begins at `mark`, somebody wrote something that is not quoted. */
function hasAnswerAfter(root: DocumentFragment, mark: Node): boolean {
  const element = mark.nodeType === 1 ? (mark as Element) : null
  // These begin a quoted mail that runs to the end, whatever is in it.
  if (!element || element.matches('#divRplyFwdMsg, #appendonsend, #mail-editor-reference-message-container'))
    return false
  const text = element.textContent ?? ''
  if (!element.matches('blockquote') && (separator.test(text) || headerLine.test(text))) return false
  const after = root.ownerDocument.createRange()
  after.setStartAfter(mark)
  after.setEnd(root, root.childNodes.length)
  const rest = after.cloneContents()
  for (const quote of rest.querySelectorAll(quoteSelector)) quote.remove()
  return hasContent(rest)
}

/** The highest ancestor that begins with `node`, so that no empty shell stays behind. Includes "On … wrote:" before it. */
function climb(root: DocumentFragment, node: Node): Node {
  let top = node
  while (top.parentNode && top.parentNode !== root && isFirst(top)) top = top.parentNode
  const before = previousMeaningful(top)
  if (before && attribution.test(before.textContent ?? '') && (before.textContent ?? '').length < 300) return before
  return top
}

function isFirst(node: Node): boolean {
  return previousMeaningful(node) === null
}

function previousMeaningful(node: Node): Node | null {
  let before = node.previousSibling
  while (before && !hasContent(before)) before = before.previousSibling
  return before
}

function hasContent(node: Node): boolean {
  if ((node.textContent ?? '').replace(/[\s\u00a0\u200b]/g, '') !== '') return true
  if (node.nodeType === 1 && (node as Element).matches('img')) return true
  return 'querySelector' in node && (node as Element).querySelector('img') !== null
}

function trimEnd(root: DocumentFragment): void {
  while (root.lastChild && !hasContent(root.lastChild)) root.lastChild.remove()
}
