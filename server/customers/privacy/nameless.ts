import { put } from '../../../shared/commands/command.ts'
import type { Change } from '../../../shared/commands/index.ts'
import { type CustomerOwnedType, customerOwnedTypes, type RecordOf } from '../../../shared/domain/records.ts'
import { blot, type Redact, redactHtml, redactorOf } from '../../../shared/rules/redact.ts'
import type { Person } from './gather.ts'

/** What is left of a record when nobody may know any more whose it was; what cannot be made nameless is removed. */
type Nameless = { readonly [T in CustomerOwnedType]?: (record: RecordOf<T>, redact: Redact) => RecordOf<T> }

const nameless: Nameless = {
  ticket: (ticket, redact) => ({ ...ticket, subject: redact(ticket.subject) }),
  ownedProduct: (owned) => ({ ...owned, serialNumber: '' }),
  // A shop would find the person by the number.
  order: (order) => ({ ...order, number: `${blot} ${order.id.slice(-6)}` }),
  survey: (survey, redact) => ({ ...survey, comment: redact(survey.comment) }),
  call: (call, redact) => ({
    ...call,
    number: null,
    rawNumber: '',
    recordingUrl: null,
    notes: redact(call.notes),
    reason: redact(call.reason),
  }),
  consent: (consent) => ({ ...consent, proof: '' }),
}

/** The customer becomes a number; words stay without names, and the files that the person sent go. */
export function namelessChanges(person: Person): { changes: Change[]; attachmentIds: string[] } {
  const { customer } = person
  const redact = redactorOf([customer, ...person.merges.map(({ removed }) => removed)])
  const changes: Change[] = []
  for (const type of customerOwnedTypes) {
    const make = nameless[type] as ((record: never, redact: Redact) => never) | undefined
    for (const record of person.owned[type])
      changes.push(make ? put(type, make(record as never, redact)) : { op: 'delete', type, id: record.id })
  }
  const sent = new Set(person.attachments.filter(byCustomer(person)).map(({ id }) => id))
  for (const message of [...person.messages, ...person.elsewhere]) {
    changes.push(
      put('message', {
        ...message,
        bodyHtml: redactHtml(message.bodyHtml, redact),
        bodyText: redact(message.bodyText),
        cc: message.cc.filter((address) => redact(address) === address),
        attachmentIds: message.attachmentIds.filter((id) => !sent.has(id)),
      }),
    )
  }
  for (const id of sent) changes.push({ op: 'delete', type: 'attachment', id })
  for (const { id } of person.drafts) changes.push({ op: 'delete', type: 'draft', id })
  for (const { id } of person.merges) changes.push({ op: 'delete', type: 'customerMerge', id })
  for (const { id } of person.distinct) changes.push({ op: 'delete', type: 'distinctPair', id })
  changes.push(
    put('customer', {
      ...customer,
      name: `#${customer.id.slice(-6)}`,
      emails: [],
      phones: [],
      organizationId: null,
      jobTitle: '',
      city: '',
      notes: '',
      pinnedFacts: [],
      address: { street: '', postalCode: '' },
      doNotCall: true,
      contactWindow: null,
    }),
  )
  return { changes, attachmentIds: [...sent] }
}

function byCustomer({ messages }: Person) {
  const theirs = new Set(messages.filter(({ authorKind }) => authorKind === 'customer').map(({ id }) => id))
  return ({ messageId }: { readonly messageId: string }) => theirs.has(messageId)
}
