import { type TimelineEvent, type TimelineKind, timelineKind } from '#shared/ipc/history'
import { searchWords } from '#shared/rules/search-text'
import type { Sql } from '../../cache/driver.ts'
import { customerFamily, presentCustomer } from '../merged.ts'
import { articles } from './articles.ts'
import { calls } from './calls.ts'
import { consents } from './consents.ts'
import { conversations, ticketsOpened } from './conversations.ts'
import { merges } from './merges.ts'
import { orders } from './orders.ts'
import { scripts } from './scripts.ts'
import type { Place, TimelineSource, Told, Wanted } from './source.ts'
import { surveys } from './surveys.ts'

/** Every part of a timeline. Another kind of event is another file and a line here. */
const sources: readonly TimelineSource[] = [
  conversations,
  ticketsOpened,
  calls,
  scripts,
  articles,
  surveys,
  orders,
  merges,
  consents,
]

export interface TimelineArgs {
  readonly customerId: string
  readonly kinds: readonly TimelineKind[]
  readonly text: string
  readonly before?: string | undefined
  readonly limit: number
}

export interface TimelinePage {
  readonly events: TimelineEvent[]
  readonly earlier: string | null
}

/** While searching, so many events are looked at in one go, and so many at most for one page. */
const searchStep = 200
const mostSearched = 20_000

/** One page of everything that happened with a customer, newest first. */
export async function timelinePage(sql: Sql, args: TimelineArgs): Promise<TimelinePage> {
  const family = await customerFamily(sql, await presentCustomer(sql, args.customerId))
  const kinds = new Set(args.kinds.length > 0 ? args.kinds : timelineKind.options)
  const words = searchWords(args.text).map(fold)
  const text = words.length > 0 ? args.text : ''
  let before = parsePlace(args.before)
  if (text === '') {
    const { told, more } = await step(sql, { family, kinds, before, limit: args.limit, text })
    return page(told, more)
  }
  const found: Told[] = []
  for (let seen = 0; seen < mostSearched; seen += searchStep) {
    const { told, more } = await step(sql, { family, kinds, before, limit: searchStep, text })
    for (const each of told) {
      const searched = fold(each.text)
      if (words.every((word) => searched.includes(word))) found.push(each)
      if (found.length === args.limit) return page(found, more || each !== told.at(-1))
    }
    if (!more) return page(found, false)
    before = placeOf(told.at(-1)) ?? before
  }
  return page(found, false)
}

async function step(sql: Sql, wanted: Wanted): Promise<{ told: Told[]; more: boolean }> {
  const asked = sources.filter((source) => source.kinds.some((kind) => wanted.kinds.has(kind)))
  const places: { place: Place; source: TimelineSource }[] = []
  for (const source of asked) {
    const found = await source.find(sql, { ...wanted, limit: wanted.limit + 1 })
    places.push(...found.map((place) => ({ place, source })))
  }
  places.sort((a, b) => order(a.place, b.place))
  const shown = places.slice(0, wanted.limit)
  const told = new Map<string, Told>()
  for (const source of asked) {
    const keys = shown.filter((each) => each.source === source).map(({ place }) => place.key)
    if (keys.length > 0) for (const each of await source.tell(sql, keys, wanted)) told.set(each.event.key, each)
  }
  return {
    told: shown.flatMap(({ place }) => told.get(place.key) ?? []),
    more: places.length > wanted.limit,
  }
}

/** Newest first. */
function order(a: Place, b: Place): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  return a.key < b.key ? 1 : -1
}

const placeOf = (told: Told | undefined): Place | null =>
  told === undefined ? null : { at: told.event.at, key: told.event.key }

function page(told: readonly Told[], more: boolean): TimelinePage {
  const last = placeOf(told.at(-1))
  return { events: told.map(({ event }) => event), earlier: more && last ? `${last.at}|${last.key}` : null }
}

/** An unknown cursor starts from the newest: better than an error for what only this process hands out. */
function parsePlace(before: string | undefined): Place | null {
  const [at, key] = before?.split('|') ?? []
  return at && key ? { at, key } : null
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
