// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import { NewCaller } from '../../../../renderer/features/calls/NewCaller.tsx'
import { WrapUp } from '../../../../renderer/features/calls/WrapUp.tsx'
import { callStage, detail, inWindow, settle } from './stage.tsx'

const stage = callStage()
const [a, b] = [derivedId('call a'), derivedId('call b')] as const

test('what was chosen for one call is there again after a look at others', async () => {
  const at = (id: string) => inWindow(<WrapUp key={id} detail={detail({ call: { id } })} onDone={() => undefined} />)
  const shown = render(at(a))
  const outcome = () => shown.getByRole('radio', { name: 'Solved' }) as HTMLInputElement
  await settle()
  shown.rerender(at(b))
  await settle()
  fireEvent.click(outcome())
  await settle()
  shown.rerender(at(a))
  await settle()
  expect(outcome().checked).toBe(false)
  fireEvent.click(outcome())
  await settle()
  shown.rerender(at(b))
  await settle()
  expect(outcome().checked).toBe(true)
})

test('a customer made of one call leaves the half-typed one of another', async () => {
  const at = (id: string) =>
    inWindow(<NewCaller key={id} detail={detail({ call: { id } })} onClose={() => undefined} />)
  const shown = render(at(a))
  const name = () => shown.getByLabelText('Name') as HTMLInputElement
  await settle()
  fireEvent.change(name(), { target: { value: 'Rosa' } })
  await settle()
  shown.rerender(at(b))
  await settle()
  fireEvent.change(name(), { target: { value: 'Ines' } })
  fireEvent.click(shown.getByRole('button', { name: 'Create customer' }))
  await settle()
  expect(stage.commands.map(({ name: command }) => command)).toContain('command.batch')
  shown.rerender(at(a))
  await settle()
  expect(name().value).toBe('Rosa')
})

test('the name of an unknown caller has the keys while the call runs, and lets go of them when they are gone', async () => {
  const at = (state: 'ringing' | 'missed') =>
    inWindow(<NewCaller detail={detail({ call: { id: a, state } })} onClose={() => undefined} />)
  const shown = render(at('ringing'))
  await settle()
  const name = shown.getByLabelText('Name')
  expect(document.activeElement).toBe(name)
  shown.rerender(at('missed'))
  await settle()
  expect(document.activeElement).not.toBe(name)
})

test('a customer made of a call lives by the clock of the number’s country', async () => {
  const { call, ...rest } = detail({ call: { id: b, number: '+442079460018' } })
  const shown = render(inWindow(<NewCaller detail={{ call, ...rest, country: 'GB' }} onClose={() => undefined} />))
  await settle()
  fireEvent.change(shown.getByLabelText('Name'), { target: { value: 'Ada' } })
  fireEvent.click(shown.getByRole('button', { name: 'Create customer' }))
  await settle()
  expect(JSON.stringify(stage.commands.filter(({ name }) => name === 'command.batch'))).toContain(
    '"timeZone":"Europe/London"',
  )
})
