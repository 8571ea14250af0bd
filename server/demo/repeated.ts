import type { Customer } from '../../shared/domain/people.ts'
import { asciiSlug, type DemoCustomer } from './customers.ts'
import { createRandom, mixSeed, type Random, timeOrderedId } from './random.ts'
import { day } from './rhythm.ts'

/** Customers who were written down twice, and records in which something is missing or cannot be, as life makes them. */

type Fields = Partial<Omit<Customer, 'id' | 'version' | 'createdAt'>>

/** Every way keeps enough of the first record for a person to be sure, and for the rules to find it. */
const repeats: readonly ((of: DemoCustomer, random: Random) => Fields)[] = [
  ({ record }) => ({ emails: record.emails.map((each) => each.replace('@', '+shop@')), phones: [] }),
  ({ record, firstName, lastName }) => ({
    name: `${firstName[0]}. ${lastName}`,
    phones: record.phones,
    tier: 'standard',
  }),
  ({ record }) => ({ name: record.name.toUpperCase() }),
  ({ record, firstName, lastName }) => ({ name: `${lastName} ${firstName}`, phones: [], notes: record.notes }),
  ({ record, firstName, lastName }) => ({
    name: `${firstName} ${lastName}`.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ł', 'l'),
    emails: [`${asciiSlug(firstName)}.${asciiSlug(lastName)}@workmail.example`],
    phones: record.phones,
  }),
  ({ record }, random) => {
    const at = 1 + random.int(Math.max(1, record.name.length - 2))
    return {
      name: record.name.slice(0, at) + record.name.slice(at + 1),
      address: { street: '', postalCode: '' },
      city: '',
    }
  },
]

const faults: readonly Fields[] = [
  { name: 'test', emails: [], phones: [], country: null },
  { name: 'unknown', emails: [], phones: ['+4915111111111'] },
  { emails: ['k.brandt@gmial.com'], name: 'Karin Brandt', country: 'DE' },
  { emails: ['noreply@parcelhub.example'], name: 'Parcel Hub' },
  { name: 'MARGARET HOLLIS', phones: ['+49301234567'], country: 'GB', emails: [] },
  { name: 'd.fournier@boite.example', emails: ['d.fournier@boite.example'], country: 'FR' },
  { timeZone: 'Europe/Lisboa', name: 'Rui Tavares', country: 'PT' },
  { country: 'XX', name: 'Ines Wolter' },
  { address: { street: 'Hauptstraße 12', postalCode: '1234' }, country: 'DE', name: 'Holger Ahrens' },
  { address: { street: '18 Mill Lane', postalCode: '' }, country: 'GB', name: 'Peter Ashdown' },
  { name: 'susan marlowe', phones: [], country: 'GB' },
  { emails: ['p.conti@hotmial.com'], name: 'Paolo Conti', country: 'IT' },
]

/** One in fifty comes twice, one in a hundred and sixty has a fault: none in the small workspaces of tests. */
export function repeatedCustomers(seed: number, customers: readonly DemoCustomer[], now: number): DemoCustomer[] {
  const random = createRandom(mixSeed(seed, 81))
  const made: DemoCustomer[] = []
  const add = (of: DemoCustomer, fields: Fields, n: number) => {
    const createdAt = now - (5 + random.int(300)) * day - random.int(day)
    made.push({
      ...of,
      createdAt,
      record: {
        ...of.record,
        notes: '',
        pinnedFacts: [],
        ...fields,
        id: timeOrderedId(createdAt, n & 0xfff, mixSeed(seed, 82, n)),
      },
    })
  }
  for (let i = 0; i < Math.floor(customers.length / 50); i++) {
    // Of every group of fifty the first who can be found again by telephone.
    const group = customers.slice(i * 50, i * 50 + 50)
    const of = group.find(({ record }) => record.phones.length > 0 && /^[\p{Script=Latin}\s’'-]+$/u.test(record.name))
    const repeat = repeats[i % repeats.length]
    if (of && repeat) add(of, repeat(of, random), i)
  }
  for (let i = 0; i < Math.min(faults.length, Math.floor(customers.length / 160)); i++) {
    const of = customers[(i * 37) % customers.length]
    const fault = faults[i]
    if (!of || !fault) continue
    const name = fault.name ?? of.record.name
    const mailbox = asciiSlug(name) || 'kontakt'
    const blank = {
      emails: [`${mailbox}@letterbox.example`],
      phones: [],
      jobTitle: '',
      address: { street: '', postalCode: '' },
    }
    add(of, { ...blank, organizationId: null, tier: 'standard', ...fault }, 3_000 + i)
  }
  return made
}
