import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { onTestFinished } from 'vitest'
import type { Customer, Organization, Team, User } from '#shared/domain/people'
import { draftId, readMarkId, type TypedRecord } from '#shared/domain/records'
import type { Attachment, Draft, Message, ReadMark, Ticket } from '#shared/domain/tickets'
import { type Cache, type CacheOptions, openCache } from '../../../electron/data/cache/cache.ts'
import { putRecords } from '../../../electron/data/cache/records.ts'

/** Records with plain values, to be overridden by what a test is about; and a real cache file that goes away. */

export const newId = (): string => uuidv7()
export const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 8, minutes)).toISOString()
export const now = Date.parse(at(600))

export const me: User = user({ name: 'Ana Reis' })
export const support: Team = { id: newId(), version: 1, name: 'Support', createdAt: at(0) }

export function user(some: Partial<User> = {}): User {
  return {
    id: newId(),
    version: 1,
    name: 'Ben Okoro',
    email: 'ben@example.org',
    role: 'agent',
    teamIds: [],
    signatureHtml: '',
    language: 'en',
    active: true,
    createdAt: at(0),
    ...some,
  }
}

export function organization(some: Partial<Organization> = {}): Organization {
  return {
    id: newId(),
    version: 1,
    name: 'Harbour Works',
    domains: ['harbour.example'],
    country: 'PT',
    notes: '',
    createdAt: at(0),
    ...some,
  }
}

export function customer(some: Partial<Customer> = {}): Customer {
  return {
    id: newId(),
    version: 1,
    name: 'Maria Silva',
    emails: ['maria.silva@example.com'],
    phones: ['+351912345678'],
    organizationId: null,
    jobTitle: '',
    language: 'pt',
    timeZone: 'Europe/Lisbon',
    country: 'PT',
    city: 'Lisboa',
    tier: 'standard',
    notes: '',
    doNotCall: false,
    contactWindow: null,
    pinnedFacts: [],
    address: { street: '', postalCode: '' },
    createdAt: at(0),
    ...some,
  }
}

export const anyCustomer: Customer = customer()

export function ticket(some: Partial<Ticket> = {}): Ticket {
  return {
    id: newId(),
    version: 1,
    number: 1000,
    subject: 'Printer is on fire',
    status: 'open',
    priority: 'normal',
    channel: 'email',
    teamId: support.id,
    assigneeId: null,
    customerId: anyCustomer.id,
    tagIds: [],
    linkedTicketIds: [],
    mergedIntoId: null,
    createdAt: at(0),
    updatedAt: at(1),
    lastMessageAt: at(1),
    lastMessageId: null,
    lastCustomerMessageAt: null,
    firstRespondedAt: null,
    solvedAt: null,
    dueAt: null,
    messageCount: 0,
    ...some,
  }
}

export function message(of: Ticket, some: Partial<Message> = {}): Message {
  const bodyText = some.bodyText ?? 'It smokes since this morning'
  return {
    id: newId(),
    version: 1,
    ticketId: of.id,
    teamId: of.teamId,
    kind: 'public',
    authorKind: 'customer',
    authorId: of.customerId,
    bodyHtml: `<p>${bodyText}</p>`,
    bodyText,
    cc: [],
    mentionedUserIds: [],
    attachmentIds: [],
    event: null,
    createdAt: at(1),
    composedAt: null,
    ...some,
  }
}

export function attachment(of: Message, some: Partial<Attachment> = {}): Attachment {
  return {
    id: newId(),
    version: 1,
    ticketId: of.ticketId,
    teamId: of.teamId,
    messageId: of.id,
    fileName: 'smoke.png',
    mediaType: 'image/png',
    size: 10,
    sha256: 'a'.repeat(64),
    inline: false,
    createdAt: of.createdAt,
    ...some,
  }
}

export function draft(of: Ticket, owner: User, bodyHtml = '<p>Dear</p>'): Draft {
  return {
    id: draftId(of.id, owner.id),
    version: 1,
    ticketId: of.id,
    userId: owner.id,
    kind: 'public',
    bodyHtml,
    cc: [],
    attachments: [],
    updatedAt: at(2),
  }
}

export function readMark(of: Ticket, owner: User, readAt: string): ReadMark {
  return { id: readMarkId(of.id, owner.id), version: 1, ticketId: of.id, userId: owner.id, readAt }
}

export const tickets = (...records: Ticket[]): TypedRecord[] => records.map((record) => ({ type: 'ticket', record }))
export const messages = (...records: Message[]): TypedRecord[] => records.map((record) => ({ type: 'message', record }))
export const customers = (...records: Customer[]): TypedRecord[] =>
  records.map((record) => ({ type: 'customer', record }))

export const put = (cache: Cache, ...records: TypedRecord[]): Promise<void> =>
  cache.write((tx) => putRecords(tx, records))

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-cache-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Closed when the test ends. */
export async function freshCache(options: Partial<CacheOptions> = {}): Promise<Cache> {
  const file = options.file ?? join(await temporaryFolder(), 'cache.db')
  const cache = await openCache({ userId: me.id, ...options, file })
  onTestFinished(() => cache.close().catch(() => undefined))
  return cache
}
