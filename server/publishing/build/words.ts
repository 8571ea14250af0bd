import { IntlMessageFormat } from 'intl-messageformat'
import ar from '../../../resources/help-centre/locales/ar.json' with { type: 'json' }
import de from '../../../resources/help-centre/locales/de.json' with { type: 'json' }
import en from '../../../resources/help-centre/locales/en.json' with { type: 'json' }
import es from '../../../resources/help-centre/locales/es.json' with { type: 'json' }
import pt from '../../../resources/help-centre/locales/pt.json' with { type: 'json' }
import { sha256Of } from '../blobs.ts'

/** The site's own words, apart from what editors write. */

export type WordKey = keyof typeof en
const locales: Readonly<Record<string, Readonly<Record<WordKey, string>>>> = { en, de, es, pt, ar }

export interface Words {
  /** The language they are in: another one than asked for where there are none. */
  readonly language: string
  (key: WordKey, values?: Readonly<Record<string, string | number>>): string
  /** Changes with any of the words. */
  readonly digest: string
}

const made = new Map<string, Words>()

export function wordsOf(language: string): Words {
  const known = made.get(language)
  if (known) return known
  const base = language.toLowerCase().split('-')[0] ?? ''
  const found = locales[base]
  const texts = found ?? en
  const spoken = found ? language : 'en'
  const formats = new Map<WordKey, IntlMessageFormat>()
  const say = (key: WordKey, values: Readonly<Record<string, string | number>> = {}): string => {
    const format = formats.get(key) ?? new IntlMessageFormat(texts[key], spoken)
    formats.set(key, format)
    return String(format.format(values))
  }
  const words: Words = Object.assign(say, { language: spoken, digest: sha256Of(JSON.stringify(texts)) })
  made.set(language, words)
  return words
}

/** Making one of these takes longer than writing a page. */
const kept = new Map<string, (value: string) => string>()
function once(key: string, make: () => (value: string) => string): (value: string) => string {
  const known = kept.get(key) ?? make()
  kept.set(key, known)
  return known
}

/** How a language calls itself. */
export function nativeName(language: string): string {
  const nameOf = once(`name ${language}`, () => {
    const names = new Intl.DisplayNames([language], { type: 'language' })
    return (tag) => names.of(tag) ?? tag
  })
  const name = nameOf(language)
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

export function writtenDate(at: string, language: string): string {
  return once(`date ${language}`, () => {
    const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
    return (each) => format.format(new Date(each))
  })(at)
}
