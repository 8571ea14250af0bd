import type { PersonExport } from '../api/privacy.ts'
import { escapeHtml } from './plain-html.ts'

/** Everything about a person as one page that any browser shows and any printer prints. */

/** Headings in the reader's language, by key; see `history:export` of the locales. */
export type ExportWords = Readonly<Record<string, string>>

const style =
  'body{font:14px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1b1f26}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #ccc}h3{font-size:1rem;margin-bottom:0}table{border-collapse:collapse}th{text-align:left;vertical-align:top;padding:2px 1rem 2px 0;font-weight:600}td{padding:2px 0;white-space:pre-wrap}article{margin:.5rem 0 .5rem 1rem}time{color:#545b67}p{white-space:pre-wrap;margin:.25rem 0}'

export function personHtml(person: PersonExport, words: ExportWords, language: string): string {
  const word = (key: string) => escapeHtml(words[key] ?? key)
  const time = (at: string) =>
    `<time datetime="${at}">${escapeHtml(new Date(at).toLocaleString(language, { timeZone: 'UTC' }))} UTC</time>`
  const rows = (values: Readonly<Record<string, unknown>>) =>
    `<table>${Object.entries(values)
      .filter(([, value]) => !isEmpty(value))
      .map(([key, value]) => `<tr><th>${word(key)}</th><td>${escapeHtml(valueText(value))}</td></tr>`)
      .join('')}</table>`
  const section = (key: string, items: readonly string[]) =>
    items.length === 0 ? '' : `<section><h2>${word(key)} (${items.length})</h2>${items.join('')}</section>`
  const { customer, tickets } = person
  const plain = (record: Readonly<Record<string, unknown>>) => {
    const { id: _id, version: _version, customerId: _customer, ...rest } = record
    return `<article>${rows(rest)}</article>`
  }
  const { id: _id, version: _version, organizationId: _organization, ...fields } = customer
  return `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><title>${escapeHtml(customer.name)}</title><style>${style}</style></head>
<body><h1>${escapeHtml(customer.name)}</h1><p>${word('intro')} ${escapeHtml(person.workspace)}, ${time(person.exportedAt)}</p>
${rows({ ...fields, organization: person.organization })}
${section(
  'merged',
  person.merged.map((each) => plain(each)),
)}
${section(
  'tickets',
  tickets.map(
    ({ number, subject, status, createdAt, messages, attachments }) =>
      `<h3>${number === null ? '' : `#${number} `}${escapeHtml(subject)}</h3><p>${escapeHtml(status)}, ${time(createdAt)}</p>${messages
        .filter(({ kind }) => kind !== 'event')
        .map(
          ({ authorKind, kind, bodyText, createdAt: at, id }) =>
            `<article><strong>${word(kind === 'note' ? 'note' : authorKind)}</strong> ${time(at)}<p>${escapeHtml(bodyText)}</p>${attachments
              .filter(({ messageId }) => messageId === id)
              .map(({ fileName }) => `<p>${word('file')}: ${escapeHtml(fileName)}</p>`)
              .join('')}</article>`,
        )
        .join('')}`,
  ),
)}
${section(
  'otherMessages',
  person.otherMessages.map(
    ({ bodyText, createdAt }) => `<article>${time(createdAt)}<p>${escapeHtml(bodyText)}</p></article>`,
  ),
)}
${section(
  'scriptRuns',
  person.scriptRuns.map(
    ({ script, startedAt, notes, steps }) =>
      `<article><strong>${escapeHtml(script)}</strong> ${time(startedAt)}<ol>${steps
        .map(({ title, answer }) => `<li>${escapeHtml(title)}${answer === null ? '' : `: ${escapeHtml(answer)}`}</li>`)
        .join('')}</ol><p>${escapeHtml(notes)}</p></article>`,
  ),
)}
${(['calls', 'callbacks', 'consents', 'products', 'orders', 'surveys'] as const)
  .map((key) =>
    section(
      key,
      person[key].map((each) => plain(each)),
    ),
  )
  .join('')}
</body></html>
`
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).every(isEmpty)
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join('\n')
  if (typeof value === 'object' && value !== null)
    return Object.values(value)
      .filter((each) => !isEmpty(each))
      .map(valueText)
      .join(', ')
  return String(value)
}
