/**
 * The text of an article as a message can hold it: a composer knows paragraphs, lists, quotes, code and pictures.
 * Headings become bold lines, tables lists, and what leads to another article keeps its words.
 */

export interface ReplyWords {
  /** Said before a call-out, by its kind. */
  readonly callOut: Readonly<Record<'info' | 'tip' | 'warning', string>>
}

export interface ReplyOptions {
  readonly as: 'text' | 'quote'
  readonly title: string
  readonly words: ReplyWords
  /** The file of the message for a file of the article; null for one that cannot go along. */
  readonly fileFor: (articleFileId: string) => string | null
  /** Where readers find another article; null where they cannot. */
  readonly addressOf: (articleId: string) => string | null
}

export function replyHtml(bodyHtml: string, options: ReplyOptions): string {
  const { body } = new DOMParser().parseFromString(bodyHtml, 'text/html')
  for (const each of body.querySelectorAll('script, style, template, iframe, object, noscript')) each.remove()
  for (const mark of body.querySelectorAll('[data-missing]')) mark.replaceWith(...mark.childNodes)
  for (const link of body.querySelectorAll<HTMLElement>('a[data-article]')) leadOn(link, options)
  for (const image of body.querySelectorAll('img')) takeAlong(image, options)
  for (const table of body.querySelectorAll('table')) table.replaceWith(listOf(table))
  for (const aside of body.querySelectorAll<HTMLElement>('aside')) callOut(aside, options.words)
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6, summary, dt, figcaption')) bold(heading)
  for (const each of body.querySelectorAll('div, section, article, figure, details, dl, dd')) unwrap(each)
  if (options.as === 'text') return body.innerHTML.trim()
  const quote = document.createElement('blockquote')
  const head = document.createElement('p')
  const title = document.createElement('strong')
  title.textContent = options.title
  head.append(title)
  quote.append(head, ...body.childNodes)
  return quote.outerHTML
}

/** A link with the article's title, to stand in a sentence. */
export function linkHtml(title: string, address: string): string {
  const link = document.createElement('a')
  link.href = address
  link.textContent = title
  return `${link.outerHTML} `
}

/** Files of the article that its text shows, each once. */
export function picturesIn(bodyHtml: string): readonly string[] {
  const { body } = new DOMParser().parseFromString(bodyHtml, 'text/html')
  const ids = [...body.querySelectorAll('img')].flatMap((image) => fileOf(image) ?? [])
  return [...new Set(ids)]
}

function fileOf(image: Element): string | null {
  const source = image.getAttribute('src') ?? ''
  return source.startsWith('cid:') ? source.slice(4) : null
}

function leadOn(link: HTMLElement, { addressOf }: ReplyOptions): void {
  const address = addressOf(link.dataset.article ?? '')
  if (address === null) {
    link.replaceWith(...link.childNodes)
    return
  }
  link.setAttribute('href', address)
  link.removeAttribute('data-article')
}

function takeAlong(image: Element, { fileFor }: ReplyOptions): void {
  const id = fileOf(image)
  const file = id === null ? null : fileFor(id)
  if (file !== null) image.setAttribute('src', `cid:${file}`)
  else image.remove()
}

const textOf = (element: Element | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** One entry a row: with its head before each cell where the table has a head, else the cells in a line. */
function listOf(table: HTMLTableElement): Node {
  const rows = [...table.rows].map((row) => [...row.cells])
  const first = rows[0] ?? []
  const hasHead = first.length > 0 && first.every((cell) => cell.localName === 'th')
  const heads = hasHead ? first.map(textOf) : []
  const list = document.createElement('ul')
  for (const cells of hasHead ? rows.slice(1) : rows) {
    const parts = cells.flatMap((cell, column) => {
      const words = textOf(cell)
      const head = column > 0 ? heads[column] : ''
      return words === '' ? [] : [head ? `${head}: ${words}` : words]
    })
    if (parts.length === 0) continue
    const entry = document.createElement('li')
    const words = document.createElement('p')
    words.textContent = parts.join(' – ')
    entry.append(words)
    list.append(entry)
  }
  return list.childElementCount > 0 ? list : document.createTextNode('')
}

function callOut(aside: HTMLElement, { callOut: words }: ReplyWords): void {
  const kind = aside.dataset.kind === 'tip' || aside.dataset.kind === 'warning' ? aside.dataset.kind : 'info'
  const label = document.createElement('strong')
  label.textContent = words[kind]
  const first = aside.firstElementChild
  if (first?.localName === 'p') first.prepend(label, ' ')
  else {
    const line = document.createElement('p')
    line.append(label)
    aside.prepend(line)
  }
  unwrap(aside)
}

function bold(heading: Element): void {
  const line = document.createElement('p')
  const words = document.createElement('strong')
  words.append(...heading.childNodes)
  line.append(words)
  heading.replaceWith(line)
}

/** Its content in its place; loose words get a paragraph, so that they do not run into what stands before them. */
function unwrap(element: Element): void {
  const hasBlocks = [...element.children].some((each) =>
    /^(p|ul|ol|pre|blockquote|h\d|div|table|hr)$/.test(each.localName),
  )
  if (hasBlocks || element.textContent?.trim() === '') {
    element.replaceWith(...element.childNodes)
    return
  }
  const line = document.createElement('p')
  line.append(...element.childNodes)
  element.replaceWith(line)
}
