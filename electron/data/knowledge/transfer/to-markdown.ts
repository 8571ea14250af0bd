import render from 'dom-serializer'
import { parseDocument } from 'htmlparser2'
import TurndownService from 'turndown'
import { calloutMarks, markdownToHtml } from '#shared/rules/article-markdown'
import { cleanHtml } from '#shared/rules/clean-html'

/**
 * An article's HTML as Markdown, without loss: each block is turned back and compared, and what Markdown cannot say (joined
 * cells, a list in a cell) stays HTML, which Markdown allows.
 */
export function htmlToMarkdown(html: string): string {
  const canonical = cleanHtml(html)
  const blocks = parseDocument(canonical).children.map((node) => render(node, { encodeEntities: 'utf8' }))
  const text = blocks.map((block) => asMarkdown(block) ?? asHtml(block)).join('\n\n')
  if (saysTheSame(markdownToHtml(text), canonical)) return `${text}\n`
  // Two lists in a row would become one.
  const apart = blocks.map((block) => asMarkdown(block) ?? asHtml(block)).join('\n\n<!-- -->\n\n')
  if (saysTheSame(markdownToHtml(apart), canonical)) return `${apart}\n`
  return `${blocks.map(asHtml).join('\n\n')}\n`
}

/** Whether two bodies are the same to a reader and to the editor. */
export function saysTheSame(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

/** A single paragraph in an item or a cell is the same as none, and so are the parts of a table. */
function plain(html: string): string {
  return cleanHtml(html)
    .replace(/<\/?(thead|tbody)>/g, '')
    .replace(/\n+<\/code><\/pre>/g, '</code></pre>')
    .replace(/<(li|td|th)([^>]*)><p>((?:(?!<\/?p>)[\s\S])*?)<\/p>(?=<\/\1>|<[uo]l)/g, '<$1$2>$3')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<\/?(?:p|h[1-4]|ul|ol|li|blockquote|aside|table|tr|td|th|div|hr|pre)\b[^>]*>) ?/g, '$1')
}

function asMarkdown(block: string): string | undefined {
  if (/^<div /.test(block)) return undefined
  const text = converter().turndown(block).trim()
  return text !== '' && saysTheSame(markdownToHtml(text), block) ? text : undefined
}

/** On one line: an empty line would end the HTML. */
const asHtml = (block: string) => block.replace(/\r?\n/g, '&#10;')

let made: TurndownService | undefined

function converter(): TurndownService {
  if (made) return made
  made = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
    strongDelimiter: '**',
    hr: '---',
  })
  made.keep(['u', 'sub', 'sup'])
  made.addRule('article', {
    filter: (node) => node.nodeName === 'A' && node.getAttribute('data-article') !== null,
    replacement: (content, node) => `[${content}](article:${(node as HTMLElement).getAttribute('data-article')})`,
  })
  made.addRule('callout', {
    filter: (node) => node.nodeName === 'ASIDE',
    replacement: (content, node) => {
      const kind = (node as HTMLElement).getAttribute('data-kind') as keyof typeof calloutMarks
      const lines = [`[!${calloutMarks[kind]}]`, ...content.trim().split('\n')]
      return `\n\n${lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')}\n\n`
    },
  })
  made.addRule('struck', { filter: 's', replacement: (content) => `~~${content}~~` })
  made.addRule('cell', { filter: ['td', 'th'], replacement: (content) => ` ${cellText(content)} |` })
  made.addRule('row', {
    filter: 'tr',
    replacement: (content, node) => `|${content}\n${isHeaderRow(node as Node) ? ruleBelow(node as Node) : ''}`,
  })
  made.addRule('table', {
    filter: 'table',
    replacement: (content, node) => {
      const rows = content.trim().replace(/\n{2,}/g, '\n')
      return `\n\n${(node as Node).textContent === null ? '' : rows}\n\n`
    },
  })
  made.addRule('tableParts', { filter: ['thead', 'tbody'], replacement: (content) => content })
  return made
}

const cellText = (content: string) =>
  content
    .trim()
    .replace(/\s*\n+\s*/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|')

const cellsOf = (row: Node) => [...row.childNodes].filter(({ nodeName }) => nodeName === 'TH' || nodeName === 'TD')
const isHeaderRow = (row: Node) => cellsOf(row).every(({ nodeName }) => nodeName === 'TH')
const ruleBelow = (row: Node) =>
  `|${cellsOf(row)
    .map(() => ' --- |')
    .join('')}\n`
