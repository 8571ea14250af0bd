import type { User } from '#shared/domain/people'
import type { RecordOf } from '#shared/domain/records'
import { refsOf } from '#shared/rules/knowledge-html'
import { fillPlain, fillVariables, placeSnippets, type VariableValues } from '#shared/rules/knowledge-variables'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { allRecords, getRecord } from '../cache/records.ts'
import { customerNow } from '../customers/merged.ts'
import { namedSnippets } from './detail.ts'
import { languageRank } from './refs.ts'

/** A text as its reader gets it. */
export const renderQueries: QueryHandlers<'article.render'> = {
  'article.render': (cache, { me }, { articleId, language, preview, ticketId, customerId }) =>
    cache.read(
      async (sql) => {
        const article = await getRecord(sql, 'article', articleId)
        const text = article && (await textFor(sql, articleId, language, preview))
        if (!article || !text) return null
        const shown = preview || text.published === null ? text : text.published
        const { snippets: ids } = refsOf(shown.bodyHtml)
        const snippets = new Map((await namedSnippets(sql, ids)).map((each) => [each.id, each]))
        const placed = placeSnippets(shown.bodyHtml, snippets, [text.language, article.sourceLanguage])
        const values = await valuesOf(sql, { article, me, ticketId, customerId })
        const { html, missing } = fillVariables(placed, values)
        return {
          articleId,
          language: text.language,
          title: fillPlain(shown.title, values),
          summary: fillPlain(shown.summary, values),
          bodyHtml: html,
          audience: article.audience,
          missing,
          published: text.published !== null,
        }
      },
      { consistent: true },
    ),
}

async function textFor(
  sql: Sql,
  articleId: string,
  language: string,
  preview: boolean,
): Promise<RecordOf<'translation'> | undefined> {
  const row = await sql.get<{ doc: string }>(
    `SELECT t.doc FROM translation t JOIN article a ON a.id = t.article_id
      WHERE t.article_id = ? AND (? OR t.published_number IS NOT NULL) ORDER BY ${languageRank} LIMIT 1`,
    [articleId, preview ? 1 : 0, language, language],
  )
  return row && (JSON.parse(row.doc) as RecordOf<'translation'>)
}

interface Matter {
  readonly article: RecordOf<'article'>
  readonly me: User
  readonly ticketId: string | null
  readonly customerId: string | null
}

async function valuesOf(sql: Sql, { article, me, ticketId, customerId }: Matter): Promise<VariableValues> {
  const ticket = ticketId === null ? undefined : await getRecord(sql, 'ticket', ticketId)
  const whose = customerId ?? ticket?.customerId
  const customer = await customerNow(sql, whose)
  const organization = customer?.organizationId
    ? await getRecord(sql, 'organization', customer.organizationId)
    : undefined
  const [productId] = article.productIds
  // Of several products nobody can say which one it is about.
  const product =
    productId !== undefined && article.productIds.length === 1 ? await getRecord(sql, 'product', productId) : undefined
  const [workspace] = await allRecords(sql, 'workspace')
  const values: Record<keyof VariableValues, string | undefined> = {
    'customer.name': customer?.name,
    'customer.firstName': customer && firstName(customer.name, customer.language),
    'customer.email': customer?.emails[0],
    'customer.phone': customer?.phones[0],
    'customer.city': customer?.city,
    'customer.organization': organization?.name,
    'ticket.number': ticket?.number === null ? undefined : ticket?.number?.toString(),
    'ticket.subject': ticket?.subject,
    'product.name': product?.name,
    'agent.name': me.name,
    'agent.firstName': firstName(me.name, me.language),
    'company.name': workspace?.name,
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as VariableValues
}

/** A name that is written family name first, or in one piece, is used whole: better formal than wrong. */
function firstName(name: string, language: string): string {
  const parts = name.trim().split(/\s+/)
  const isFamilyFirst = /^(zh|ja|ko|hu|vi)\b/.test(language) || /\p{Script=Han}|\p{Script=Hangul}/u.test(name)
  return isFamilyFirst || parts.length < 2 ? name : (parts[0] ?? name)
}
