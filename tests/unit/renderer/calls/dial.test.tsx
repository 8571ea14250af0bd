// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import { DialDialog } from '../../../../renderer/features/calls/DialDialog.tsx'
import { callStage, customerCard, inWindow, settle } from './stage.tsx'

const stage = callStage()

test('Enter behind a typed number calls it, and never one that was typed before', async () => {
  stage.query = (name, args: never) => {
    const { number } = args as { number: string }
    return name === 'call.beforeDial' ? { number, shownNumber: number, customer: null, consents: [] } : undefined
  }
  stage.command = (name, args: never) =>
    name === 'call.dial'
      ? { callId: derivedId('dialled'), url: `tel:${(args as { number: string }).number}` }
      : name === 'shell.openExternal'
        ? {}
        : undefined
  const shown = render(inWindow(<DialDialog request={{ number: '' }} onClose={() => undefined} />))
  await settle()
  const field = shown.getByLabelText('Number') as HTMLInputElement
  fireEvent.change(field, { target: { value: '+351912345670' } })
  await settle()
  // At once, before what is known of the new number has come.
  fireEvent.change(field, { target: { value: '+351912345678' } })
  fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' })
  // What is known of it is asked for, comes, and is drawn.
  for (let i = 0; i < 4; i += 1) await settle(150)
  const dialled = stage.commands.filter(({ name }) => name === 'call.dial')
  expect(dialled.map(({ args }) => args.number)).toEqual(['+351912345678'])
})

test('a call for advertising that is not allowed is not offered at a later hour either', async () => {
  const { customer } = customerCard()
  stage.query = (name) =>
    name === 'call.beforeDial'
      ? { customer: { ...customer, doNotCall: true }, consents: [], number: customer.phones[0], shownNumber: '+351' }
      : undefined
  const shown = render(inWindow(<DialDialog request={{ number: '+351912345678' }} onClose={() => undefined} />))
  await settle()
  const promise = () => shown.queryByRole('button', { name: 'Promise a callback' })
  // A service call may be made against the wish, and so be promised.
  expect(promise()).not.toBeNull()
  fireEvent.click(shown.getByRole('radio', { name: 'Marketing' }))
  await settle()
  expect(shown.getByText('This call is not allowed')).toBeTruthy()
  expect(promise()).toBeNull()
})
