import type { Random } from './random.ts'

/** How people really type. English only: mistakes in other languages need another ear. */

/** No capitals, no full stop at the end. */
export function casual(text: string): string {
  return text.toLowerCase().replace(/\.(\n|$)/g, '$1')
}

const slips: readonly (readonly [RegExp, string])[] = [
  [/\bthe\b/, 'teh'],
  [/\bdon't\b/, 'dont'],
  [/\bdoesn't\b/, 'doesnt'],
  [/\breceive/, 'recieve'],
  [/\balready\b/, 'allready'],
  [/\bseparate/, 'seperate'],
  [/\bbecause\b/, 'becuase'],
  [/\bweird\b/, 'wierd'],
  [/\bdefinitely\b/, 'definately'],
  [/\binternet\b/, 'intenret'],
  [/\bagain\b/, 'agian'],
  [/\bthird\b/, 'thrid'],
  [/\bjust\b/, 'jsut'],
  [/\bworks\b/, 'wroks'],
  [/ and /, ' adn '],
  [/, /, ' ,'],
  [/\. ([A-Z])/, '.. $1'],
  [/\bit is\b/, 'its'],
  [/\bI am\b/, 'Im'],
  [/\bcannot\b/, 'cant'],
]

/** One or two slips of the finger. */
export function withTypos(text: string, random: Random): string {
  let out = text
  for (let n = 1 + random.int(2); n > 0; n--) {
    const [find, put] = random.pick(slips)
    out = out.replace(find, put)
  }
  return out
}

const fileWords =
  /\battach(ed|ment)|\bhere it is\b|anbei|hängt an|angehängt|ci-joint|en pièce jointe|adjunt|em anexo|in allegato|\ballego\b|bijgevoegd|bijlage|w załącznik|załącz|添付|附件|附上|مرفق|أرفق/i

/** Does the text speak of a file that comes with it? */
export function mentionsFile(text: string): boolean {
  return fileWords.test(text)
}

const dayparts: readonly (readonly [words: RegExp, from: number, until: number])[] = [
  [/good morning|guten morgen|goedemorgen|buenos días|bom dia|صباح/i, 4, 13],
  [/goedemiddag|buenas tardes|boa tarde/i, 12, 20],
  [/bonsoir|buonasera|boa noite|dobry wieczór/i, 17, 24],
]

export function suitsHour(greeting: string, hour: number): boolean {
  return dayparts.every(([words, from, until]) => !words.test(greeting) || (hour >= from && hour < until))
}
