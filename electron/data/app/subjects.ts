import { type RecordType, translationId } from '#shared/domain/records'
import type { ChangeSubject } from '#shared/ipc/views'
import type { Sql } from '../cache/driver.ts'
import { getRecord } from '../cache/records.ts'

/** The field of a change's arguments that names what it is about, in the order in which it decides. */
const fields = [
  ['articleId', 'article'],
  ['ticketId', 'ticket'],
  ['customerId', 'customer'],
  ['categoryId', 'category'],
  ['productId', 'product'],
  ['snippetId', 'snippet'],
] as const satisfies readonly (readonly [string, ChangeSubject['type'] & RecordType])[]

/** What a waiting or refused change is about, so that it can be named and opened. */
export async function subjectOfChange(sql: Sql, args: unknown): Promise<ChangeSubject | null> {
  for (const [field, type] of fields) {
    const id = textOf(args, field)
    if (id === null) continue
    if (type === 'article') return articleSubject(sql, id, args)
    const found = await getRecord(sql, type, id)
    const label = found === undefined ? null : 'subject' in found ? found.subject : found.name
    return { type, id, label: label ?? textOf(args, 'subject') ?? textOf(args, 'name'), language: null }
  }
  return null
}

/** Named by the text that is changed, or by that of its source language. */
async function articleSubject(sql: Sql, id: string, args: unknown): Promise<ChangeSubject> {
  const wanted = textOf(args, 'language')
  const language = wanted ?? (await getRecord(sql, 'article', id))?.sourceLanguage ?? null
  const found = language === null ? undefined : await getRecord(sql, 'translation', translationId(id, language))
  return { type: 'article', id, label: found?.title ?? textOf(args, 'title'), language }
}

function textOf(args: unknown, field: string): string | null {
  const value: unknown = typeof args === 'object' && args !== null ? Reflect.get(args, field) : null
  return typeof value === 'string' && value !== '' ? value : null
}
