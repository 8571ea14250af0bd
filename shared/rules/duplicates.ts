import type { Customer } from '../domain/people.ts'
import { foldName, type NameLikeness, nameLikeness, nameWords, soundOf } from './names.ts'

/**
 * Which customers may be one person written down twice. Two that share a blocking key are compared; what speaks for and
 * against it adds up, and from `suggestFrom` on the pair is suggested with its reasons. Measured on a labelled set in
 * tests/unit/shared/duplicates.test.ts.
 */

export type DuplicateReason =
  | { readonly code: 'email'; readonly value: string }
  | { readonly code: 'email-similar'; readonly value: string }
  | { readonly code: 'phone'; readonly value: string }
  | { readonly code: 'name' | 'name-similar' | 'name-initials' | 'name-order' }
  | { readonly code: 'address' | 'street' | 'city' | 'organization' }

export interface Comparison {
  /** 0 to 1. */
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}

export const suggestFrom = 0.6

/** A customer as it is compared, made once for many comparisons. */
export interface Profile {
  readonly customer: Pick<Customer, 'id' | 'organizationId' | 'country' | 'city'>
  readonly words: readonly string[]
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly street: string
  readonly postalCode: string
  readonly city: string
}

export function profileOf(customer: Customer): Profile {
  return {
    customer,
    words: nameWords(customer.name),
    emails: customer.emails.map(normalEmail),
    phones: customer.phones.map(phoneDigits),
    street: normalStreet(customer.address.street),
    postalCode: customer.address.postalCode.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase(),
    city: foldName(customer.city).trim(),
  }
}

const dotless = new Set(['gmail.com', 'googlemail.com'])

/** The mailbox an address means: without `+tag`, and without the dots that Google ignores. */
export function normalEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const [local = '', domain = ''] = [email.slice(0, at).toLowerCase(), email.slice(at + 1).toLowerCase()]
  const plain = local.split('+')[0] || local
  return dotless.has(domain) ? `${plain.replaceAll('.', '')}@gmail.com` : `${plain}@${domain}`
}

/** Without the trunk zero that people leave in behind the country: +49 (0)30 and +49 30 are one. */
function phoneDigits(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(4[349]|3[1-4])0/, '$1')
}

export function normalStreet(street: string): string {
  return foldName(street)
    .replace(/\bstr(\b|\.)|strasse|straat\b/g, 'str')
    .replace(/\b(street|st\.?)(?=\s|$|,)/g, 'st')
    .replace(/\b(road|rd\.?)(?=\s|$|,)/g, 'rd')
    .replace(/\b(avenue|avenida|av\.?|ave\.?)(?=\s|$|,)/g, 'av')
    .replace(/\br\.(?=\s)/g, 'rua')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Addresses that many share say nothing about one person. */
const sharedMailbox = /^(info|office|mail|kontakt|contact|hello|admin|support|sales|service|buero|reception|rezeption)@/

/**
 * What two customers must share to be compared at all. Few enough that 40,000 customers make a few hundred thousand
 * keys; a key that very many share (a common name) is left out by whoever looks pairs up.
 */
export function blockingKeys(profile: Profile): string[] {
  const { words, emails, phones, street, postalCode, city } = profile
  const keys = new Set<string>()
  for (const email of emails) {
    if (sharedMailbox.test(email)) continue
    keys.add(`e:${email}`)
    const local = email.slice(0, email.lastIndexOf('@')).replace(/[^\p{L}]/gu, '')
    if (local.length >= 6) keys.add(`l:${local}`)
  }
  for (const phone of phones) keys.add(`p:${phone}`)
  const sounds = words.map(soundOf).filter((sound) => sound !== '')
  if (sounds.length > 1) {
    const sorted = [...sounds].sort().join(' ')
    keys.add(`n:${sorted}`)
    if (city !== '') keys.add(`c:${sorted}|${city}`)
  }
  const family = [words.at(-1), words[0]].filter((word) => word !== undefined && word.length > 1)
  for (const word of new Set(family)) {
    const initials = words.map((each) => each[0]).sort()
    if (words.length > 1) keys.add(`i:${word}|${initials[0]}${initials.at(-1)}`)
    if (postalCode !== '') keys.add(`z:${word?.slice(0, 3)}|${postalCode}`)
    if (city !== '') keys.add(`f:${word}|${city}`)
  }
  if (street !== '' && postalCode !== '') keys.add(`s:${street}|${postalCode}`)
  return [...keys]
}

/** Weights, found on one half of the labelled set and held against the other. */
const weight = {
  email: 0.55,
  phone: 0.45,
  bothContacts: 0.75,
  emailSimilar: 0.2,
  /** A mailbox made of the name repeats what the name says. */
  emailOfName: 0.06,
  name: 0.4,
  nameClose: 0.32,
  nameNear: 0.16,
  address: 0.26,
  street: 0.16,
  city: 0.06,
  organization: 0.06,
  otherPerson: -0.6,
  otherCountry: -0.12,
  otherAddress: -0.1,
  otherCity: -0.06,
} as const

export function compareCustomers(a: Profile, b: Profile): Comparison {
  const reasons: DuplicateReason[] = []
  const names = nameLikeness(a.words, b.words)
  let score = contactScore(a, b, reasons) + nameScore(names, reasons)
  const sameCity = a.city !== '' && a.city === b.city
  if (a.street !== '' && a.street === b.street) {
    const whole = (a.postalCode !== '' && a.postalCode === b.postalCode) || sameCity
    score += whole ? weight.address : weight.street
    reasons.push({ code: whole ? 'address' : 'street' })
  } else {
    if (a.street !== '' && b.street !== '') score += weight.otherAddress
    if (sameCity) {
      score += weight.city
      reasons.push({ code: 'city' })
    } else if (a.city !== '' && b.city !== '') score += weight.otherCity
  }
  if (a.customer.organizationId !== null && a.customer.organizationId === b.customer.organizationId) {
    score += weight.organization
    reasons.push({ code: 'organization' })
  }
  if (a.customer.country !== null && b.customer.country !== null && a.customer.country !== b.customer.country)
    score += weight.otherCountry
  return { score: Math.max(0, Math.min(1, Math.round(score * 100) / 100)), reasons }
}

function contactScore(a: Profile, b: Profile, reasons: DuplicateReason[]): number {
  const email = a.emails.find((each) => b.emails.includes(each))
  const phone = a.phones.find((each) => b.phones.includes(each))
  if (email !== undefined) reasons.push({ code: 'email', value: email })
  if (phone !== undefined) reasons.push({ code: 'phone', value: `+${phone}` })
  if (email !== undefined) return phone !== undefined ? weight.bothContacts : weight.email
  const similar = similarMailbox(a, b)
  if (similar !== undefined) reasons.push({ code: 'email-similar', value: similar })
  const mailbox = similar === undefined ? 0 : isOfName(similar, a, b) ? weight.emailOfName : weight.emailSimilar
  return (phone !== undefined ? weight.phone : 0) + mailbox
}

function isOfName(email: string, ...profiles: readonly Profile[]): boolean {
  const local = foldName(email.slice(0, email.lastIndexOf('@')))
  return profiles.some(({ words }) => words.some((word) => word.length > 2 && local.includes(word)))
}

/** The same long name before another @, or an address with one letter mistyped. */
function similarMailbox(a: Profile, b: Profile): string | undefined {
  for (const one of a.emails) {
    for (const other of b.emails) {
      const [local = '', domain = ''] = one.split('@')
      const [otherLocal = '', otherDomain = ''] = other.split('@')
      if (sharedMailbox.test(one) || local.length < 6) continue
      if (local === otherLocal) return other
      if (domain === otherDomain && Math.abs(local.length - otherLocal.length) < 2 && near(local, otherLocal))
        return other
    }
  }
  return undefined
}

function near(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  let tail = 0
  while (tail < a.length - same && tail < b.length - same && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const changed = a.slice(same, a.length - tail) + b.slice(same, b.length - tail)
  return Math.max(a.length, b.length) - same - tail <= 2 && /^\p{L}*$/u.test(changed)
}

function nameScore({ likeness, how, conflict }: NameLikeness, reasons: DuplicateReason[]): number {
  if (conflict || likeness < 0.5) return weight.otherPerson
  const code = { same: 'name', order: 'name-order', initials: 'name-initials', similar: 'name-similar' } as const
  if (how !== 'different') reasons.push({ code: code[how] })
  if (likeness >= 0.95) return weight.name
  if (likeness >= 0.84) return weight.nameClose
  return likeness >= 0.7 ? weight.nameNear : 0
}
