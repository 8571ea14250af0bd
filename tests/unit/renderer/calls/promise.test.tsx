// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import { WrapUp } from '../../../../renderer/features/calls/WrapUp.tsx'
import { ids } from '../../shared/effects.ts'
import { say } from '../../shared/scripts/make.ts'
import { led } from './led.tsx'
import { callStage, detail, inWindow, settle } from './stage.tsx'

/** One promise is one callback, whether the agent makes it or the script; and none goes missing without a word. */

const stage = callStage()
const { openLed, names, argsOf } = led(stage)
const before = [say('hello', 'set')]
const withheld = { number: null, rawNumber: 'anonymous', withheld: true }
const led0 = ['scriptRun.finish', 'call.wrapUp']

const box = (form: Awaited<ReturnType<typeof openLed>>) =>
  form.getByRole('checkbox', { name: 'Promise a callback' }) as HTMLInputElement
const note = 'What it is about'

test('a callback that the outcome opened gives way to the one that the script comes to promise', async () => {
  const form = await openLed(derivedId('offered'), null, { before })
  form.outcome('Callback promised')
  expect(box(form).checked).toBe(true)
  await form.goOn()
  expect(box(form).checked).toBe(false)
  await form.finish()
  expect(names()).toEqual([...led0, 'callback.create'])
  expect(argsOf('callback.create')).toMatchObject({ fields: { note: 'Ask again' } })
})

test('one that the agent filled in before takes the place of the script’s', async () => {
  const form = await openLed(derivedId('filled in'), null, { before })
  form.outcome('Callback promised')
  fireEvent.change(form.getByRole('textbox', { name: note }), { target: { value: 'After the storm' } })
  await form.goOn()
  expect(form.getByText(/^Takes the place of the callback/)).toBeTruthy()
  await form.finish()
  expect(names()).toEqual([...led0, 'callback.create'])
  expect(argsOf('callback.create')).toMatchObject({ fields: { note: 'After the storm' } })
})

test('one that the agent wants besides the script’s is made with it', async () => {
  const form = await openLed(derivedId('besides'), null)
  form.outcome('Solved')
  fireEvent.click(box(form))
  fireEvent.change(form.getByLabelText('Day'), { target: { value: '2999-01-04' } })
  fireEvent.change(form.getByLabelText('Time'), { target: { value: '10:00' } })
  await form.finish()
  expect(names()).toEqual([...led0, 'callback.create', 'callback.create'])
})

test('without a number it is said that the script’s callback cannot be made, and never the opposite', async () => {
  const form = await openLed(derivedId('withheld'), null, { call: withheld })
  form.outcome('Callback promised')
  expect(form.queryByText(/promises a callback already/)).toBeNull()
  fireEvent.click(box(form))
  await form.finish()
  expect(names()).toEqual([])
  expect(form.getByText(/^This outcome promises a callback, and there is no number/)).toBeTruthy()
  expect(form.queryByText(/say here when/)).toBeNull()
})

test('a callback of the script that cannot be made is missing only with the agent’s word', async () => {
  const form = await openLed(derivedId('goes without'), null, { call: withheld })
  form.outcome('Solved')
  expect(form.getByText(/^The script promises a callback, and there is no number/)).toBeTruthy()
  await form.finish()
  expect(names()).toEqual([])
  const without = form.getByRole('checkbox', { name: 'Save without a callback' })
  expect(document.activeElement).toBe(without)
  fireEvent.click(without)
  await form.finish()
  expect(names()).toEqual(led0)
})

test('what a script of an older version left for the ticket is set of the one that is chosen', async () => {
  const id = derivedId('kept before')
  const fields = { status: 'solved', priority: 'urgent', teamId: null, addTagIds: [], removeTagIds: [] }
  stage.disk.set(`call-wrap-up:${id}`, JSON.stringify({ subject: 'Light', ticket: 'new', fields }))
  const form = render(
    inWindow(<WrapUp detail={detail({ call: { id, customerId: ids.customer } })} onDone={() => undefined} />),
  )
  await settle()
  fireEvent.click(form.getByRole('radio', { name: 'Solved' }))
  fireEvent.click(form.getByRole('button', { name: /Save outcome/ }))
  await settle()
  expect(names()).toEqual(['ticket.create', 'ticket.update', 'call.wrapUp'])
  expect(argsOf('ticket.create')).toMatchObject({ priority: 'urgent' })
  expect(argsOf('ticket.update')).toMatchObject({ set: { status: 'solved' } })
})
