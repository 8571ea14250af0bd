import { beforeEach, describe, expect, it } from 'vitest'
import type { Call, Callback, Consent } from '#shared/domain/calls'
import type { OwnedProduct } from '#shared/domain/customers'
import type { TypedRecord } from '#shared/domain/records'
import type { ScriptRun } from '#shared/domain/scripts'
import type { Cache } from '../../../electron/data/cache/cache.ts'
import { callQueries } from '../../../electron/data/calls/queries.ts'
import { scriptQueries } from '../../../electron/data/scripts/index.ts'
import { end, graph } from '../../unit/shared/scripts/make.ts'
import { mergeOf, order } from './history.ts'
import { at, customer, customers, freshCache, me, newId, now, put, support, ticket, tickets } from './make.ts'

/** Two customers merged on this machine, before the server has moved anything: both names stand for one person. */

const context = { me, now }
const kept = customer({ name: 'Kay Kept' })
const removed = customer({ name: 'Kay K.' })
const open = ticket({ customerId: removed.id })
const call: Call = {
  ...{ id: newId(), version: 1, teamId: support.id, direction: 'inbound', number: '+351912345678' },
  ...{ rawNumber: '+351912345678', withheld: false, customerId: removed.id, agentId: me.id, state: 'active' },
  ...{ ringingAt: at(1), answeredAt: at(2), endedAt: null, holds: [], wrapUpSeconds: null, dispositionId: null },
  ...{ notes: '', scriptRunId: null, ticketId: null, recordingUrl: null, externalId: null, reason: '' },
  ...{ purpose: null, override: null, against: [] },
}
const callback: Callback = {
  ...{ id: newId(), version: 1, teamId: support.id, assigneeId: me.id, customerId: removed.id, number: '1', note: '' },
  ...{ dueAt: at(700), ticketId: null, callId: null, state: 'open', doneCallId: null, createdById: me.id },
  ...{ createdAt: at(0), closedAt: null },
}
const withdrawn: Consent = {
  ...{ id: newId(), version: 1, customerId: removed.id, channel: 'phone', purpose: 'marketing', state: 'withdrawn' },
  ...{ how: 'phone', proof: '', at: at(5), recordedById: me.id },
}
const owned: OwnedProduct = {
  ...{ id: newId(), version: 1, customerId: removed.id, productId: newId(), serialNumber: 'WF-1', boughtAt: null },
  ...{ warrantyUntil: null, contract: null, createdAt: at(0) },
}
const run: ScriptRun = {
  ...{ id: newId(), version: 1, scriptId: newId(), revisionId: newId(), revisionNumber: 1, agentId: me.id },
  ...{ teamId: support.id, callId: null, ticketId: null, customerId: removed.id, language: 'en', startedAt: at(0) },
  ...{ endedAt: at(1), outcome: 'completed', dispositionId: null, path: [], confirmations: [], notes: '' },
}

let cache: Cache
beforeEach(async () => {
  cache = await freshCache()
  const records: TypedRecord[] = [
    { type: 'team', record: support },
    { type: 'call', record: call },
    { type: 'callback', record: callback },
    { type: 'consent', record: withdrawn },
    { type: 'ownedProduct', record: owned },
    { type: 'scriptRun', record: run },
  ]
  await put(cache, ...customers(kept), ...tickets(open), mergeOf(kept, removed), order({ customerId: removed.id }))
  await put(cache, ...records)
})

describe.each([
  ['kept', kept.id],
  ['removed', removed.id],
])('asked by the %s one', (_name, customerId) => {
  it('a withdrawn consent is shown before dialling', async () => {
    const before = await callQueries['call.beforeDial'](cache, context, { number: '+351912345678', customerId })
    expect(before).toMatchObject({ customer: { id: kept.id }, consents: [{ state: 'withdrawn' }] })
    expect(await callQueries['consent.list'](cache, context, { customerId })).toHaveLength(1)
  })

  it('what was bought and the calls that were led are found', async () => {
    const { values } = await scriptQueries['script.facts'](cache, context, { ticketId: null, customerId })
    expect(values).toMatchObject({
      'customer.name': 'Kay Kept',
      'product.serialNumber': 'WF-1',
      'order.number': 'WF-1001',
    })
    const wanted = { customerId, ticketId: null, key: null }
    const lookUp = (source: 'customer' | 'product' | 'order', field: string) =>
      scriptQueries['script.lookUp'](cache, context, { ...wanted, source, field })
    expect(await lookUp('customer', 'name')).toEqual({ value: 'Kay Kept' })
    expect(await lookUp('product', 'serialNumber')).toEqual({ value: 'WF-1' })
    expect(await lookUp('order', 'number')).toEqual({ value: 'WF-1001' })
    expect(await scriptQueries['script.runs'](cache, context, { ticketId: null, customerId, limit: 5 })).toHaveLength(1)
  })
})

it('a call of the removed one shows who it is now, with all that is open', async () => {
  const detail = await callQueries['call.get'](cache, context, { callId: call.id })
  expect(detail).toMatchObject({
    call: { customerName: 'Kay Kept' },
    customer: { id: kept.id },
    consents: [{ state: 'withdrawn' }],
    openTickets: [{ id: open.id }],
    openCallbacks: [{ id: callback.id }],
  })
  expect(await callQueries['callback.get'](cache, context, { callbackId: callback.id })).toMatchObject({
    customerName: 'Kay Kept',
    timeZone: kept.timeZone,
  })
})

it('a script is offered by what either of them has', async () => {
  const revisionId = newId()
  const graphOf = graph([end('done')])
  await put(cache, {
    type: 'script',
    record: {
      ...{ id: newId(), version: 1, name: 'Sensor', description: '', state: 'published', graph: graphOf, revision: 1 },
      ...{ revisionId, published: { revisionId, number: 1, at: at(0) }, languages: ['en'], ownerId: me.id },
      offeredFor: { teamIds: [], tagIds: [], productIds: [owned.productId], languages: [], reasons: [] },
      ...{ reviewerId: null, reviewDueAt: null, reviewNote: '', archivedAt: null, updatedBy: me.id },
      ...{ updatedAt: at(0), createdAt: at(0) },
    },
  })
  const asked = { ticketId: null, customerId: removed.id, teamId: null, productIds: [], reason: '', limit: 5 }
  expect(await scriptQueries['script.offer'](cache, context, asked)).toHaveLength(1)
})
