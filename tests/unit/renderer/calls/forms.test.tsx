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
