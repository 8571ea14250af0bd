import type { Consent } from '../../shared/domain/calls.ts'
import type { ContactWindow } from '../../shared/domain/people.ts'
import type { DemoCustomer } from './customers.ts'
import { people } from './people.ts'
import { createRandom, mixSeed, type Random, timeOrderedId } from './random.ts'
import { day } from './rhythm.ts'
import { consentProofs } from './texts/calls.ts'

/** Whether, when and for what customers want to be contacted. */

const windows: readonly ContactWindow[] = [
  { from: '09:00', to: '17:00', days: [1, 2, 3, 4, 5] },
  { from: '17:30', to: '20:30', days: [1, 2, 3, 4, 5] },
  { from: '08:00', to: '12:00', days: [1, 2, 3, 4, 5, 6] },
  { from: '10:00', to: '19:00', days: [1, 2, 3, 4, 5, 6, 7] },
  { from: '12:00', to: '14:00', days: [1, 2, 3, 4, 5] },
]

export interface ContactWishes {
  readonly doNotCall: boolean
  readonly contactWindow: ContactWindow | null
}

/** By a chance of its own, so that nothing else about the customer depends on it. */
export function contactWishes(seed: number, index: number): ContactWishes {
  const random = createRandom(mixSeed(seed, 201, index))
  const doNotCall = random.chance(0.025)
  return { doNotCall, contactWindow: !doNotCall && random.chance(0.14) ? random.pick(windows) : null }
}

/** What customers said about being contacted, in the order in which they said it. */
export function consents(seed: number, customers: readonly DemoCustomer[], now: number): Consent[] {
  const all = customers.flatMap((customer, index) =>
    consentsOf(customer, index, createRandom(mixSeed(seed, 202, index)), now),
  )
  return all.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
}

type Said = Pick<Consent, 'channel' | 'purpose' | 'state' | 'how'>

function consentsOf(customer: DemoCustomer, index: number, random: Random, now: number): Consent[] {
  const made: Consent[] = []
  const began = Math.min(customer.createdAt, now - day)
  const say = (at: number, said: Said) => {
    const how = said.how
    const proofs = how in consentProofs ? consentProofs[how as keyof typeof consentProofs] : ['']
    made.push({
      ...said,
      id: timeOrderedId(at, made.length, mixSeed(index, 203, made.length)),
      version: 1,
      customerId: customer.record.id,
      at: new Date(at).toISOString(),
      proof: random.pick(proofs),
      recordedById: random.pick(people).id,
    })
  }
  const later = () => Math.floor(began + random.next() * (now - began - 1))
  if (random.chance(0.12)) return made
  say(began, { channel: 'email', purpose: 'service', state: 'given', how: 'web' })
  if (customer.record.phones.length > 0)
    say(began, { channel: 'phone', purpose: 'service', state: 'given', how: random.chance(0.8) ? 'web' : 'phone' })
  if (random.chance(0.45)) {
    say(began, { channel: 'email', purpose: 'marketing', state: 'given', how: 'web' })
    if (random.chance(0.2)) say(later(), { channel: 'email', purpose: 'marketing', state: 'withdrawn', how: 'email' })
  }
  if (random.chance(0.16)) say(later(), { channel: 'phone', purpose: 'marketing', state: 'given', how: 'paper' })
  if (random.chance(0.3)) say(later(), { channel: 'email', purpose: 'survey', state: 'given', how: 'web' })
  if (customer.record.phones.length > 0 && random.chance(0.5))
    say(later(), {
      channel: 'phone',
      purpose: 'recording',
      state: random.chance(0.85) ? 'given' : 'withdrawn',
      how: 'phone',
    })
  if (customer.record.doNotCall)
    say(later(), { channel: 'phone', purpose: 'marketing', state: 'withdrawn', how: 'phone' })
  return made
}
