import type { PersonExport } from '../api/privacy.ts'
import { showNumber } from './calls/numbers.ts'
import { displayName } from './display-name.ts'
import { moneyText } from './money.ts'

/**
 * How each record of a person reads to the person: names instead of identifiers, times as people write them, words
 * instead of codes. What only holds the records together is left to the file for machines.
 */

/** Heading and text; an empty text is not shown. */
export type Row = readonly [key: string, text: string]

export interface Reading {
  readonly language: string
  readonly word: (key: string) => string
  readonly time: (at: string) => string
  /** Of colleagues, teams, outcomes and products; empty for what is gone. */
  readonly nameOf: (id: string) => string
}

type Customer = PersonExport['customer']
type Of<K extends 'calls' | 'callbacks' | 'consents' | 'products' | 'orders' | 'surveys'> = PersonExport[K][number]

const lines = (texts: readonly string[]) => texts.filter((text) => text !== '').join('\n')

export const personFields = {
  customer: (of: Customer, reading: Reading): Row[] => [
    ['name', of.name],
    ['emails', lines(of.emails)],
    ['phones', lines(of.phones.map(showNumber))],
    ['jobTitle', of.jobTitle],
    ['address', lines([of.address.street, [of.address.postalCode, of.city].filter(Boolean).join(' ')])],
    ['country', of.country === null ? '' : displayName(reading.language, 'region', of.country)],
    ['language', displayName(reading.language, 'language', of.language)],
    ['timeZone', of.timeZone],
    ['tier', reading.word(`tier.${of.tier}`)],
    ['doNotCall', of.doNotCall ? reading.word('yes') : ''],
    ['contactWindow', of.contactWindow === null ? '' : windowText(of.contactWindow, reading.language)],
    ['pinnedFacts', lines(of.pinnedFacts)],
    ['notes', of.notes],
    ['createdAt', reading.time(of.createdAt)],
  ],
  call: (of: Of<'calls'>, { word, time, nameOf }: Reading): Row[] => [
    ['ringingAt', `${time(of.ringingAt)}, ${word(`direction.${of.direction}`)}`],
    ['answeredAt', of.answeredAt === null ? '' : time(of.answeredAt)],
    ['endedAt', of.endedAt === null ? '' : time(of.endedAt)],
    ['number', of.number === null ? of.rawNumber : showNumber(of.number)],
    ['agent', named(of.agentId, nameOf)],
    ['team', nameOf(of.teamId)],
    ['reason', of.reason],
    ['purpose', of.purpose === null ? '' : word(`purpose.${of.purpose}`)],
    ['outcome', named(of.dispositionId, nameOf)],
    ['notes', of.notes],
    ['against', lines(of.against.map((code) => word(`obstacle.${code}`)))],
    [
      'override',
      of.override === null
        ? ''
        : lines([...of.override.reasons.map((code) => word(`obstacle.${code}`)), of.override.note]),
    ],
    ['recording', of.recordingUrl ?? ''],
  ],
  callback: (of: Of<'callbacks'>, { word, time, nameOf }: Reading): Row[] => [
    ['dueAt', time(of.dueAt)],
    ['state', word(`callback.${of.state}`)],
    ['number', showNumber(of.number)],
    ['note_', of.note],
    ['agent', named(of.assigneeId, nameOf)],
    ['team', nameOf(of.teamId)],
    ['promisedAt', lines([`${time(of.createdAt)}, ${nameOf(of.createdById)}`.replace(/, $/, '')])],
  ],
  consent: (of: Of<'consents'>, { word, time, nameOf }: Reading): Row[] => [
    ['purpose', `${word(`purpose.${of.purpose}`)}, ${word(`channel.${of.channel}`)}`],
    ['state', word(`consent.${of.state}`)],
    ['at', time(of.at)],
    ['how', word(`how.${of.how}`)],
    ['proof', of.proof],
    ['recordedBy', nameOf(of.recordedById)],
  ],
  product: (of: Of<'products'>, reading: Reading): Row[] => [
    ['product', reading.nameOf(of.productId)],
    ['serialNumber', of.serialNumber],
    ['boughtAt', dayText(of.boughtAt, reading.language)],
    ['warrantyUntil', dayText(of.warrantyUntil, reading.language)],
    [
      'contract',
      of.contract === null
        ? ''
        : [of.contract.name, dayText(of.contract.until, reading.language)].filter((text) => text !== '').join(', '),
    ],
  ],
  order: (of: Of<'orders'>, { word, time, language }: Reading): Row[] => [
    ['order', of.number],
    ['at', time(of.at)],
    ['status', word(`order.${of.status}`)],
    ['total', moneyText(language, of.currency, of.totalMinor)],
    [
      'lines',
      lines(
        of.lines.map(
          ({ name, quantity, minor }) => `${quantity} × ${name}, ${moneyText(language, of.currency, minor)}`,
        ),
      ),
    ],
  ],
  survey: (of: Of<'surveys'>, { time }: Reading): Row[] => [
    ['at', time(of.at)],
    ['score', `${of.score} / 5`],
    ['comment', of.comment],
  ],
} as const

const named = (id: string | null, nameOf: Reading['nameOf']) => (id === null ? '' : nameOf(id))

/** A day belongs to no zone. */
function dayText(day: string | null, language: string): string {
  if (day === null) return ''
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`))
}

/** The first of January 2024 was a Monday. */
const dayOfWeek = (day: number) => new Date(Date.UTC(2024, 0, day))

function windowText({ from, to, days }: NonNullable<Customer['contactWindow']>, language: string): string {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  return `${days.map((day) => format.format(dayOfWeek(day))).join(' ')} ${from}–${to}`
}
