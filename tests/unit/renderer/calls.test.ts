// @vitest-environment jsdom
import { describe, expect, it, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import type { CallDetail, CallRow } from '#shared/ipc/calls'
import { keptForm } from '../../../renderer/app/kept-forms.ts'
import { instantOfWhen, nextQuarter, wallWhen } from '../../../renderer/app/when.ts'
import { currentCall, nextAction } from '../../../renderer/features/calls/call-actions.ts'
import { dueGroupOf, grouped } from '../../../renderer/features/calls/callback-groups.ts'
import { withoutScript } from '../../../renderer/features/calls/promise.ts'
import { spanBounds } from '../../../renderer/features/calls/spans.ts'
import { paragraphBetween } from '../../../renderer/features/calls/use-notes.ts'
import {
  emptyWrapUp,
  notesWith,
  type Outcome,
  outcomeOf,
  problemsOf,
  wrapUpCommands,
} from '../../../renderer/features/calls/wrap-up.ts'
import { weekdayName, windowText } from '../../../renderer/features/customers/contact-window.ts'
import { row as anyRow } from './calls/stage.tsx'

const at = '2026-03-02T09:00:00.000Z'
const row = (set: Partial<CallRow> = {}) =>
  anyRow({
    teamId: derivedId('team'),
    customerId: derivedId('customer'),
    agentId: derivedId('me'),
    ringingAt: at,
    answeredAt: at,
    endedAt: at,
    ...set,
  })
const detail = (set: Partial<CallDetail> = {}): CallDetail => ({
  call: row(),
  customer: null,
  consents: [],
  ticket: null,
  openTickets: [],
  matches: [],
  country: 'PT',
  callbacks: [],
  openCallbacks: [],
  ...set,
})
const form = (set: Partial<Outcome> = {}): Outcome => ({
  ...outcomeOf(emptyWrapUp(detail()), detail(), Date.parse(at)),
  dispositionId: derivedId('solved'),
  ...set,
})
const me = { me: { id: derivedId('me'), teamIds: [derivedId('team')] }, ticketNow: null, script: null }

describe('the outcome of a call', () => {
  it('is one command when nothing follows', () => {
    const commands = wrapUpCommands(form(), 'Reset', detail(), me)
    expect(commands.map(({ name }) => name)).toEqual(['call.wrapUp'])
    expect(commands[0]?.args).toEqual({
      callId: derivedId('call'),
      notes: 'Reset',
      dispositionId: derivedId('solved'),
      scriptRunId: null,
    })
  })

  it('makes the ticket first, then the call that points to it, then the promise', () => {
    const whole = form({
      ticket: 'new',
      subject: ' Light stays red ',
      followUp: { dueAt: at, assigneeId: null, note: '' },
      keeps: [derivedId('promise')],
    })
    const commands = wrapUpCommands(whole, 'a < b\nand so on\n\nmore', detail(), me)
    expect(commands.map(({ name }) => name)).toEqual([
      'ticket.create',
      'call.wrapUp',
      'callback.done',
      'callback.create',
    ])
    const [ticket, call, , callback] = commands.map(({ args }) => args as Record<string, never>)
    expect(ticket).toMatchObject({
      subject: 'Light stays red',
      channel: 'phone',
      kind: 'note',
      bodyHtml: '<p>a &lt; b<br>and so on</p><p>more</p>',
    })
    expect(call?.ticketId).toBe(ticket?.ticketId)
    expect(callback).toMatchObject({ fields: { ticketId: ticket?.ticketId, number: '+351912345678', dueAt: at } })
  })

  it('puts words of an article into the notes as lines of their own', () => {
    expect(paragraphBetween('', ' Unplug it. ', '')).toBe('Unplug it.\n')
    expect(paragraphBetween('Blinks', 'Unplug it.', '')).toBe('\nUnplug it.\n')
    expect(paragraphBetween('Blinks\n', 'Unplug it.', '\nCalls again')).toBe('Unplug it.')
  })

  it('puts the notes into a ticket that is there, unless one would rather not', () => {
    const ticketId = derivedId('ticket')
    const open = detail({ openTickets: [{ id: ticketId, number: 1, subject: 'Light', status: 'open' }] })
    const names = (set: Partial<Outcome>, notes: string) =>
      wrapUpCommands(form({ ticket: ticketId, ...set }), notes, open, me).map(({ name }) => name)
    expect(names({}, 'Reset')).toEqual(['ticket.reply', 'call.wrapUp'])
    expect(names({ noteInTicket: false }, 'Reset')).toEqual(['call.wrapUp'])
    expect(names({}, '  ')).toEqual(['call.wrapUp'])
  })

  it('says what is missing', () => {
    const alone = { dispositions: [], ofScript: withoutScript }
    expect(problemsOf(form(), detail(), alone)).toEqual({})
    expect(problemsOf(form({ dispositionId: null }), detail(), alone)).toEqual({ dispositionId: true })
    expect(problemsOf(form({ ticket: 'new' }), detail({ call: row({ customerId: null }) }), alone)).toEqual({
      ticket: true,
      subject: true,
    })
    const withheld = detail({ call: row({ number: null, rawNumber: 'anonymous', withheld: true }) })
    expect(problemsOf(form({ followUp: { dueAt: null, assigneeId: null, note: '' } }), withheld, alone)).toEqual({
      dueAt: true,
      number: true,
    })
  })

  it('takes the notes of the script along, once', () => {
    expect(notesWith('', 'From the script')).toBe('From the script')
    expect(notesWith('Mine', 'From the script')).toBe('Mine\n\nFrom the script')
    expect(notesWith('Mine: From the script', 'From the script')).toBe('Mine: From the script')
    expect(notesWith('x'.repeat(19_990), 'From the script')).toHaveLength(19_990)
  })
})

test('of several calls the one that is talked on comes first, then one that rings, then one that waits', () => {
  const [talk, ring, held, after] = (['active', 'ringing', 'held', 'wrap-up'] as const).map((state) =>
    row({ id: derivedId(state), state }),
  )
  if (!talk || !ring || !held || !after) throw new Error('four calls')
  expect(currentCall([after, ring, held, talk])).toBe(talk)
  expect(currentCall([after, held, ring])).toBe(ring)
  expect(currentCall([after, held])).toBe(held)
  expect(currentCall([])).toBeUndefined()
  expect([ring, talk, after].map(nextAction)).toEqual(['answer', 'end', 'outcome'])
})

test('a kept form that cannot be read is an empty one', () => {
  expect(keptForm('{"subject":"Light"}')).toEqual({ subject: 'Light' })
  expect([keptForm('no json'), keptForm('7'), keptForm(null)]).toEqual([{}, {}, {}])
})

describe('times', () => {
  it('are read and shown by the customer’s clock, also across a change of it', () => {
    const zone = 'America/New_York'
    const before = instantOfWhen(zone, { day: '2026-03-07', time: '09:00' }) ?? 0
    const after = instantOfWhen(zone, { day: '2026-03-08', time: '09:00' }) ?? 0
    expect(after - before).toBe(23 * 3_600_000)
    expect(wallWhen(zone, after)).toEqual({ day: '2026-03-08', time: '09:00' })
    expect(instantOfWhen(zone, { day: '', time: '09:00' })).toBeNull()
    expect(instantOfWhen('Mars/Olympus', { day: '2026-03-08', time: '09:00' })).toBeNull()
    expect(nextQuarter(Date.parse('2026-03-02T09:01:00.000Z'))).toBe(Date.parse('2026-03-02T09:15:00.000Z'))
  })

  it('fall into groups as seen from now', () => {
    const now = new Date(2026, 2, 2, 12, 0).getTime()
    const group = (hours: number) => dueGroupOf(new Date(now + hours * 3_600_000).toISOString(), now)
    expect([-2, 0, 0.2, 3, 20, 40].map(group)).toEqual(['overdue', 'now', 'now', 'today', 'tomorrow', 'later'])
    expect(grouped([], now)).toEqual([])
  })

  it('narrow the log by the reader’s own days', () => {
    const now = new Date(2026, 2, 2, 12, 0)
    expect(spanBounds('all', now)).toEqual({ from: null, to: null })
    expect(spanBounds('yesterday', now)).toEqual({
      from: new Date(2026, 2, 1).toISOString(),
      to: new Date(2026, 2, 2).toISOString(),
    })
  })
})

test('a contact window is said in a line', () => {
  // Whether a zero stands before the hour is the affair of the language's own tables.
  expect(windowText('en-GB', { from: '09:00', to: '17:30', days: [1, 2, 3, 4, 5] })).toMatch(/^Mon–Fri 0?9:00–17:30$/)
  expect(windowText('de', { from: '08:00', to: '12:00', days: [7, 1, 3] })).toMatch(/^Mo, Mi, So 0?8:00–12:00$/)
  expect(weekdayName('en', 6, 'long')).toBe('Saturday')
})
