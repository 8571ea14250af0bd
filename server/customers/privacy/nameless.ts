import { put } from '../../../shared/commands/command.ts'
import type { Change } from '../../../shared/commands/index.ts'
import { limits } from '../../../shared/domain/primitives.ts'
import { type CustomerOwnedType, customerOwnedTypes, type RecordOf } from '../../../shared/domain/records.ts'
import { blot, type Redact, redactHtml } from '../../../shared/rules/redact.ts'
import type { IsClosed } from './closed-answers.ts'
import type { Person } from './gather.ts'

/** What becomes of each field when nobody may know any more whose it was. A new field does not compile until it is said. */
type Plan<R> = {
  readonly [K in keyof R]-?: 'keep' | ((value: R[K], redact: Redact, record: R) => R[K])
}

const words = (text: string, redact: Redact) => redact(text)
const empty = () => ''
const nothing = () => null

const ticket: Plan<RecordOf<'ticket'>> = {
  id: 'keep',
  version: 'keep',
  number: 'keep',
  subject: (subject, redact) => redact(subject).slice(0, limits.subject),
  status: 'keep',
  priority: 'keep',
  channel: 'keep',
  teamId: 'keep',
  assigneeId: 'keep',
  customerId: 'keep',
  tagIds: 'keep',
  linkedTicketIds: 'keep',
  mergedIntoId: 'keep',
  createdAt: 'keep',
  updatedAt: 'keep',
  lastMessageAt: 'keep',
  lastMessageId: 'keep',
  lastCustomerMessageAt: 'keep',
  firstRespondedAt: 'keep',
  solvedAt: 'keep',
  dueAt: 'keep',
  messageCount: 'keep',
}

const message: Plan<RecordOf<'message'>> = {
  id: 'keep',
  version: 'keep',
  ticketId: 'keep',
  teamId: 'keep',
  kind: 'keep',
  authorKind: 'keep',
  authorId: 'keep',
  bodyHtml: (html, redact) => redactHtml(html, redact).slice(0, limits.bodyHtml),
  bodyText: words,
  cc: (cc, redact) => cc.filter((address) => redact(address) === address),
  mentionedUserIds: 'keep',
  attachmentIds: 'keep',
  event: (event, redact) =>
    event?.type === 'subject' ? { ...event, from: redact(event.from), to: redact(event.to) } : event,
  createdAt: 'keep',
  composedAt: 'keep',
}

const attachment: Plan<RecordOf<'attachment'>> = {
  id: 'keep',
  version: 'keep',
  // Its ending stays: without it nobody knows how to open the file.
  fileName: (name, redact) => redact(name).slice(-255),
  mediaType: 'keep',
  size: 'keep',
  sha256: 'keep',
  inline: 'keep',
  ticketId: 'keep',
  teamId: 'keep',
  messageId: 'keep',
  createdAt: 'keep',
}

const ownedProduct: Plan<RecordOf<'ownedProduct'>> = {
  id: 'keep',
  version: 'keep',
  customerId: 'keep',
  productId: 'keep',
  serialNumber: empty,
  boughtAt: 'keep',
  warrantyUntil: 'keep',
  contract: (contract, redact) => contract && { ...contract, name: redact(contract.name).slice(0, limits.name) },
  createdAt: 'keep',
}

const order: Plan<RecordOf<'order'>> = {
  id: 'keep',
  version: 'keep',
  customerId: 'keep',
  // A shop would find the person by the number.
  number: (_number, _redact, { id }) => `${blot} ${id.slice(-6)}`,
  at: 'keep',
  status: 'keep',
  currency: 'keep',
  totalMinor: 'keep',
  lines: (lines, redact) => lines.map((line) => ({ ...line, name: redact(line.name).slice(0, limits.name) })),
}

const survey: Plan<RecordOf<'survey'>> = {
  id: 'keep',
  version: 'keep',
  customerId: 'keep',
  ticketId: 'keep',
  callId: 'keep',
  score: 'keep',
  comment: (comment, redact) => redact(comment).slice(0, 5_000),
  at: 'keep',
}

const call: Plan<RecordOf<'call'>> = {
  id: 'keep',
  version: 'keep',
  teamId: 'keep',
  direction: 'keep',
  number: nothing,
  rawNumber: empty,
  withheld: 'keep',
  customerId: 'keep',
  agentId: 'keep',
  state: 'keep',
  ringingAt: 'keep',
  answeredAt: 'keep',
  endedAt: 'keep',
  holds: 'keep',
  wrapUpSeconds: 'keep',
  dispositionId: 'keep',
  notes: (notes, redact) => redact(notes).slice(0, 20_000),
  scriptRunId: 'keep',
  ticketId: 'keep',
  recordingUrl: nothing,
  // The telephone system would find the person by it.
  externalId: nothing,
  reason: (reason, redact) => redact(reason).slice(0, limits.subject),
  purpose: 'keep',
  override: (override, redact) => override && { ...override, note: redact(override.note).slice(0, 1_000) },
  against: 'keep',
}

const consent: Plan<RecordOf<'consent'>> = {
  id: 'keep',
  version: 'keep',
  customerId: 'keep',
  channel: 'keep',
  purpose: 'keep',
  state: 'keep',
  at: 'keep',
  how: 'keep',
  proof: empty,
  recordedById: 'keep',
}

/** Its way, its times and what was chosen are figures of the script; in words and numbers anything may have been said. */
const scriptRun = (isClosed: IsClosed): Plan<RecordOf<'scriptRun'>> => ({
  id: 'keep',
  version: 'keep',
  scriptId: 'keep',
  revisionId: 'keep',
  revisionNumber: 'keep',
  agentId: 'keep',
  teamId: 'keep',
  callId: 'keep',
  ticketId: 'keep',
  customerId: 'keep',
  language: 'keep',
  startedAt: 'keep',
  endedAt: 'keep',
  outcome: 'keep',
  dispositionId: 'keep',
  path: (path, _redact, run) => path.map((visit) => (isClosed(run, visit) ? visit : { ...visit, answer: blot })),
  confirmations: 'keep',
  notes: empty,
})

const customer: Plan<RecordOf<'customer'>> = {
  id: 'keep',
  version: 'keep',
  name: (_name, _redact, { id }) => `#${id.slice(-6)}`,
  emails: () => [],
  phones: () => [],
  organizationId: nothing,
  jobTitle: empty,
  language: 'keep',
  timeZone: 'keep',
  country: 'keep',
  city: empty,
  tier: 'keep',
  notes: empty,
  doNotCall: () => true,
  contactWindow: nothing,
  pinnedFacts: () => [],
  address: () => ({ street: '', postalCode: '' }),
  createdAt: 'keep',
}

/** Of what a customer owns, the types that can be made nameless; the rest is removed. */
const plans: { readonly [T in Exclude<CustomerOwnedType, 'scriptRun'>]: Plan<RecordOf<T>> | null } = {
  ticket,
  ownedProduct,
  order,
  survey,
  call,
  consent,
  // Whom to call about what.
  callback: null,
}

function planned<R extends object>(record: R, plan: Plan<R>, redact: Redact): R {
  const made = { ...record }
  for (const field of Object.keys(plan) as (keyof R)[]) {
    const make = plan[field]
    if (make !== 'keep') made[field] = make(record[field], redact, record)
  }
  return made
}

/** The customer becomes a number; words stay without names, and the files that the person sent go. */
export function namelessChanges(
  person: Person,
  redact: Redact,
  isClosed: IsClosed,
): { changes: Change[]; attachmentIds: string[] } {
  const changes: Change[] = []
  for (const type of customerOwnedTypes) {
    const plan = (type === 'scriptRun' ? scriptRun(isClosed) : plans[type]) as Plan<object> | null
    for (const record of person.owned[type])
      changes.push(
        plan ? put(type, planned<object>(record, plan, redact) as never) : { op: 'delete', type, id: record.id },
      )
  }
  const words = [...person.messages, ...person.elsewhere]
  const theirs = new Set(words.filter(({ authorKind }) => authorKind === 'customer').map(({ id }) => id))
  const sent = new Set(person.attachments.filter(({ messageId }) => theirs.has(messageId)).map(({ id }) => id))
  for (const each of words) {
    const attachmentIds = each.attachmentIds.filter((id) => !sent.has(id))
    changes.push(put('message', { ...planned(each, message, redact), attachmentIds }))
  }
  for (const each of person.attachments)
    changes.push(
      sent.has(each.id)
        ? { op: 'delete', type: 'attachment', id: each.id }
        : put('attachment', planned(each, attachment, redact)),
    )
  changes.push(put('customer', planned(person.customer, customer, redact)))
  return { changes, attachmentIds: [...sent] }
}
