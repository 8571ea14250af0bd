import type { Random } from './random.ts'

/**
 * Sentences with choices and blanks: `[Since Monday|For three days] the {product} drops out.` A choice may be empty and
 * may hold blanks, but no further choice. Compiled once, as every message of a large workspace runs through here.
 */
type Piece = string | { readonly blank: string } | { readonly choice: readonly (readonly Piece[])[] }

export interface Blanks {
  get(name: string): string | undefined
}

const compiled = new Map<string, readonly Piece[]>()

export function render(template: string, random: Random, blanks: Blanks): string {
  let pieces = compiled.get(template)
  if (!pieces) {
    pieces = compile(template)
    compiled.set(template, pieces)
  }
  return tidy(write(pieces, random, blanks))
}

/** An empty choice leaves its blanks behind. */
function tidy(text: string): string {
  return untidy.test(text) ? text.replace(/ {2,}/g, ' ').replace(/ +(?=\n|$)|^ +/g, '') : text
}
const untidy = / {2}| \n|^ | $/

/** Every blank that a template asks for; a test checks that each is known. */
export function blanksOf(template: string): string[] {
  return [...template.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1] ?? '')
}

function write(pieces: readonly Piece[], random: Random, blanks: Blanks): string {
  let out = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') out += piece
    else if ('blank' in piece) out += blanks.get(piece.blank) ?? missing(piece.blank)
    else out += write(random.pick(piece.choice), random, blanks)
  }
  return out
}

function missing(blank: string): never {
  throw new Error(`no value for {${blank}}`)
}

function compile(template: string): Piece[] {
  const pieces: Piece[] = []
  for (const part of template.split(/(\[[^\]]*\])/)) {
    if (part.startsWith('[')) pieces.push({ choice: part.slice(1, -1).split('|').map(compilePlain) })
    else pieces.push(...compilePlain(part))
  }
  return pieces
}

function compilePlain(text: string): Piece[] {
  const pieces: Piece[] = []
  for (const part of text.split(/(\{[a-zA-Z]+\})/)) {
    if (part.startsWith('{')) pieces.push({ blank: part.slice(1, -1) })
    else if (part !== '') pieces.push(part)
  }
  return pieces
}
