import type { Customer, CustomerTier, Organization } from '../../shared/domain/people.ts'
import { addressIn } from './addresses.ts'
import { contactWishes } from './contact.ts'
import { type Country, countries } from './countries.ts'
import { organizationNames } from './organizations.ts'
import { createRandom, mixSeed, type Random, timeOrderedId, weightedIndex } from './random.ts'

export interface DemoCustomer {
  readonly record: Omit<Customer, 'createdAt'>
  readonly createdAt: number
  readonly country: Country
  /** How colleagues address them; in Japanese and Chinese the family name. */
  readonly firstName: string
  readonly lastName: string
  readonly organization: Organization | null
  /** Habits of writing: 0 <= habit < 1, the same in all of a person's tickets. */
  readonly habit: number
}

const day = 86_400_000

const jobTitles: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Office Manager',
    'Facilities Manager',
    'IT Coordinator',
    'Owner',
    'General Manager',
    'Practice Manager',
    'Purchasing',
  ],
  de: ['Büroleitung', 'Haustechnik', 'IT-Koordination', 'Inhaber', 'Geschäftsführung', 'Einkauf'],
  fr: ['Responsable de site', 'Gérante', 'Services généraux', 'Informatique', 'Achats'],
  es: ['Gerencia', 'Mantenimiento', 'Informática', 'Compras', 'Recepción'],
  pt: ['Gerência', 'Manutenção', 'Informática', 'Compras', 'Receção'],
  it: ['Direzione', 'Ufficio acquisti', 'Manutenzione', 'Responsabile IT', 'Titolare'],
  nl: ['Officemanager', 'Facilitair beheer', 'Eigenaar', 'Inkoop', 'ICT-beheer'],
  pl: ['Kierownik biura', 'Administracja', 'Właściciel', 'Dział zakupów', 'Informatyk'],
  ja: ['総務部', '店長', '情報システム担当', '施設管理課'],
  zh: ['行政主管', '店长', 'IT 管理员', '采购部'],
  ar: ['مدير المكتب', 'مسؤول تقنية المعلومات', 'المشتريات', 'مدير الفندق'],
}

const notes = [
  'Prefers to be called, mornings only.',
  'Hard of hearing: please write, do not call.',
  'Beta tester since the first Hedge Hub. Very precise reports.',
  'Has two homes in the account, ask which one is meant.',
  'Writes in the evening, answers within minutes.',
  'Installer for several households, not always the owner of the device.',
  'Had three exchanges last year, please be generous.',
  'Wants invoices by post.',
]

const pinnedFacts = [
  'Two homes on one account: ask which one.',
  'Speaks on the phone only with her daughter present.',
  'Leave parcels with the bakery downstairs.',
  'Replacements were agreed without return until June.',
  'Do not update their hub during opening hours.',
  'Contact for all branches in the north.',
]

export function makeOrganizations(seed: number, count: number, now: number): Organization[] {
  const random = createRandom(mixSeed(seed, 11))
  return Array.from({ length: count }, (_, i) => {
    const base = organizationNames[i % organizationNames.length] ?? organizationNames[0]
    const round = Math.floor(i / organizationNames.length)
    const slug = asciiSlug(base.latin) + (round === 0 ? '' : String(round + 1))
    const createdAt = now - (380 + random.int(900)) * day - random.int(day)
    return {
      id: timeOrderedId(createdAt, i & 0xfff, mixSeed(seed, 13, i)),
      version: 1,
      name: round === 0 ? base.name : `${base.name} ${round + 1}`,
      domains: [`${slug}.example`],
      country: base.country,
      notes: base.notes ?? '',
      createdAt: new Date(createdAt).toISOString(),
    }
  })
}

export function makeCustomers(
  seed: number,
  count: number,
  organizations: readonly Organization[],
  now: number,
): DemoCustomer[] {
  const random = createRandom(mixSeed(seed, 12))
  const weights = countries.map((each) => each.weight)
  const taken = new Set<string>()
  const unique = (local: string, domain: string): string => {
    let email = `${local}@${domain}`
    for (let n = 2; taken.has(email); n++) email = `${local}${n}@${domain}`
    taken.add(email)
    return email
  }
  const byCountry = new Map<string, Organization[]>()
  for (const each of organizations)
    byCountry.set(each.country ?? '', [...(byCountry.get(each.country ?? '') ?? []), each])

  return Array.from({ length: count }, (_, i): DemoCustomer => {
    const country = countries[weightedIndex(random, weights)] as Country
    const language =
      country.languages[
        weightedIndex(
          random,
          country.languages.map(([, weight]) => weight),
        )
      ]?.[0] ?? 'en'
    const [first, firstLatin] = spellings(random.pick(country.first))
    const [last, lastLatin] = spellings(random.pick(country.last))
    const [city, timeZone] = place(country, random)
    const colleagues = byCountry.get(country.code) ?? []
    const organization = colleagues.length > 0 && random.chance(0.2) ? random.pick(colleagues) : null
    const mailbox = random.pick(country.mailboxes)
    const emails = [
      unique(localPart(firstLatin, lastLatin, organization !== null, random), organization?.domains[0] ?? mailbox),
    ]
    if (random.chance(0.06)) emails.push(unique(localPart(firstLatin, lastLatin, false, random), mailbox))
    // Chance of its own, so that what is added here leaves everything else as it was.
    const facts = createRandom(mixSeed(seed, 15, i))
    const createdAt = now - Math.floor(20 + random.next() ** 0.7 * 1_300) * day - random.int(day)
    return {
      record: {
        id: timeOrderedId(createdAt, i & 0xfff, mixSeed(seed, 14, i)),
        version: 1,
        name: fullName(country, first, last, language),
        emails,
        phones: random.chance(0.72) ? [country.phone(random)] : [],
        organizationId: organization?.id ?? null,
        jobTitle: organization ? random.pick(jobTitles[language] ?? jobTitles.en ?? ['']) : '',
        language,
        timeZone,
        country: country.code,
        city,
        tier: tier(random, organization !== null),
        notes: random.chance(0.04) ? random.pick(notes) : '',
        ...contactWishes(seed, i),
        pinnedFacts: facts.chance(0.05) ? [facts.pick(pinnedFacts)] : [],
        address: addressIn(country.code, facts),
      },
      createdAt,
      country,
      firstName: country.familyNameFirst ? last : first,
      lastName: last,
      organization,
      habit: random.next(),
    }
  })
}

function spellings(name: string): [written: string, latin: string] {
  const [written = name, latin = name] = name.split('/')
  return [written, latin]
}

function fullName(country: Country, first: string, last: string, language: string): string {
  if (!country.familyNameFirst) return `${first} ${last}`
  return language === 'zh' || country.code === 'CN' ? `${last}${first}` : `${last} ${first}`
}

function place(country: Country, random: Random): [city: string, zone: string] {
  const at = country.cities[Math.floor(random.next() ** 1.4 * country.cities.length)] ?? country.cities[0] ?? ''
  const [city = '', zone = 'UTC'] = at.split('@')
  return [city, zone]
}

function tier(random: Random, business: boolean): CustomerTier {
  const luck = random.next()
  if (luck < (business ? 0.25 : 0.04)) return 'gold'
  return luck < (business ? 0.55 : 0.18) ? 'silver' : 'standard'
}

function localPart(first: string, last: string, business: boolean, random: Random): string {
  const f = asciiSlug(first)
  const l = asciiSlug(last)
  if (business) return random.chance(0.8) ? `${f}.${l}` : `${f.slice(0, 1)}.${l}`
  switch (random.int(6)) {
    case 0:
      return `${f}${l}`
    case 1:
      return `${f}_${l}`
    case 2:
      return `${f}${l.slice(0, 1)}${60 + random.int(40)}`
    case 3:
      return `${f.slice(0, 1)}${l}`
    default:
      return `${f}.${l}`
  }
}

/** Letters that Unicode does not take apart into a base and an accent. */
const foldings: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', ı: 'i', ø: 'o', æ: 'ae' }

export function asciiSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[łßıøæ]/g, (char) => foldings[char] ?? char)
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')
}
