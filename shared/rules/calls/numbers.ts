import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/** Telephone numbers as they come from telephone systems and people. */

export interface ReadNumber {
  /** As it came, without the scheme of its address. */
  readonly raw: string
  /** E.164; null when it is withheld or in no known format. */
  readonly number: string | null
  readonly withheld: boolean
  /** The national significant number: what is the same however a number is dialled. Digits only. */
  readonly national: string | null
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
}

/** Longest that a record keeps. */
export const mostCharacters = 100

/** What telephone systems say instead of a number that they may not tell. */
const withheldWords =
  /^(anonymous|withheld|private|unknown|restricted|unavailable|hidden|blocked|unbekannt|anonym|no ?caller ?id|unassigned)$/i

/** `tel:`, `sip:` and `sips:` addresses are what is called without scheme, host and parameters. */
function bare(text: string): string {
  const trimmed = text.trim()
  const scheme = /^(tel|sips?|callto):(\/\/)?/i.exec(trimmed)
  const rest = scheme ? trimmed.slice(scheme[0].length) : trimmed
  // The name before an address: "Ana" <sip:+351...@host>.
  const address = /<(?:tel|sips?):([^>]+)>/i.exec(rest)?.[1] ?? rest
  return (scheme || address !== rest ? address.replace(/[@;?].*$/s, '') : address).trim()
}

/** Reads a number. `country` (ISO 3166-1 alpha-2) is where one without a country's prefix is dialled. */
export function readNumber(text: string, country?: string | null): ReadNumber {
  const raw = bare(text.toWellFormed()).slice(0, mostCharacters)
  // Digits that the telephone system sent as "anonymous" in numbers: none at all, or zeros.
  if (raw === '' || withheldWords.test(raw) || /^0+$/.test(raw))
    return { raw, number: null, withheld: true, national: null, country: null }
  const given = raw.replace(/^00(?=[1-9])/, '+')
  const home = country && isSupportedCountry(country.toUpperCase()) ? (country.toUpperCase() as CountryCode) : undefined
  const parsed = parsePhoneNumberFromString(given, { extract: false, ...(home ? { defaultCountry: home } : {}) })
  if (!parsed?.isPossible() || !/^\+[1-9]\d{4,14}$/.test(parsed.number))
    return { raw, number: null, withheld: false, national: null, country: null }
  return {
    raw,
    number: parsed.number,
    withheld: false,
    national: String(parsed.nationalNumber),
    country: parsed.country ?? null,
  }
}

/** As people of that country write it for others: `+351 912 345 678`. What is no number stays as it is. */
export function showNumber(number: string): string {
  return parsePhoneNumberFromString(number, { extract: false })?.formatInternational() ?? number
}

/** Digits without the trunk zeros or the exit code that stand before a number when it is dialled. */
const significant = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '')

/** Fewer digits than this are an extension, and fit to many a number by chance. */
const fewestDigits = 6

export type NumberMatch = 'exact' | 'maybe'

/**
 * How well a caller's number fits one that is kept (E.164). `exact`: it is the same. `maybe`: only the national part is
 * the same, which happens when the country is missing, and with two people in two countries.
 */
export function matchNumber(caller: ReadNumber, kept: string): NumberMatch | null {
  if (caller.withheld) return null
  if (caller.number === kept) return 'exact'
  const digits = caller.national ?? significant(caller.raw)
  if (digits.length < fewestDigits || (caller.number === null && /\p{L}/u.test(caller.raw))) return null
  const national = readNumber(kept).national
  // The telephone system left the plus sign out.
  if (caller.number === null && digits === significant(kept)) return 'maybe'
  return national === digits ? 'maybe' : null
}
