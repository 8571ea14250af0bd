import { escapeHtml } from '../../shared/rules/plain-html.ts'

/**
 * Builds a message body as HTML and as plain text side by side. Deriving the text from the HTML takes 0.4 ms a
 * message, minutes for a large workspace; a test compares our text with `htmlToText` instead.
 */
export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'quote'; readonly intro: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'image'; readonly src: string; readonly alt: string; readonly width: number }
  | {
      readonly kind: 'mention'
      readonly before: string
      readonly userId: string
      readonly name: string
      readonly after: string
    }

/** How the sender's mail program writes HTML. */
export type Dress = 'paragraphs' | 'breaks' | 'office' | 'rightToLeft'

export interface Body {
  readonly html: string
  readonly text: string
}

/** Lines of a template to blocks: a line a paragraph, `- ` and `1. ` begin list items, `~` breaks a line. */
export function parseBlocks(source: string): Block[] {
  const blocks: Block[] = []
  let items: string[] = []
  let ordered = false
  const flush = () => {
    if (items.length > 0) blocks.push({ kind: 'list', ordered, items })
    items = []
  }
  for (const line of source.split('\n')) {
    if (line.startsWith('- ')) {
      ordered = false
      items.push(line.slice(2))
    } else if (/^\d\. /.test(line)) {
      ordered = true
      items.push(line.slice(3))
    } else {
      flush()
      if (line !== '') blocks.push({ kind: 'paragraph', lines: line.split('~') })
    }
  }
  flush()
  return blocks
}

export function buildBody(blocks: readonly Block[], dress: Dress): Body {
  return { html: dressed(blocks, dress), text: blocks.map(toText).filter(Boolean).join('\n\n') }
}

function dressed(blocks: readonly Block[], dress: Dress): string {
  switch (dress) {
    case 'paragraphs':
      return blocks.map(toHtml).join('')
    case 'breaks': {
      // What web mailers send: one <div> with line breaks. Lists and the rest stand beside it.
      let html = ''
      let run: string[] = []
      const flush = () => {
        if (run.length > 0) html += `<div dir="ltr">${run.join('<br><br>')}</div>`
        run = []
      }
      for (const block of blocks) {
        if (block.kind === 'paragraph') run.push(block.lines.map(escapeHtml).join('<br>'))
        else {
          flush()
          html += toHtml(block)
        }
      }
      flush()
      return html
    }
    case 'office':
      return `<div style="font-family:Calibri,Arial,sans-serif;font-size:11pt;color:#1f2a44">${blocks.map(toHtml).join('')}</div>`
    case 'rightToLeft':
      return `<div dir="rtl">${blocks.map(toHtml).join('')}</div>`
  }
}

function toHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${block.lines.map(escapeHtml).join('<br>')}</p>`
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul'
      return `<${name}>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</${name}>`
    }
    case 'quote':
      return `<div class="quote"><p>${escapeHtml(block.intro)}</p><blockquote>${block.blocks.map(toHtml).join('')}</blockquote></div>`
    case 'image':
      return `<img src="${escapeHtml(block.src)}" alt="${escapeHtml(block.alt)}" width="${block.width}">`
    case 'mention':
      return `<p>${escapeHtml(block.before)}<span data-type="mention" data-id="${block.userId}" data-label="${escapeHtml(block.name)}">@${escapeHtml(block.name)}</span>${escapeHtml(block.after)}</p>`
  }
}

function toText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.lines.join('\n')
    case 'list':
      return block.items.map((item, i) => (block.ordered ? ` ${i + 1}. ${item}` : ` * ${item}`)).join('\n')
    case 'quote': {
      const inner = block.blocks.map(toText).filter(Boolean).join('\n\n')
      return `${block.intro}\n\n> ${inner.replaceAll('\n', '\n> ')}`
    }
    case 'image':
      return ''
    case 'mention':
      return `${block.before}@${block.name}${block.after}`
  }
}
