// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import { queryClient } from '../../../../renderer/app/data.ts'
import { openOutcomeDesk } from '../../../../renderer/app/writing/outcome-desk.ts'
import { ids } from '../../shared/effects.ts'
import { ask, end, free, say } from '../../shared/scripts/make.ts'
import { callStage, detail, inWindow, settle } from '../calls/stage.tsx'
import { consequences, play } from './play.tsx'

const stage = callStage()
const position = { x: 0, y: 0 }

test('a caller who is found out in the middle of a step is named in it', async () => {
  const script = play(stage, 'greeting', [
    say('hello', 'bye', { text: { en: 'Hello {{customer.firstName}}!' } }),
    end('bye'),
  ])
  const shown = render(inWindow(script.begun))
  await settle()
  expect(shown.queryByText(/Rosa/)).toBeNull()
  shown.rerender(inWindow(script.known))
  await settle()
  expect(shown.getByText(/Rosa/)).toBeTruthy()
})

test('what is looked up is looked up of the caller that is known by now', async () => {
  const step = {
    id: 'tier',
    kind: 'look-up',
    title: 'tier',
    position,
    text: {},
    source: 'customer',
    field: 'tier',
    key: null,
    variable: 'tier',
    next: null,
    missingNext: null,
  } as const
  const script = play(stage, 'look up', [step])
  const shown = render(inWindow(script.begun))
  await settle()
  shown.rerender(inWindow(script.known))
  await settle()
  expect((shown.getByRole('textbox', { name: 'What was looked up' }) as HTMLInputElement).value).toBe('gold')
})

test('what a script sets and promises is done for the ticket and the caller that are known at its end', async () => {
  const script = play(stage, 'consequences', [...consequences('bye'), end('bye')])
  const shown = render(inWindow(script.begun))
  await settle()
  shown.rerender(inWindow(script.known))
  await settle()
  fireEvent.click(shown.getByRole('button', { name: /Finish/ }))
  await settle()
  const batch = stage.commands.find(({ name }) => name === 'command.batch')?.args.commands
  expect(batch).toMatchObject([
    { name: 'scriptRun.finish', args: { ticketId: ids.ticket, customerId: ids.customer } },
    { name: 'ticket.update', args: { ticketId: ids.ticket, set: { priority: 'urgent', status: 'solved' } } },
    {
      name: 'callback.create',
      args: { fields: { customerId: ids.customer, ticketId: ids.ticket, note: 'Ask again' } },
    },
  ])
})

test('a refused end of a script is named, and the script stays', async () => {
  const script = play(stage, 'refused', [end('bye')])
  const shown = render(inWindow(script.begun))
  await settle()
  stage.command = (name) =>
    name === 'command.batch' ? { commandIds: [], rejected: [{ index: 0, code: 'forbidden' }] } : undefined
  fireEvent.click(shown.getByRole('button', { name: /Finish/ }))
  await settle()
  expect(shown.getByRole('alert').textContent).toContain('Record of a scripted call')
  expect(shown.getByRole('button', { name: /Finish/ })).toBeTruthy()
})

test('a call that is ended where it stands is still to be ended when its panel comes back', async () => {
  const script = play(stage, 'ended early', [say('hello', 'bye'), end('bye')])
  const shown = render(inWindow(script.begun))
  await settle()
  fireEvent.click(shown.getByRole('button', { name: /More/ }))
  fireEvent.click(await shown.findByRole('menuitem', { name: /End the script here/, hidden: true }))
  expect(shown.getByText(/before its own end/)).toBeTruthy()
  shown.rerender(inWindow(null))
  shown.rerender(inWindow(script.begun))
  await settle()
  expect(shown.getByText(/before its own end/)).toBeTruthy()
  fireEvent.click(shown.getByRole('button', { name: /Back/ }))
  expect(shown.getByText('Say hello')).toBeTruthy()
})

test('a callback that is promised to a caller whom nobody knows is made, to their number', async () => {
  const script = play(stage, 'unknown caller', [...consequences('bye'), end('bye')])
  const shown = render(inWindow(script.begun))
  await settle()
  expect(shown.queryByText(/no telephone number/)).toBeNull()
  fireEvent.click(shown.getByRole('button', { name: /Finish/ }))
  await settle()
  const batch = stage.commands.find(({ name }) => name === 'command.batch')?.args.commands
  expect(batch).toMatchObject([
    { name: 'scriptRun.finish' },
    { name: 'callback.create', args: { fields: { customerId: null, number: '+351912345678', note: 'Ask again' } } },
  ])
})

test('an answer that is half typed is on disk within a second, and the script says so no earlier', async () => {
  const script = play(stage, 'half an answer', [ask('display', free, 'bye'), end('bye')])
  const shown = render(inWindow(script.begun))
  await settle()
  const field = () => shown.getByRole('textbox', { name: 'Answer' }) as HTMLInputElement
  fireEvent.change(field(), { target: { value: 'Code E 4' } })
  expect(shown.queryByText('Saved on this computer')).toBeNull()
  // Looks for a second.
  await shown.findByText('Saved on this computer')
  const saved = stage.commands.filter(({ name }) => name === 'run.save').at(-1)?.args.state
  const again = play(stage, 'half an answer, after the crash', [ask('display', free, 'bye'), end('bye')], undefined, {
    state: String(saved),
  })
  shown.rerender(inWindow(again.begun))
  await settle()
  expect(field().value).toBe('Code E 4')
})

test('the end of a script says that it hangs up while somebody is at the other end', async () => {
  const callId = derivedId('talked on')
  const desk = { dispositionId: null, show: () => undefined, save: async () => true }
  const close = openOutcomeDesk(callId, desk)
  const script = play(stage, 'talked on', [end('bye')], callId)
  const played = stage.query
  let state: 'active' | 'wrap-up' = 'active'
  stage.query = (asked, args) => (asked === 'call.get' ? detail({ call: { id: callId, state } }) : played(asked, args))
  const shown = render(inWindow(script.begun))
  await settle()
  expect(shown.getByRole('button', { name: /^End call and finish/ })).toBeTruthy()
  shown.unmount()
  queryClient.clear()
  state = 'wrap-up'
  const after = render(inWindow(script.begun))
  await settle()
  expect(after.getByRole('button', { name: /^Finish/ })).toBeTruthy()
  close()
})
