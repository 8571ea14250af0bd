import { z } from 'zod'
import { healthSettings } from './health-settings.ts'
import { emailAddress, id, instant, languageTag, limits, version } from './primitives.ts'

/** Agents work tickets, knowledge editors also write articles, team leads see and steer their teams, administrators everything. */
export const role = z.enum(['agent', 'editor', 'lead', 'admin'])
export type Role = z.infer<typeof role>

export const workspaceSettings = z.object({
  /** Seconds that a sent reply can still be taken back. */
  undoSendSeconds: z.number().int().min(0).max(60),
  /** Minutes, counted around the clock, per priority. */
  firstResponseMinutes: z.record(z.enum(['low', 'normal', 'high', 'urgent']), z.number().int().positive()),
  resolutionMinutes: z.record(z.enum(['low', 'normal', 'high', 'urgent']), z.number().int().positive()),
  /** Left out, `defaultHealthSettings`. */
  customerHealth: healthSettings.optional(),
  /** ISO 3166-1 alpha-2: where a number without a country's prefix is dialled. Null or left out: not known. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .optional(),
})
export type WorkspaceSettings = z.infer<typeof workspaceSettings>

export const workspace = z.object({
  id,
  version,
  name: z.string().min(1).max(limits.name),
  settings: workspaceSettings,
  createdAt: instant,
})
export type Workspace = z.infer<typeof workspace>

export const team = z.object({
  id,
  version,
  name: z.string().min(1).max(limits.name),
  createdAt: instant,
})
export type Team = z.infer<typeof team>

/** A person who works in Switchboard. Customers are records of their own. */
export const user = z.object({
  id,
  version,
  name: z.string().min(1).max(limits.name),
  email: emailAddress,
  role,
  teamIds: z.array(id),
  /** Appended to replies, HTML. */
  signatureHtml: z.string().max(20_000),
  language: languageTag,
  active: z.boolean(),
  createdAt: instant,
})
export type User = z.infer<typeof user>

export const organization = z.object({
  id,
  version,
  name: z.string().min(1).max(limits.name),
  domains: z.array(z.string().max(253)),
  country: z.string().length(2).nullable(),
  notes: z.string().max(20_000),
  createdAt: instant,
})
export type Organization = z.infer<typeof organization>

export const customerTier = z.enum(['standard', 'silver', 'gold'])
export type CustomerTier = z.infer<typeof customerTier>

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When somebody wants to be called, by the clock on their own wall. A `to` before `from` is on the next day. */
export const contactWindow = z
  .object({
    from: clockTime,
    to: clockTime,
    /** Days on which it begins, 1 Monday to 7 Sunday. */
    days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  })
  .refine(({ from, to }) => from !== to)
export type ContactWindow = z.infer<typeof contactWindow>
export const postalAddress = z.object({
  /** Street, number and whatever stands before them, by lines. */
  street: z.string().max(500),
  postalCode: z.string().max(20),
})

export const customer = z.object({
  id,
  version,
  name: z.string().min(1).max(limits.name),
  emails: z.array(emailAddress).max(10),
  /** E.164, e.g. `+351912345678`. */
  phones: z.array(z.string().regex(/^\+[1-9]\d{4,14}$/)).max(10),
  organizationId: id.nullable(),
  jobTitle: z.string().max(limits.name),
  language: languageTag,
  /** IANA name, e.g. `Europe/Lisbon`. */
  timeZone: z.string().max(64),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2).nullable(),
  city: z.string().max(limits.name),
  tier: customerTier,
  notes: z.string().max(20_000),
  doNotCall: z.boolean().default(false),
  /** Null: at any time. */
  contactWindow: contactWindow.nullable().default(null),
  /** What whoever answers should know first, each a line. */
  pinnedFacts: z.array(z.string().trim().min(1).max(300)).max(12).default([]),
  /** Where letters and parcels go; city and country stand by themselves. */
  address: postalAddress.default({ street: '', postalCode: '' }),
  createdAt: instant,
})
export type Customer = z.infer<typeof customer>
