import type { ProductLine } from '../company.ts'
import type { TeamKey } from '../people.ts'

/**
 * The sentences of the demo, one catalogue a language. Each text is a template (see template.ts): `[a|b]` chooses,
 * `{product}` fills in, a line break begins a paragraph, `~` breaks a line, `- ` and `1. ` make lists.
 */
export interface Catalogue {
  readonly language: string
  /** What a customer writes before and after the matter itself. Empty strings are people in a hurry. */
  readonly hello: readonly string[]
  /** Before the second and later messages. */
  readonly helloAgain: readonly string[]
  readonly bye: readonly string[]
  /** People who write for their organization: {name}, {title}, {org}. */
  readonly byeBusiness: readonly string[]
  readonly agentHello: readonly string[]
  readonly agentBye: readonly string[]
  /** First sentence of an agent's first answer. */
  readonly received: readonly string[]
  /** The same after a call. */
  readonly called: readonly string[]
  /** First sentence to somebody who is angry. */
  readonly sorry: readonly string[]
  /** The first one or two also suit a first message. The last is about devices. */
  readonly anger: readonly string[]
  /** The customer asks where things stand. */
  readonly chasers: readonly string[]
  /** The agent asks for patience: with a device, and with an order. */
  readonly holds: readonly string[]
  readonly orderHolds: readonly string[]
  /** The agent asks again after silence. */
  readonly nudges: readonly string[]
  /** It worked. */
  readonly outcomes: readonly string[]
  readonly wrapUps: readonly string[]
  /** It worked, and now it does not. */
  readonly comebacks: readonly string[]
  readonly remedies: Readonly<Record<'device' | 'order', readonly string[]>>
  /** Ends a long search. */
  readonly conclusions: Readonly<Record<'device' | 'order', readonly string[]>>
  /** Goes on after a scenario's own exchanges, in this order, for the long ones. Devices only. */
  readonly saga: readonly Exchange[]
  /** The same for orders: a carrier, a warehouse, a bank. */
  readonly orderSaga: readonly Exchange[]
  /** Over a quoted mail: {date}, {author}. */
  readonly quoteIntro: string
  readonly scenarios: readonly Scenario[]
}

/** The agent asks or has something tried; the customer answers just that. */
export type Exchange = readonly [ask: string, answer: string]

/** Fits any of the problems, or only the one with that index. */
export type Subject = string | readonly [problem: number, text: string]

export interface Resolution {
  readonly text: string
  /** Which problems (by index) it solves; left out, all. */
  readonly for?: readonly number[]
  /** Makes sense only after so many exchanges, or after so many at most. */
  readonly after?: number
  readonly upTo?: number
  /** The customer's report of its success; left out, one of the catalogue's. */
  readonly outcome?: readonly string[]
}

export type Season =
  /** Only since the release of firmware 4.2, and mostly just after it. */
  | 'firmware-4.2'
  /** October to March on the northern half. */
  | 'heating'
  /** The day the cloud was down. */
  | 'outage'
  | 'summer'

export type FileKind = 'photo' | 'screenshot' | 'log' | 'invoice' | 'chart'

export interface Scenario {
  readonly id: string
  readonly team: TeamKey
  readonly lines: readonly ProductLine[]
  readonly weight?: number
  readonly season?: Season
  readonly tags: readonly TagName[]
  /** Left out: normal, sometimes low. */
  readonly priority?: 'low' | 'high' | 'urgent'
  readonly subjects: readonly Subject[]
  readonly problem: readonly string[]
  /** In this order, as many as the thread is long. */
  readonly exchanges: readonly Exchange[]
  /** Which problems (by index) the exchanges belong to; left out, all. */
  readonly exchangesFor?: readonly number[]
  readonly resolution: readonly Resolution[]
  /** Internal, always English. One for each resolution, written just before it; empty where there is none. */
  readonly notes?: readonly string[]
  readonly file?: FileKind
}

export const tagNames = [
  'wifi',
  'mesh',
  'router',
  'firmware',
  'firmware 4.2',
  'setup',
  'app',
  'account',
  'camera',
  'doorbell',
  'heating',
  'plugs & lights',
  'sensors',
  'hub',
  'automation',
  'privacy',
  'shipping',
  'return',
  'refund',
  'invoice',
  'warranty',
  'subscription',
  'b2b',
  'vip',
  'angry customer',
  'outage',
  'feature request',
  'duplicate',
] as const
export type TagName = (typeof tagNames)[number]
