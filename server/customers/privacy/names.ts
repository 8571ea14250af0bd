import type { Kysely } from 'kysely'
import type { Customer } from '../../../shared/domain/people.ts'
import { listed } from '../../store/listed.ts'
import type { Tables } from '../../store/schema.ts'
import type { Identity } from './gather.ts'
import { slices } from './slices.ts'

/**
 * Every way in which the person was ever called or reached: as they are, as whoever is part of them was, and as the audit
 * knows them from before a name, an address or a number was changed. Read before the audit is emptied.
 */
export async function allNames(db: Kysely<Tables>, person: Identity): Promise<Customer[]> {
  const own = [person.customer, ...person.merges.map(({ removed }) => removed)]
  const past: Customer[] = []
  for (const part of slices(person.ids)) {
    const rows = await db
      .selectFrom('audit')
      .select(['before', 'after'])
      .where('recordId', 'in', listed(part))
      .where('type', '=', 'customer')
      .execute()
    for (const { before, after } of rows)
      for (const doc of [before, after]) if (doc !== null) past.push(JSON.parse(doc) as Customer)
  }
  const known = new Map<string, Customer>()
  // What they bear now is theirs, whoever else bears it too.
  for (const names of [...own, ...past.map((state) => withoutOthers(state, person))]) {
    known.set(JSON.stringify([names.name, names.emails, names.phones, names.address]), names)
  }
  return [...known.values()]
}

/** While two were one by mistake, the person bore what is the other's again. */
function withoutOthers(state: Customer, { partedWith }: Identity): Customer {
  const others = partedWith.map(({ removed }) => removed)
  const { address = { street: '', postalCode: '' } } = state
  const isTheirs = others.some((other) => other.address.street !== '' && other.address.street === address.street)
  return {
    ...state,
    name: others.some(({ name }) => name === state.name) ? '' : state.name,
    emails: state.emails.filter((each) => !others.some(({ emails }) => emails.includes(each))),
    phones: state.phones.filter((each) => !others.some(({ phones }) => phones.includes(each))),
    address: isTheirs ? { street: '', postalCode: '' } : address,
  }
}
