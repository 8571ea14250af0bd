// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import { queryClient } from '../../../../renderer/app/data.ts'
import { WrapUp } from '../../../../renderer/features/calls/WrapUp.tsx'
import { callStage, detail, inWindow, settle } from './stage.tsx'

const stage = callStage()
const notesSaved = () =>
  stage.commands.filter(({ name }) => name === 'call.note').map(({ args }) => args.notes as string)
const full = (name: string) => (name === 'call.note' ? Promise.reject(new Error('no space left')) : undefined)
const done = () => ({ commandId: derivedId('command'), heldUntil: null })
const signedIn = (key: string) => queryClient.setQueryData(['app.status', {}], { account: { key } })

async function open(id: string, notes = '') {
  signedIn('ana')
  const shown = render(inWindow(<WrapUp detail={detail({ call: { id, notes } })} onDone={() => undefined} />))
  await settle()
  const field = () => shown.getByRole('textbox', { name: 'Notes' }) as HTMLTextAreaElement
  return { ...shown, field, type: (words: string) => fireEvent.change(field(), { target: { value: words } }) }
}

test('notes that could not be saved are tried again by themselves, and the form says so meanwhile', async () => {
  const form = await open(derivedId('notes 1'))
  stage.command = full
  form.type('Light stays red')
  await settle(1_200)
  expect(form.getByText(/Not saved/)).toBeTruthy()
  stage.command = (name) => (name === 'call.note' ? done() : undefined)
  await settle(2_500)
  expect(notesSaved().length).toBeGreaterThan(1)
  expect(notesSaved().at(-1)).toBe('Light stays red')
  expect(form.queryByText(/Not saved/)).toBeNull()
})

test('notes that could not be saved when the form was left are saved later, but only for who typed them', async () => {
  const form = await open(derivedId('notes 2'))
  stage.command = full
  form.type('Words of Ana')
  await settle(1_200)
  form.unmount()
  stage.command = (name) => (name === 'call.note' ? done() : undefined)
  signedIn('ben')
  const before = notesSaved().length
  await settle(2_500)
  expect(notesSaved()).toHaveLength(before)
  signedIn('ana')
  await settle(2_500)
  expect(notesSaved()).toHaveLength(before + 1)
  expect(notesSaved().at(-1)).toBe('Words of Ana')
})

test('notes are no longer than a record takes, and a form that cannot be kept says so', async () => {
  const form = await open(derivedId('notes 3'), 'Reset')
  expect(form.field().maxLength).toBe(20_000)
  stage.command = (name) => (name === 'unsaved.save' ? Promise.reject(new Error('no space left')) : undefined)
  fireEvent.click(form.getByRole('radio', { name: 'Solved' }))
  await settle(800)
  expect(form.getByText(/Not saved/)).toBeTruthy()
})

test('notes written on another machine are shown', async () => {
  signedIn('ana')
  const at = (notes: string) =>
    inWindow(<WrapUp detail={detail({ call: { id: derivedId('notes 4'), notes } })} onDone={() => undefined} />)
  const shown = render(at('Reset'))
  await settle()
  shown.rerender(at('Reset twice'))
  await settle()
  expect((shown.getByRole('textbox', { name: 'Notes' }) as HTMLTextAreaElement).value).toBe('Reset twice')
})
