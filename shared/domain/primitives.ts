import { z } from 'zod'

/** Record identifiers are UUIDs; new ones are version 7, so they sort by time of creation. @see RFC 9562 */
export const id = z.uuid()

/** An instant: ISO 8601 in UTC with milliseconds, e.g. `2026-03-01T09:30:00.000Z`. Sorts as text. */
export const instant = z.iso.datetime({ precision: 3 })

/** An instant as other systems write it: ISO 8601 with any precision and any offset. Read as an `instant`. */
export const anyInstant = z.iso
  .datetime({
    offset: true,
    error: 'expected a time with its offset, e.g. 2026-03-01T09:30:00Z or 2026-03-01T10:30:00+01:00',
  })
  .transform((text) => new Date(text).toISOString())
  .pipe(instant)

/** Counts the changes of one record on the server, from 1. 0 marks a record that the server has not seen. */
export const version = z.number().int().nonnegative()

export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email())

/** ISO 4217, e.g. `EUR`. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'expected three capital letters of ISO 4217, e.g. EUR')

/** BCP 47, e.g. `en`, `pt-BR`. */
export const languageTag = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

/** Length limits in UTF-16 code units unless said otherwise. One place, so that window, cache and server agree. */
export const limits = {
  name: 200,
  subject: 300,
  /** A message body as HTML. A longer paste is refused with its limit and stays in the editor. */
  bodyHtml: 1_000_000,
  tagsPerTicket: 30,
  recipients: 50,
  attachmentsPerMessage: 20,
  /** Bytes of one attachment. */
  attachmentBytes: 25 * 1024 * 1024,
  /** Bytes of one REST body other than an attachment. */
  requestBytes: 4 * 1024 * 1024,
  commandsPerPush: 100,
} as const
