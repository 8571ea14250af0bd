import type { Customer } from '../domain/people.ts'
import { placeRules } from './places.ts'

/** What is missing in a customer or cannot be, and how good that leaves the record: 100 is without a fault. */

export type QualityCode =
  | 'no-contact'
  | 'no-phone'
  | 'no-email'
  | 'name-placeholder'
  | 'name-case'
  | 'name-is-email'
  | 'email-domain-typo'
  | 'email-no-reply'
  | 'phone-impossible'
  | 'phone-other-country'
  | 'no-country'
  | 'country-unknown'
  | 'time-zone-unknown'
  | 'postal-code-missing'
  | 'postal-code-impossible'
  | 'created-in-future'

export interface QualityProblem {
  readonly code: QualityCode
  readonly field: keyof Customer
  /** What it is about; empty where something is missing. */
  readonly value: string
  /** What was probably meant. */
  readonly better?: string
}

export interface Quality {
  /** 0 to 100. */
  readonly score: number
  readonly problems: readonly QualityProblem[]
}

const costs: Readonly<Record<QualityCode, number>> = {
  'no-contact': 40,
  'no-phone': 5,
  'no-email': 10,
  'name-placeholder': 30,
  'name-case': 10,
  'name-is-email': 20,
  'email-domain-typo': 25,
  'email-no-reply': 20,
  'phone-impossible': 25,
  'phone-other-country': 10,
  'no-country': 10,
  'country-unknown': 20,
  'time-zone-unknown': 15,
  'postal-code-missing': 5,
  'postal-code-impossible': 15,
  'created-in-future': 20,
}

const placeholder =
  /^(test|tester|unknown|unbekannt|n\/?a|none|kein(er)?|anonym(ous)?|x+|\?+|-+|customer|kunde|asdf+|qwert[yz]?)$/i
const domainTypos: Readonly<Record<string, string>> = {
  'gmial.com': 'gmail.com',
  'gmal.com': 'gmail.com',
  'gmail.con': 'gmail.com',
  'gmail.co': 'gmail.com',
  'gnail.com': 'gmail.com',
  'hotmial.com': 'hotmail.com',
  'hotmal.com': 'hotmail.com',
  'outlok.com': 'outlook.com',
  'yaho.com': 'yahoo.com',
  'yahooo.com': 'yahoo.com',
  'icloud.con': 'icloud.com',
  'web.ed': 'web.de',
  'gmx.ed': 'gmx.de',
}

/** @param now milliseconds since the epoch */
export function customerQuality(customer: Customer, now: number): Quality {
  const problems = [
    ...nameProblems(customer),
    ...contactProblems(customer),
    ...placeProblems(customer),
    ...(Date.parse(customer.createdAt) > now + 24 * 3_600_000
      ? [{ code: 'created-in-future' as const, field: 'createdAt' as const, value: customer.createdAt }]
      : []),
  ]
  const cost = problems.reduce((sum, { code }) => sum + costs[code], 0)
  return { score: Math.max(0, 100 - cost), problems: problems.sort((a, b) => costs[b.code] - costs[a.code]) }
}

function nameProblems({ name }: Customer): QualityProblem[] {
  if (name.includes('@')) return [{ code: 'name-is-email', field: 'name', value: name }]
  const words = name.split(/\s+/)
  if (words.every((word) => placeholder.test(word))) return [{ code: 'name-placeholder', field: 'name', value: name }]
  const latin = name.replace(/[^\p{Script=Latin}]/gu, '')
  if (latin.length >= 5 && words.length > 1 && (latin === latin.toUpperCase() || latin === latin.toLowerCase()))
    return [{ code: 'name-case', field: 'name', value: name }]
  return []
}

function contactProblems({ emails, phones, country }: Customer): QualityProblem[] {
  const problems: QualityProblem[] = []
  if (emails.length === 0 && phones.length === 0) problems.push({ code: 'no-contact', field: 'emails', value: '' })
  else if (emails.length === 0) problems.push({ code: 'no-email', field: 'emails', value: '' })
  else if (phones.length === 0) problems.push({ code: 'no-phone', field: 'phones', value: '' })
  for (const email of emails) {
    const at = email.lastIndexOf('@')
    const better = domainTypos[email.slice(at + 1)]
    if (better !== undefined)
      problems.push({
        code: 'email-domain-typo',
        field: 'emails',
        value: email,
        better: `${email.slice(0, at)}@${better}`,
      })
    if (/^(no-?reply|do-?not-?reply|donotreply|mailer-daemon)@/.test(email))
      problems.push({ code: 'email-no-reply', field: 'emails', value: email })
  }
  const code = country === null ? undefined : placeRules[country]?.calling
  for (const phone of phones) {
    const digits = phone.slice(1)
    // Nobody has a number of one digit over and over, or of fewer than eight with the country.
    if (digits.length < 8 || /(\d)\1{6}/.test(digits) || digits.endsWith('1234567'))
      problems.push({ code: 'phone-impossible', field: 'phones', value: phone })
    else if (code !== undefined && !digits.startsWith(code))
      problems.push({ code: 'phone-other-country', field: 'phones', value: phone })
  }
  return problems
}

function placeProblems({ country, timeZone, address }: Customer): QualityProblem[] {
  const problems: QualityProblem[] = []
  if (country === null) problems.push({ code: 'no-country', field: 'country', value: '' })
  else if (!isCountry(country)) problems.push({ code: 'country-unknown', field: 'country', value: country })
  if (!isTimeZone(timeZone)) problems.push({ code: 'time-zone-unknown', field: 'timeZone', value: timeZone })
  const pattern = country === null ? undefined : placeRules[country]?.postalCode
  if (address.street !== '' && address.postalCode === '' && pattern !== undefined)
    problems.push({ code: 'postal-code-missing', field: 'address', value: '' })
  if (address.postalCode !== '' && pattern !== undefined && !pattern.test(address.postalCode.trim()))
    problems.push({ code: 'postal-code-impossible', field: 'address', value: address.postalCode })
  return problems
}

const zones = new Map<string, boolean>()

function isTimeZone(name: string): boolean {
  let known = zones.get(name)
  if (known === undefined) {
    try {
      known = name !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
    } catch {
      known = false
    }
    zones.set(name, known)
  }
  return known
}

const regions = new Map<string, boolean>()
let regionNames: Intl.DisplayNames | undefined

function isCountry(code: string): boolean {
  let known = regions.get(code)
  if (known === undefined) {
    regionNames ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    try {
      known = /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && regionNames.of(code) !== undefined
    } catch {
      known = false
    }
    regions.set(code, known)
  }
  return known
}
