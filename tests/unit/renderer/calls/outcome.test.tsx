// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Callback } from '#shared/domain/calls'
import { derivedId } from '#shared/domain/records'
import type { CallDetail } from '#shared/ipc/calls'
import { NewCaller } from '../../../../renderer/features/calls/NewCaller.tsx'
import { Who } from '../../../../renderer/features/calls/Who.tsx'
import { WrapUp } from '../../../../renderer/features/calls/WrapUp.tsx'
import { ids, start } from '../../shared/effects.ts'
import { led } from './led.tsx'
import { callStage, customerCard, detail, inWindow, notReached, promised, settle, solved } from './stage.tsx'

const stage = callStage()
const { openLed, names, argsOf } = led(stage)
const rosas = { id: ids.ticket, number: 4821, subject: 'Light stays red', status: 'open' } as const
const promise = (id: string) => ({ id, dueAt: start, note: '' }) as Callback
const other = derivedId('another customer')

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

test('a ticket that is made at the end of a scripted call has what the script sets', async () => {
  const form = await openLed(derivedId('scripted call'), solved)
  await form.choose('Ticket', 'New ticket')
  fireEvent.change(form.getByLabelText('Subject of the new ticket'), { target: { value: 'Light' } })
  await form.finish()
  expect(names()).toEqual(['ticket.create', 'ticket.update', 'scriptRun.finish', 'call.wrapUp', 'callback.create'])
  const made = argsOf('ticket.create')
  expect(made).toMatchObject({ priority: 'urgent' })
  expect(argsOf('ticket.update')).toMatchObject({ ticketId: made?.ticketId, set: { status: 'solved' } })
  for (const name of ['scriptRun.finish', 'call.wrapUp']) expect(argsOf(name)?.ticketId).toBe(made?.ticketId)
  expect(argsOf('callback.create')).toMatchObject({ fields: { ticketId: made?.ticketId } })
})

test('beside a script there is one field for notes and one outcome, and its end waits for what is missing there', async () => {
  const form = await openLed(derivedId('one form'), null, { openTickets: [rosas] })
  expect(form.getAllByRole('textbox', { name: 'Notes' })).toHaveLength(1)
  expect(form.queryByRole('combobox', { name: 'Disposition' })).toBeNull()
  await form.choose('Ticket', '#4821 Light stays red')
  await form.finish()
  expect(form.getByText('Choose what came of the call.')).toBeTruthy()
  expect(names()).toEqual([])
  // From the script to where it is chosen.
  fireEvent.click(form.getByRole('button', { name: 'Choose in the call' }))
  expect(document.activeElement).toBe(form.getByRole('radio', { name: 'Solved' }))
  fireEvent.click(form.getByRole('radio', { name: 'Solved' }))
  await form.finish()
  expect(names()).toEqual(['ticket.update', 'scriptRun.finish', 'call.wrapUp', 'callback.create'])
  for (const name of ['scriptRun.finish', 'call.wrapUp']) expect(argsOf(name)?.dispositionId).toBe(solved)
})

test('the outcome that the script’s end names stands in the form until the agent chooses another', async () => {
  const form = await openLed(derivedId('named outcome'), promised)
  expect(form.chosen()).toEqual([form.getByRole('radio', { name: 'Callback promised' })])
  // The script makes the callback: none is asked for beside it.
  expect(form.getByText('The script promises a callback already.')).toBeTruthy()
  fireEvent.click(form.getByRole('radio', { name: 'Solved' }))
  await form.finish()
  expect(argsOf('call.wrapUp')?.dispositionId).toBe(solved)
  expect(argsOf('scriptRun.finish')?.dispositionId).toBe(solved)
})

test('an outcome that promises a callback opens its form, and is not saved without one', async () => {
  const customer = customerCard().customer
  const form = await open(detail({ call: { id: derivedId('promising'), reason: 'Red light' }, customer }))
  const choose = (name: string) => fireEvent.click(form.getByRole('radio', { name }))
  const save = async () => {
    fireEvent.click(form.getByRole('button', { name: /Save outcome/ }))
    await settle()
  }
  const box = () => form.getByRole('checkbox', { name: 'Promise a callback' }) as HTMLInputElement
  choose('Callback promised')
  expect(box().checked).toBe(true)
  expect((form.getByRole('textbox', { name: 'What it is about' }) as HTMLInputElement).value).toBe('Red light')
  // Nothing in it was changed: another outcome needs it no more.
  choose('Solved')
  expect(box().checked).toBe(false)
  choose('Callback promised')
  fireEvent.click(box())
  await save()
  expect(form.getByText(/This outcome promises a callback/)).toBeTruthy()
  expect(names()).toEqual([])
  choose('Callback promised')
  choose('Solved')
  choose('Callback promised')
  await save()
  expect(names()).toEqual(['call.wrapUp', 'callback.create'])
  const { dueAt, ...fields } = (argsOf('callback.create')?.fields ?? {}) as { dueAt: string }
  expect(fields).toMatchObject({ number: '+351912345678', note: 'Red light' })
  expect(Date.parse(dueAt)).toBeGreaterThan(Date.now())
})

test('whom nobody answered was not reached, unless the agent says otherwise', async () => {
  const call = { id: derivedId('unanswered'), direction: 'outbound', answeredAt: null } as const
  const form = await open(detail({ call }))
  expect((form.getByRole('radio', { name: 'Not reached' }) as HTMLInputElement).checked).toBe(true)
  fireEvent.click(form.getByRole('button', { name: /Save outcome/ }))
  await settle()
  expect(argsOf('call.wrapUp')?.dispositionId).toBe(notReached)
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
