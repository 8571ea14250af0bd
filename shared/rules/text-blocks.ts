import type { ChildNode, Element } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { deepestHtml, htmlToText, isDeeperThan } from './text.ts'

/** A text taken apart into what a person would point at: headings, paragraphs, items, rows. */
export interface TextBlock {
  readonly block:
    | 'title'
    | 'summary'
    | 'heading'
    | 'paragraph'
    | 'list-item'
    | 'table-row'
    | 'code'
    | 'call-out'
    | 'image'
    | 'snippet'
  /** Depth of a heading or of a list. */
  readonly level: number
  readonly text: string
}

/** Deeper than any editor writes: what is nested further is taken as one text. */
const deepest = 60

export function textBlocks(html: string): TextBlock[] {
  if (isDeeperThan(html, deepestHtml)) return [{ block: 'paragraph', level: 0, text: squeezed(htmlToText(html)) }]
  const blocks: TextBlock[] = []
  const open: Open = { block: 'paragraph', level: 0, text: '' }
  walk(parseDocument(html).children, open, blocks, 0)
  close(open, blocks)
  return blocks
}

interface Open {
  block: TextBlock['block']
  level: number
  text: string
}

const ends = new Set(['p', 'div', 'section', 'article', 'blockquote', 'ul', 'ol', 'table', 'tbody', 'thead', 'figure'])

function walk(nodes: readonly ChildNode[], open: Open, blocks: TextBlock[], depth: number): void {
  for (const node of nodes) {
    if (node.type === 'text') open.text += node.data
    else if (node.type === 'tag') element(node, open, blocks, depth)
  }
}

function element(node: Element, open: Open, blocks: TextBlock[], depth: number): void {
  const heading = /^h([1-6])$/.exec(node.name)?.[1]
  if (depth > deepest) open.text += ` ${textOf(node)} `
  else if (node.name === 'br') open.text += ' '
  else if (node.name === 'img') alone(open, blocks, 'image', node.attribs.alt ?? '')
  else if (node.attribs['data-snippet']) alone(open, blocks, 'snippet', node.attribs['data-snippet'])
  else if (node.name === 'pre') alone(open, blocks, 'code', textOf(node))
  else if (node.name === 'tr') alone(open, blocks, 'table-row', rowText(node))
  else if (heading) within(node, open, blocks, depth, 'heading', Number(heading))
  else if (node.name === 'li')
    within(node, open, blocks, depth, 'list-item', open.block === 'list-item' ? open.level + 1 : 1)
  else if (node.name === 'aside') within(node, open, blocks, depth, 'call-out', 0)
  else if (ends.has(node.name)) within(node, open, blocks, depth, open.block, open.level)
  else walk(node.children, open, blocks, depth + 1)
}

/** What stands in the element is a block of its own, and what was begun before it ends there. */
function within(
  node: Element,
  open: Open,
  blocks: TextBlock[],
  depth: number,
  block: TextBlock['block'],
  level: number,
): void {
  const before = { block: open.block, level: open.level }
  close(open, blocks)
  Object.assign(open, { block, level })
  walk(node.children, open, blocks, depth + 1)
  close(open, blocks)
  Object.assign(open, before)
}

function alone(open: Open, blocks: TextBlock[], block: TextBlock['block'], text: string): void {
  close(open, blocks)
  blocks.push({ block, level: 0, text: block === 'code' ? text : squeezed(text) })
}

function close(open: Open, blocks: TextBlock[]): void {
  const text = squeezed(open.text)
  if (text !== '') blocks.push({ block: open.block, level: open.level, text })
  open.text = ''
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

function rowText(row: Element): string {
  return row.children
    .filter((cell): cell is Element => cell.type === 'tag')
    .map((cell) => squeezed(textOf(cell)))
    .join(' | ')
}

/** Without recursion, so that no nesting is too deep. */
function textOf(node: Element): string {
  let text = ''
  const left: ChildNode[] = [...node.children].reverse()
  for (let next = left.pop(); next; next = left.pop()) {
    if (next.type === 'text') text += next.data
    else if (next.type === 'tag') {
      if (next.name === 'br' || ends.has(next.name)) text += ' '
      left.push(...[...next.children].reverse())
    }
  }
  return text
}
