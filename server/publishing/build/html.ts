import { escapeHtml } from '../../../shared/rules/plain-html.ts'

/** HTML that may go into a page as it stands. Everything else is escaped on its way in. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[]

/** A piece of a page. Texts in `${}` are escaped, lists are joined, what is missing leaves nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = strings[0] ?? ''
  pieces.forEach((piece, i) => {
    text += textOf(piece) + (strings[i + 1] ?? '')
  })
  return new Html(text)
}

function textOf(piece: Piece): string {
  if (piece instanceof Html) return piece.text
  if (piece === null || piece === undefined || piece === false) return ''
  if (typeof piece === 'object') return piece.map(textOf).join('')
  return escaped(String(piece))
}

/** For text and for attributes in double quotes; also for XML. */
export function escaped(text: string): string {
  return escapeHtml(text.toWellFormed().replace(controls, ''))
}

/** Neither HTML nor XML may hold them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g

/** Data in a page, which no browser runs; `</script>` in it does not end it. */
export function jsonBlock(type: 'application/ld+json' | 'application/json', id: string, value: unknown): Html {
  const text = JSON.stringify(value).toWellFormed().replaceAll('<', '\\u003c')
  return new Html(`<script type="${type}"${id === '' ? '' : ` id="${id}"`}>${text}</script>`)
}
