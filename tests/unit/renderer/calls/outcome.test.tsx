// @vitest-environment jsdom
import { act, fireEvent, render } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Callback } from '#shared/domain/calls'
import { derivedId } from '#shared/domain/records'
import type { CallDetail } from '#shared/ipc/calls'
import { NewCaller } from '../../../../renderer/features/calls/NewCaller.tsx'
import { scriptWriter } from '../../../../renderer/features/calls/script.ts'
import { Who } from '../../../../renderer/features/calls/Who.tsx'
import { WrapUp } from '../../../../renderer/features/calls/WrapUp.tsx'
import { ids, start } from '../../shared/effects.ts'
import { callStage, customerCard, detail, inWindow, settle, solved, ticketDetail } from './stage.tsx'

const stage = callStage()
const rosas = { id: ids.ticket, number: 4821, subject: 'Light stays red', status: 'open' } as const
const promise = (id: string) => ({ id, dueAt: start, note: '' }) as Callback
const other = derivedId('another customer')

interface Command {
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}
const written = () =>
  stage.commands.filter(({ name }) => name === 'command.batch').flatMap(({ args }) => args.commands as Command[])
const names = () => written().map(({ name }) => name)
const argsOf = (name: string) => written().find((each) => each.name === name)?.args

async function open(of: CallDetail) {
  let done = 0
  const at = (now: CallDetail) => inWindow(<WrapUp key={of.call.id} detail={now} onDone={() => (done += 1)} />)
  const shown = render(at(of))
  await settle()
  return {
    ...shown,
    become: async (next: CallDetail) => {
      shown.rerender(at(next))
      await settle()
    },
    choose: async (field: string, option: string) => {
      fireEvent.click(shown.getByRole('combobox', { name: field }))
      fireEvent.click(await shown.findByRole('option', { name: option, hidden: true }))
    },
    save: async () => {
      fireEvent.click(shown.getByRole('radio', { name: 'Solved' }))
      fireEvent.click(shown.getByRole('button', { name: /Save outcome/ }))
      await settle()
    },
    done: () => done,
  }
}

test('an outcome filled in for one caller writes nothing to them once the call is another’s', async () => {
  const id = derivedId('first call')
  const form = await open(
    detail({
      call: { id, notes: 'Reset' },
      openTickets: [rosas],
      openCallbacks: [promise(derivedId('rosas promise'))],
    }),
  )
  await form.choose('Ticket', '#4821 Light stays red')
  const theirs = derivedId('promise of the other')
  await form.become(detail({ call: { id, notes: 'Reset', customerId: other }, openCallbacks: [promise(theirs)] }))
  expect((form.getByRole('combobox', { name: 'Ticket' }) as HTMLInputElement).value).toBe('No ticket')
  await form.save()
  expect(names()).toEqual(['call.wrapUp', 'callback.done'])
  expect(argsOf('call.wrapUp')).toMatchObject({ dispositionId: solved })
  expect(argsOf('call.wrapUp')).not.toHaveProperty('ticketId')
  // What they were promised by now is what they called about.
  expect(argsOf('callback.done')).toMatchObject({ callbackId: theirs })
})

test('the ticket that the call has is chosen until another is, and a ticket out of sight stays', async () => {
  const id = derivedId('second call')
  const form = await open(detail({ call: { id }, openTickets: [rosas] }))
  await form.become(detail({ call: { id, ticketId: rosas.id }, ticket: rosas, openTickets: [rosas] }))
  expect((form.getByRole('combobox', { name: 'Ticket' }) as HTMLInputElement).value).toBe('#4821 Light stays red')
  const hidden = derivedId('ticket of another team')
  await form.become(detail({ call: { id, ticketId: hidden } }))
  await form.save()
  expect(argsOf('call.wrapUp')).not.toHaveProperty('ticketId')
  expect(names()).toEqual(['call.wrapUp'])
})

test('what is refused is named, nothing is written, and the form stays', async () => {
  const form = await open(detail({ call: { id: derivedId('third call'), notes: 'Reset' }, openTickets: [rosas] }))
  await form.choose('Ticket', '#4821 Light stays red')
  stage.command = (name) =>
    name === 'command.batch'
      ? {
          commandIds: [],
          rejected: [
            { index: 0, code: 'ticket-closed' },
            { index: 1, code: 'forbidden' },
          ],
        }
      : undefined
  await form.save()
  expect(stage.commands.find(({ name }) => name === 'command.batch')?.args).toMatchObject({ whole: true })
  expect(form.done()).toBe(0)
  const said = form.getByRole('alert').textContent ?? ''
  expect(said).toContain('The ticket is closed and takes no more changes.')
  expect(said).toContain('Outcome of a call')
  expect(said).toContain('Your role or team does not allow this.')
  stage.command = () => undefined
  await form.save()
  expect(form.queryByRole('alert')).toBeNull()
  expect(form.done()).toBe(1)
})

test('a refused customer is told of, and what was typed stays', async () => {
  let closed = 0
  const shown = render(inWindow(<NewCaller detail={detail()} onClose={() => (closed += 1)} />))
  await settle()
  stage.command = (name) =>
    name === 'command.batch' ? { commandIds: [], rejected: [{ index: 0, code: 'forbidden' }] } : undefined
  const name = shown.getByLabelText('Name') as HTMLInputElement
  fireEvent.change(name, { target: { value: 'Rosa' } })
  fireEvent.click(shown.getByRole('button', { name: 'Create customer' }))
  await settle()
  expect(shown.getByRole('alert').textContent).toContain('Your role or team does not allow this.')
  expect([name.value, closed]).toEqual(['Rosa', 0])
})

const runId = derivedId('run')
const scriptEnd = (callId: string): Parameters<NonNullable<ReturnType<typeof scriptWriter>>>[0] => ({
  run: {
    runId,
    scriptId: derivedId('script'),
    revisionId: derivedId('revision'),
    revisionNumber: 1,
    teamId: ids.support,
    callId,
    ticketId: null,
    customerId: ids.customer,
    language: 'en',
    startedAt: start,
    endedAt: start,
    outcome: 'completed',
    dispositionId: solved,
    path: [],
    confirmations: [],
    notes: 'Asked for the light',
  },
  fields: { status: 'solved', priority: 'urgent', teamId: null, addTagIds: [derivedId('tag')], removeTagIds: [] },
  ticket: null,
  callbacks: [
    {
      callbackId: derivedId('promised by the script'),
      fields: {
        teamId: ids.support,
        assigneeId: null,
        customerId: ids.customer,
        number: '+351912345678',
        dueAt: start,
        note: '',
        ticketId: null,
        callId,
      },
    },
  ],
})

test('a ticket that is made at the end of a scripted call has what the script sets', async () => {
  const id = derivedId('scripted call')
  const form = await open(detail({ call: { id } }))
  await form.choose('Ticket', 'New ticket')
  fireEvent.change(form.getByLabelText('Subject of the new ticket'), { target: { value: 'Light' } })
  await act(() => scriptWriter(id)?.(scriptEnd(id)))
  expect(names()).toEqual(['ticket.create', 'ticket.update', 'scriptRun.finish', 'call.wrapUp', 'callback.create'])
  const made = argsOf('ticket.create')
  expect(made).toMatchObject({ priority: 'urgent', tagIds: [derivedId('tag')] })
  expect(argsOf('ticket.update')).toMatchObject({ ticketId: made?.ticketId, set: { status: 'solved' } })
  for (const name of ['scriptRun.finish', 'call.wrapUp']) expect(argsOf(name)?.ticketId).toBe(made?.ticketId)
  expect(argsOf('callback.create')).toMatchObject({ fields: { ticketId: made?.ticketId } })
  expect(form.done()).toBe(1)
})

test('what the script sets waits in the form until the ticket is named', async () => {
  const id = derivedId('scripted call without a subject')
  const form = await open(detail({ call: { id }, openTickets: [rosas] }))
  await form.choose('Ticket', 'New ticket')
  await act(() => scriptWriter(id)?.(scriptEnd(id)))
  expect(names()).toEqual(['scriptRun.finish', 'callback.create', 'call.link'])
  expect(form.done()).toBe(0)
  stage.commands.length = 0
  stage.query = (name) => (name === 'ticket.get' ? ticketDetail({ priority: 'low' }) : undefined)
  await form.choose('Ticket', '#4821 Light stays red')
  await form.save()
  expect(names()).toEqual(['ticket.update', 'call.wrapUp'])
  expect(argsOf('ticket.update')).toMatchObject({
    ticketId: rosas.id,
    set: { status: 'solved', priority: 'urgent' },
    base: { priority: 'low' },
  })
})

test('a ticket of who was taken for the caller goes from the call with them', async () => {
  const call = { id: derivedId('taken for'), ticketId: rosas.id }
  stage.command = (name) => (name === 'call.link' ? { commandId: derivedId('command'), heldUntil: null } : undefined)
  const match = { customerId: other, name: 'Ines', detail: '', tier: 'standard', match: 'maybe' } as const
  const customer = customerCard().customer
  const shown = render(inWindow(<Who detail={detail({ call, customer, matches: [match], ticket: rosas })} />))
  fireEvent.click(shown.getByRole('button', { name: 'Somebody else' }))
  fireEvent.click(shown.getByRole('button', { name: /Ines/ }))
  await settle()
  expect(stage.commands.find(({ name }) => name === 'call.link')?.args.set).toEqual({
    customerId: other,
    ticketId: null,
  })
})
