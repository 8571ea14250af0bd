/**
 * Which of a foreign `style` attribute survives. Written as text rules on purpose: the outcome is the same in every
 * browser, and a declaration that is not understood is left out rather than guessed at.
 */

const kept = new Set([
  'color',
  'background-color',
  'font',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant',
  'text-align',
  'text-decoration',
  'text-decoration-line',
  'text-indent',
  'text-transform',
  'line-height',
  'letter-spacing',
  'white-space',
  'word-break',
  'overflow-wrap',
  'word-wrap',
  'vertical-align',
  'direction',
  'margin',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'padding',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'border',
  'border-top',
  'border-right',
  'border-bottom',
  'border-left',
  'border-color',
  'border-style',
  'border-width',
  'border-radius',
  'border-collapse',
  'border-spacing',
  'width',
  'min-width',
  'max-width',
  'height',
  'max-height',
  'display',
  'list-style-type',
  'float',
  'clear',
])

/** Taste rather than meaning: without them a letter reads the same, in the reader's own type. */
const cosmetic = new Set([
  'font',
  'font-family',
  'font-size',
  'font-variant',
  'line-height',
  'letter-spacing',
  'margin',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'padding',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'word-break',
  'overflow-wrap',
  'word-wrap',
  'vertical-align',
  'direction',
  'list-style-type',
  'text-indent',
])
const paint = new Set(['color', 'background-color', 'border-color'])
const plainColour = /^(?:#000(?:000)?|black|windowtext|inherit|initial|rgb\(0,\s*0,\s*0\))$/i
const plainBackground = /^(?:transparent|inherit|initial|none|#fff(?:fff)?|white|rgb\(255,\s*255,\s*255\))$/i
const displays = new Set(['none', 'block', 'inline', 'inline-block', 'table', 'table-row', 'table-cell', 'list-item'])

// url() and its kin fetch, a backslash hides any word, a comment or a bracket confuses whoever reads it later.
const forbidden = /url|image|expression|javascript|attr|var|env|element|@|\\|<|>|\{|\}|\/\*|\*\/|\p{Cc}/iu

export interface CleanStyle {
  /** What may be set again; empty when nothing is left. */
  readonly text: string
  /** Only taste was in it, so it may as well be left out. */
  readonly cosmetic: boolean
  /** Chooses a colour, which fits one background only. */
  readonly colours: boolean
}

export function cleanStyle(style: string): CleanStyle {
  const left: string[] = []
  let onlyCosmetic = true
  let colours = false
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim()
    const property = name === 'background' ? 'background-color' : name
    if (!kept.has(property) || !isHarmless(property, value)) continue
    if (property === 'color' && plainColour.test(value)) continue
    if (property === 'background-color' && plainBackground.test(value)) continue
    if (paint.has(property)) colours = true
    if (!cosmetic.has(property)) onlyCosmetic = false
    left.push(`${property}: ${value}`)
  }
  return { text: left.join('; '), cosmetic: onlyCosmetic, colours }
}

function isHarmless(property: string, value: string): boolean {
  if (value === '' || value.length > 200 || forbidden.test(value)) return false
  if (count(value, '"') % 2 === 1 || count(value, "'") % 2 === 1 || count(value, '(') !== count(value, ')'))
    return false
  if (property === 'background-color') return /^[#a-z0-9.,%() -]+$/i.test(value)
  if (property === 'display') return displays.has(value.toLowerCase())
  // A negative margin could lay one part of a message over another.
  if (property.startsWith('margin') || property === 'text-indent') return !value.includes('-')
  return true
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}
