import { cellsOf, tableHtml } from './cells.ts'
import { type CleanPaste, cleanPaste } from './clean-paste.ts'
import { looksLikeMarkdown, markdownHtml } from './markdown.ts'

/** What is on the clipboard, as the page hands it over. */
export interface Clipboard {
  readonly html: string
  readonly text: string
}

/** Editors of code put their colours on the clipboard as HTML; what is meant is the plain text. */
const isCodeEditor = (html: string) =>
  /<meta name="generator" content="vscode|class="?vscode|data-vscode|monaco/i.test(html)
const isOurs = (html: string) => html.includes('data-pm-slice')
const saysNothing = (html: string) => !/<(?!meta|html|head|body|\/|!--|span|div|p|br|font)[a-z]/i.test(html)

/**
 * Clean HTML for what was pasted; null where the editor's own way is right: plain words, and what was copied from it.
 */
export function readPaste({ html, text }: Clipboard): CleanPaste | null {
  if (isOurs(html)) return null
  // HTML without any structure is a dress over plain text, and that may be Markdown.
  const plain = html === '' || isCodeEditor(html) || (saysNothing(html) && looksLikeMarkdown(text))
  if (!plain) return cleanPaste(html)
  const cells = cellsOf(text)
  if (cells) return { html: tableHtml(cells), pictures: [], lost: 0 }
  if (looksLikeMarkdown(text)) return cleanPaste(markdownHtml(text))
  return null
}

/** A picture that came inside the HTML, as a file. */
export async function pictureFile(address: string, index: number): Promise<File> {
  const type = /^data:([^;]+)/.exec(address)?.[1] ?? 'image/png'
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (sign) => sign.charCodeAt(0))
  return new File([bytes], `picture-${index + 1}.${type.split('/')[1] ?? 'png'}`, { type })
}
