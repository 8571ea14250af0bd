/** People's names, made comparable: the same person is written down in many ways. */

/** Letters that no decomposition takes apart. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ё: 'е',
}
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/** Lower case without diacritics; ä and ae are one, as are ö and oe, ü and ue. */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(special, (letter) => letters[letter] ?? letter)
    .replace(/(?<=[^aeiouq])ae/g, 'a')
    .replace(/(?<=[^aeiouq])oe/g, 'o')
    .replace(/(?<=[^aeiouq])ue/g, 'u')
}

const titles = new Set(
  'mr mrs ms miss mx dr prof sir herr frau hr fr mme m mlle sr sra srta dott dottssa ing dipl mba phd jr dhr mevr pan pani'.split(
    ' ',
  ),
)
/** Parts of a family name that are written or left out at will. */
const particles = new Set('von van der den de da do dos das del della di du la le el al bin ben y e zu zum'.split(' '))

/** The words of a name that count, in their order. */
export function nameWords(name: string): string[] {
  const words = foldName(name)
    .replace(/['’`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const counted = words.filter((word) => !particles.has(word) && (!titles.has(word) || words.length < 3))
  return counted.length > 0 ? counted : words
}

/** Short and long forms of one given name; every group is one name. */
const groups = [
  'robert rob bob bobby bert',
  'william will bill billy willy wilhelm',
  'elizabeth liz lizzie beth betty elisabeth lisa',
  'james jim jimmy jamie',
  'thomas tom tommy tomas',
  'michael mike mick michel michal miguel',
  'christopher chris christoph cristopher',
  'katherine kate kathy katie catherine cathy katharina katarzyna kasia',
  'alexander alex sasha sandro alejandro aleksander',
  'alexandra sandra sasha alexa',
  'nicholas nick nico nicolas nikolas',
  'benjamin ben benny',
  'daniel dan danny',
  'david dave',
  'edward ed eddie ted',
  'frederick fred freddie friedrich fritz',
  'gregory greg',
  'joseph joe josef sepp giuseppe jose pepe',
  'jonathan jon johnny',
  'johannes hans johann jan',
  'margaret maggie peggy meg gretchen margarete',
  'matthew matt mattias matthias',
  'patrick pat paddy',
  'peter pete pedro pierre',
  'rebecca becky becca',
  'richard rick dick ricardo',
  'samuel sam',
  'stephen steve steven stefan stephan',
  'susan sue suzanne susanne',
  'theodore theo',
  'victoria vicky tori',
  'anthony tony antonio anton toni',
  'andrew andy andreas andre andrea',
  'francisco paco francis frank franz',
  'maria mary marie mia',
  'jennifer jenny jen',
  'ulrich uli',
  'sebastian basti seb',
]
const nameOf = new Map<string, number>()
groups.forEach((group, i) => {
  for (const word of group.split(' ')) if (!nameOf.has(word)) nameOf.set(word, i)
})

/** What a word sounds like, roughly, in the languages of Europe: spelling variants and doubled letters fall together. */
export function soundOf(word: string): string {
  return word
    .replace(/^(h|y)(?=[aeiou])/, (first) => (first === 'y' ? 'i' : first))
    .replace(/ph/g, 'f')
    .replace(/(ck|q|c(?![eiyh]))/g, 'k')
    .replace(/(tz|z|c(?=[eiy]))/g, 's')
    .replace(/sch|sh|ch/g, 'x')
    .replace(/th|dt/g, 't')
    .replace(/[vw]/g, 'v')
    .replace(/[jy]/g, 'i')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=.)[aeiouh]/g, '')
}

/** How alike two words are, from 0 to 1: typos cost by the length of the word. */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1
  const group = nameOf.get(a)
  if (group !== undefined && group === nameOf.get(b)) return 0.95
  const longest = Math.max(a.length, b.length)
  const distance = editDistance(a, b, Math.ceil(longest / 2))
  return Math.max(0, 1 - distance / longest)
}

/** Insertions, deletions, exchanges and swaps of neighbours; `most + 1` when there are more. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const exchange = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, exchange)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    if (Math.min(...row) > most) return most + 1
    before = above
    above = row
  }
  return above[b.length] ?? most + 1
}

export interface NameLikeness {
  /** 0 to 1. */
  readonly likeness: number
  readonly how: 'same' | 'similar' | 'initials' | 'order' | 'different'
  /** A word of each that is written out and is not the other's: two people of one family. */
  readonly conflict: boolean
}

/** Compares names word by word, whatever their order; an initial agrees with every word that begins so. */
export function nameLikeness(one: readonly string[], other: readonly string[]): NameLikeness {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length === 0) return { likeness: 0, how: 'different', conflict: false }
  const left = new Set(long.keys())
  let sum = 0
  let weights = 0
  let initials = false
  let exact = true
  let ordered = true
  let worst = 1
  let last = -1
  // Words before initials, so that an initial takes what the words have left.
  for (const word of [...short].sort((a, b) => b.length - a.length)) {
    let best = { likeness: 0, at: -1, initial: false }
    for (const at of left) {
      const found = wordMatch(word, long[at] ?? '')
      if (found.likeness > best.likeness) best = { ...found, at }
    }
    if (best.at >= 0) left.delete(best.at)
    const weight = best.initial ? 0.6 : Math.min(1.5, 0.5 + word.length / 8)
    sum += best.likeness * weight
    weights += weight
    if (best.initial) initials = true
    else worst = Math.min(worst, best.likeness)
    if (best.likeness < 1) exact = false
  }
  for (const word of one) {
    const at = other.indexOf(word)
    if (at >= 0 && at < last) ordered = false
    if (at >= 0) last = at
  }
  // A single word agrees with half a dozen people; a middle name more or less says little.
  const alone = short.length === 1 && long.length > 1
  const likeness = (sum / weights) * (alone ? 0.75 : 1) - (long.length - short.length) * 0.04
  const same = exact && !initials && short.length === long.length
  const how = same ? (ordered ? 'same' : 'order') : likeness < 0.7 ? 'different' : initials ? 'initials' : 'similar'
  return { likeness: Math.max(0, likeness), how, conflict: short.length > 1 && worst < 0.65 }
}

function wordMatch(a: string, b: string): { likeness: number; initial: boolean } {
  const shorter = a.length <= b.length ? a : b
  if (shorter.length === 1 && a !== b) return { likeness: a[0] === b[0] ? 0.9 : 0, initial: true }
  return { likeness: wordLikeness(a, b), initial: false }
}
