import { z } from 'zod'
import { id, instant, limits, version } from './primitives.ts'

/** `callback`: one is promised with it. `not-reached`: nobody answered. */
export const dispositionMeaning = z.enum(['callback', 'not-reached'])
export type DispositionMeaning = z.infer<typeof dispositionMeaning>

/** How a call turned out, chosen from a list that leads keep. One that is not `active` stays on old calls only. */
export const disposition = z.object({
  id,
  version,
  name: z.string().trim().min(1).max(80),
  position: z.number(),
  active: z.boolean(),
  /** What it says beyond its name, where the call's form is to act on it. */
  means: dispositionMeaning.nullable().default(null),
})
export type Disposition = z.infer<typeof disposition>

export const phoneNumber = z.string().regex(/^\+[1-9]\d{4,14}$/)

export const callDirection = z.enum(['inbound', 'outbound'])
export type CallDirection = z.infer<typeof callDirection>

/**
 * `ringing`: nobody has answered. `held`: the other side hears music. `wrap-up`: they have hung up, the agent writes
 * down what came of it. `ended`: that is done. `missed`: it rang and nobody answered.
 */
export const callState = z.enum(['ringing', 'active', 'held', 'wrap-up', 'ended', 'missed'])
export type CallState = z.infer<typeof callState>

/** What somebody is contacted for. Consent is given, and may be withdrawn, for each by itself. */
export const consentPurpose = z.enum(['service', 'marketing', 'survey', 'recording'])
export type ConsentPurpose = z.infer<typeof consentPurpose>

/** Why an outbound call was made although something spoke against it. */
export const callOverride = z.object({
  /** Codes of what stood against it, see `mayCall` of shared/rules/calls. */
  reasons: z.array(z.string().max(60)).max(10),
  note: z.string().trim().min(1).max(1_000),
})

/** Stretches on hold; the last one has no end while it lasts. A dialler gone mad must not grow a record for ever. */
export const mostHolds = 200

export const call = z.object({
  id,
  version,
  /** Decides who may see the call. */
  teamId: id,
  direction: callDirection,
  /** E.164; null when the number is withheld or in no known format: `rawNumber` has it as it came. */
  number: phoneNumber.nullable(),
  rawNumber: z.string().max(100),
  withheld: z.boolean(),
  customerId: id.nullable(),
  agentId: id.nullable(),
  state: callState,
  ringingAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  holds: z.array(z.object({ from: instant, to: instant.nullable() })).max(mostHolds),
  /** Whole seconds from the end of the call to the saved outcome. Null until there is one. */
  wrapUpSeconds: z.number().int().nonnegative().nullable(),
  dispositionId: id.nullable(),
  notes: z.string().max(20_000),
  scriptRunId: id.nullable(),
  ticketId: id.nullable(),
  /** Where the telephone system keeps the recording. */
  recordingUrl: z
    .url({ protocol: /^https$/ })
    .max(2_000)
    .nullable(),
  /** The call's name in the telephone system; decides the record's id, see `callIdOf`. */
  externalId: z.string().min(1).max(200).nullable(),
  /** What the call is about, in the caller's or the telephone system's words. */
  reason: z.string().max(limits.subject),
  purpose: consentPurpose.nullable(),
  override: callOverride.nullable(),
  /**
   * Codes of what stood against an outbound call that nobody had weighed, as the machine that dialled did not know of it.
   * Said by the server.
   */
  against: z.array(z.string().max(60)).max(10).default([]),
})
export type Call = z.infer<typeof call>

export const callbackState = z.enum(['open', 'done', 'cancelled'])
export type CallbackState = z.infer<typeof callbackState>

/** A promise to call somebody back. */
export const callback = z.object({
  id,
  version,
  teamId: id,
  /** Null: whoever of the team is free. */
  assigneeId: id.nullable(),
  customerId: id.nullable(),
  /** E.164 where it could be read, else as it was given. */
  number: z.string().min(1).max(100),
  dueAt: instant,
  state: callbackState,
  note: z.string().max(5_000),
  ticketId: id.nullable(),
  /** The call in which it was promised. */
  callId: id.nullable(),
  /** The call that kept the promise. */
  doneCallId: id.nullable(),
  createdById: id,
  createdAt: instant,
  closedAt: instant.nullable(),
})
export type Callback = z.infer<typeof callback>

export const consentChannel = z.enum(['phone', 'email', 'sms', 'post'])
export type ConsentChannel = z.infer<typeof consentChannel>

export const consentHow = z.enum(['phone', 'email', 'web', 'paper', 'in-person', 'other'])
export type ConsentHow = z.infer<typeof consentHow>

/**
 * One word of a customer about being contacted. Never changed: the newest for a channel and purpose counts, the older
 * ones are its history.
 */
export const consent = z.object({
  id,
  version,
  customerId: id,
  channel: consentChannel,
  purpose: consentPurpose,
  state: z.enum(['given', 'withdrawn']),
  /** When the customer said so. */
  at: instant,
  how: consentHow,
  /** Where that can be looked up: a form's number, a mail, a recording. */
  proof: z.string().max(2_000),
  recordedById: id,
})
export type Consent = z.infer<typeof consent>
