import { z } from 'zod'
import { emailAddress, id, instant, limits, version } from './primitives.ts'

/**
 * `new`: nobody has answered yet. `open`: it is our turn. `waiting`: it is the customer's turn. `solved`: answered for
 * good unless the customer comes back. `closed`: ended for ever (merged tickets end so).
 */
export const ticketStatus = z.enum(['new', 'open', 'waiting', 'solved', 'closed'])
export type TicketStatus = z.infer<typeof ticketStatus>

export const ticketPriority = z.enum(['low', 'normal', 'high', 'urgent'])
export type TicketPriority = z.infer<typeof ticketPriority>

export const ticketChannel = z.enum(['email', 'phone', 'web', 'chat'])
export type TicketChannel = z.infer<typeof ticketChannel>

export const ticket = z.object({
  id,
  version,
  /** The number people say to each other; given by the server. Null until the server has seen a new ticket. */
  number: z.number().int().positive().nullable(),
  subject: z.string().min(1).max(limits.subject),
  status: ticketStatus,
  priority: ticketPriority,
  channel: ticketChannel,
  teamId: id,
  assigneeId: id.nullable(),
  customerId: id,
  tagIds: z.array(id).max(limits.tagsPerTicket),
  /** Tickets that belong together; the link stands on both. */
  linkedTicketIds: z.array(id).max(50),
  /** Set on a merged ticket: its conversation is shown in that one. */
  mergedIntoId: id.nullable(),
  createdAt: instant,
  updatedAt: instant,
  /** Newest public message or note. */
  lastMessageAt: instant,
  lastMessageId: id.nullable(),
  lastCustomerMessageAt: instant.nullable(),
  /** First public reply by an agent. */
  firstRespondedAt: instant.nullable(),
  solvedAt: instant.nullable(),
  /** When the first response, or after it the resolution, is due. Null when nothing is owed: solved, closed or waiting. */
  dueAt: instant.nullable(),
  /** Public messages and notes. */
  messageCount: z.number().int().nonnegative(),
})
export type Ticket = z.infer<typeof ticket>

export const messageKind = z.enum(['public', 'note', 'event'])
export type MessageKind = z.infer<typeof messageKind>

/** What a system entry in the conversation tells. Ids, not names: names are looked up when it is shown. */
export const ticketEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('created'), channel: ticketChannel }),
  z.object({ type: z.literal('status'), from: ticketStatus, to: ticketStatus }),
  z.object({ type: z.literal('priority'), from: ticketPriority, to: ticketPriority }),
  z.object({ type: z.literal('team'), from: id, to: id }),
  z.object({ type: z.literal('assignee'), from: id.nullable(), to: id.nullable() }),
  z.object({ type: z.literal('subject'), from: z.string(), to: z.string() }),
  z.object({ type: z.literal('customer'), from: id, to: id }),
  z.object({ type: z.literal('tags'), added: z.array(id), removed: z.array(id) }),
  z.object({ type: z.literal('merged-into'), ticketId: id }),
  z.object({ type: z.literal('merged-from'), ticketId: id }),
  z.object({ type: z.literal('split-into'), ticketId: id }),
  z.object({ type: z.literal('split-from'), ticketId: id }),
  z.object({ type: z.literal('linked'), ticketId: id }),
  z.object({ type: z.literal('unlinked'), ticketId: id }),
])
export type TicketEvent = z.infer<typeof ticketEvent>

export const message = z.object({
  id,
  version,
  ticketId: id,
  /** A copy of the ticket's team: decides who may see the message. */
  teamId: id,
  kind: messageKind,
  authorKind: z.enum(['user', 'customer', 'system']),
  /** User or customer; null for the system. */
  authorId: id.nullable(),
  /** As received or composed, not sanitised: whoever shows it sanitises. Empty for events. */
  bodyHtml: z.string().max(limits.bodyHtml),
  /** Plain text of the body for lists and search. */
  bodyText: z.string(),
  cc: z.array(emailAddress).max(limits.recipients),
  mentionedUserIds: z.array(id).max(limits.recipients),
  attachmentIds: z.array(id).max(limits.attachmentsPerMessage),
  event: ticketEvent.nullable(),
  createdAt: instant,
  /** When the person wrote it by their own clock, when that differs from its arrival (written offline). */
  composedAt: instant.nullable(),
})
export type Message = z.infer<typeof message>

/** What is known of a file from the moment it is chosen. */
export const attachmentInfo = z.object({
  id,
  fileName: z.string().min(1).max(255),
  mediaType: z.string().max(127),
  /** Bytes. */
  size: z.number().int().nonnegative().max(limits.attachmentBytes),
  /** SHA-256 of the content, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Shown inside the body by `cid:<id>`. */
  inline: z.boolean(),
})
export type AttachmentInfo = z.infer<typeof attachmentInfo>

/** Metadata only; the bytes are fetched when wanted. */
export const attachment = attachmentInfo.extend({
  version,
  ticketId: id,
  /** A copy of the ticket's team: decides who may see it. */
  teamId: id,
  messageId: id,
  createdAt: instant,
})
export type Attachment = z.infer<typeof attachment>

export const tag = z.object({
  id,
  version,
  name: z.string().trim().min(1).max(60),
  createdAt: instant,
})
export type Tag = z.infer<typeof tag>

/** One line of a saved view. All lines must hold. */
export const viewCondition = z.discriminatedUnion('field', [
  z.object({ field: z.literal('status'), op: z.enum(['in', 'not-in']), values: z.array(ticketStatus).min(1) }),
  z.object({ field: z.literal('priority'), op: z.enum(['in', 'not-in']), values: z.array(ticketPriority).min(1) }),
  z.object({ field: z.literal('channel'), op: z.enum(['in', 'not-in']), values: z.array(ticketChannel).min(1) }),
  /** `me` is whoever looks. */
  z.object({
    field: z.literal('assignee'),
    op: z.enum(['in', 'not-in']),
    values: z.array(z.union([id, z.literal('me'), z.literal('none')])).min(1),
  }),
  /** `mine` are the teams of whoever looks. */
  z.object({
    field: z.literal('team'),
    op: z.enum(['in', 'not-in']),
    values: z.array(z.union([id, z.literal('mine')])).min(1),
  }),
  z.object({ field: z.literal('tag'), op: z.enum(['in', 'not-in']), values: z.array(id).min(1) }),
  /** Hours since the ticket was created or last changed. */
  z.object({
    field: z.enum(['created', 'updated']),
    op: z.enum(['older-than', 'newer-than']),
    hours: z
      .number()
      .positive()
      .max(24 * 3660),
  }),
  z.object({ field: z.literal('overdue'), op: z.literal('is'), value: z.boolean() }),
  /** Words in the subject or in a message. */
  z.object({ field: z.literal('text'), op: z.literal('contains'), value: z.string().trim().min(1).max(200) }),
])
export type ViewCondition = z.infer<typeof viewCondition>

export const ticketSort = z.object({
  by: z.enum(['urgency', 'updated', 'created', 'priority', 'number', 'subject']),
  direction: z.enum(['asc', 'desc']),
})
export type TicketSort = z.infer<typeof ticketSort>

/** A saved queue. Shared with everybody when `ownerId` is null. */
export const view = z.object({
  id,
  version,
  name: z.string().trim().min(1).max(80),
  ownerId: id.nullable(),
  conditions: z.array(viewCondition).max(20),
  sort: ticketSort,
  position: z.number(),
  createdAt: instant,
})
export type View = z.infer<typeof view>

export const composerKind = z.enum(['public', 'note'])

/** What a person has begun to write under a ticket; follows them to every machine. One a ticket and person. */
export const draft = z.object({
  /** Derived from ticket and person by `draftId`, so two machines mean the same draft. */
  id,
  version,
  ticketId: id,
  userId: id,
  kind: composerKind,
  bodyHtml: z.string().max(limits.bodyHtml),
  cc: z.array(emailAddress).max(limits.recipients),
  attachments: z.array(attachmentInfo).max(limits.attachmentsPerMessage),
  updatedAt: instant,
})
export type Draft = z.infer<typeof draft>

/** How far a person has read a ticket: messages up to `readAt` are seen. */
export const readMark = z.object({
  /** Derived from ticket and person by `readMarkId`. */
  id,
  version,
  ticketId: id,
  userId: id,
  readAt: instant,
})
export type ReadMark = z.infer<typeof readMark>
