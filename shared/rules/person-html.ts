import type { PersonExport } from '../api/privacy.ts'
import { isKnownZone } from './calls/zone.ts'
import { personFields, type Reading, type Row } from './person-fields.ts'
import { escapeHtml } from './plain-html.ts'

/** Everything about a person as one page that any browser shows and any printer prints. */

/** Headings and words in the reader's language, by key; see `history:export` of the locales. */
export type ExportWords = Readonly<Record<string, string>>

const style =
  'body{font:14px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1b1f26}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #ccc}h3{font-size:1rem;margin-bottom:0}table{border-collapse:collapse}th{text-align:left;vertical-align:top;padding:2px 1rem 2px 0;font-weight:600;min-width:9rem}td{padding:2px 0;white-space:pre-wrap;overflow-wrap:anywhere}article{margin:.5rem 0 1rem 1rem}time{color:#545b67}p{white-space:pre-wrap;margin:.25rem 0}'

export function personHtml(person: PersonExport, words: ExportWords, language: string): string {
  const word = (key: string) => escapeHtml(words[key] ?? key)
  const { customer, tickets } = person
  // A zone that came with an import may be none: then times are those of Greenwich, and the page says so.
  const timeZone = isKnownZone(customer.timeZone) ? customer.timeZone : 'UTC'
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const zone = when.resolvedOptions().timeZone
  const time = (at: string) => `<time datetime="${at}">${escapeHtml(when.format(new Date(at)))}</time>`
  const reading: Reading = {
    language,
    word: (key) => words[key] ?? key,
    time: (at) => when.format(new Date(at)),
    nameOf: (id) => person.names[id] ?? '',
  }
  const table = (rows: readonly Row[]) =>
    `<table>${rows
      .filter(([, text]) => text !== '')
      .map(([key, text]) => `<tr><th>${word(key)}</th><td>${escapeHtml(text)}</td></tr>`)
      .join('')}</table>`
  const section = (key: string, items: readonly string[]) =>
    items.length === 0 ? '' : `<section><h2>${word(key)} (${items.length})</h2>${items.join('')}</section>`
  const records = <T>(key: string, of: readonly T[], fields: (record: T, reading: Reading) => readonly Row[]) =>
    section(
      key,
      of.map((each) => `<article>${table(fields(each, reading))}</article>`),
    )
  return `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><title>${escapeHtml(customer.name)}</title><style>${style}</style></head>
<body><h1>${escapeHtml(customer.name)}</h1><p>${word('intro')} ${escapeHtml(person.workspace)}, ${time(person.exportedAt)}. ${word('zone')} ${escapeHtml(zone)}.</p>
${table([...personFields.customer(customer, reading), ['organization', person.organization ?? '']])}
${records('merged', person.merged, personFields.customer)}
${section(
  'tickets',
  tickets.map(
    ({ number, subject, status, createdAt, messages, attachments }) =>
      `<h3>${number === null ? '' : `#${number} `}${escapeHtml(subject)}</h3><p>${word(`status.${status}`)}, ${time(createdAt)}</p>${messages
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
${records('calls', person.calls, personFields.call)}
${records('callbacks', person.callbacks, personFields.callback)}
${records('consents', person.consents, personFields.consent)}
${records('products', person.products, personFields.product)}
${records('orders', person.orders, personFields.order)}
${records('surveys', person.surveys, personFields.survey)}
</body></html>
`
}
