import { type RecordType, translationId } from '#shared/domain/records'
import type { ChangeSubject } from '#shared/ipc/views'
import type { Sql } from '../cache/driver.ts'
import { getRecord } from '../cache/records.ts'
import { numberRules } from '../calls/index.ts'

/**
 * The field of a change's arguments that names what it is about, in the order in which it decides: what was done comes
 * before whom it was done for.
 */
const fields = [
  ['articleId', 'article'],
  ['scriptId', 'script'],
  ['callbackId', 'callback'],
  ['callId', 'call'],
  ['ticketId', 'ticket'],
  ['customerId', 'customer'],
  ['organizationId', 'organization'],
  ['categoryId', 'category'],
  ['productId', 'product'],
  ['snippetId', 'snippet'],
  ['siteId', 'site'],
] as const satisfies readonly (readonly [string, ChangeSubject['type'] & RecordType])[]

/** Records that only say of what they are part. */
const parts = [
  ['flagId', 'articleFlag'],
  ['commentId', 'reviewComment'],
  ['draftId', 'scriptDraft'],
  ['editionId', 'edition'],
] as const satisfies readonly (readonly [string, RecordType])[]

/** What a waiting or refused change is about, so that it can be named and opened. */
export async function subjectOfChange(sql: Sql, args: unknown): Promise<ChangeSubject | null> {
  for (const [field, type] of fields) {
    const id = textOf(args, field)
    if (id !== null) return subjectOf(sql, type, id, args)
  }
  for (const [field, type] of parts) {
    const id = textOf(args, field)
    const part = id === null ? undefined : await getRecord(sql, type, id)
    if (part !== undefined) return subjectOfChange(sql, part)
  }
  return null
}

async function subjectOf(
  sql: Sql,
  type: (typeof fields)[number][1],
  id: string,
  args: unknown,
): Promise<ChangeSubject> {
  if (type === 'article') return articleSubject(sql, id, args)
  if (type === 'call' || type === 'callback') return contactSubject(sql, type, id, args)
  const found = await getRecord(sql, type, id)
  const label = found === undefined ? null : 'subject' in found ? found.subject : found.name
  return { type, id, label: label ?? textOf(args, 'subject') ?? textOf(args, 'name'), language: null }
}

/** Named by the text that is changed, or by that of its source language. */
async function articleSubject(sql: Sql, id: string, args: unknown): Promise<ChangeSubject> {
  const wanted = textOf(args, 'language')
  const language = wanted ?? (await getRecord(sql, 'article', id))?.sourceLanguage ?? null
  const found = language === null ? undefined : await getRecord(sql, 'translation', translationId(id, language))
  return { type: 'article', id, label: found?.title ?? textOf(args, 'title'), language }
}

/** Named by whom one speaks to, or else by the number; a withheld one has no name. */
async function contactSubject(sql: Sql, type: 'call' | 'callback', id: string, args: unknown): Promise<ChangeSubject> {
  const about = (await getRecord(sql, type, id)) ?? args
  const customerId = textOf(about, 'customerId')
  const customer = customerId === null ? undefined : await getRecord(sql, 'customer', customerId)
  return { type, id, label: customer?.name ?? (await numberOf(about)), language: null }
}

async function numberOf(about: unknown): Promise<string | null> {
  if (typeof about === 'object' && about !== null && Reflect.get(about, 'withheld') === true) return null
  const number = textOf(about, 'number')
  return number === null ? textOf(about, 'rawNumber') : (await numberRules()).showNumber(number)
}

function textOf(args: unknown, field: string): string | null {
  const value: unknown = typeof args === 'object' && args !== null ? Reflect.get(args, field) : null
  return typeof value === 'string' && value !== '' ? value : null
}
