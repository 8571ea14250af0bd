// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import { startShortcuts } from '../../../../renderer/app/shortcuts.ts'
import { CallbackView } from '../../../../renderer/features/calls/CallbackView.tsx'
import { WrapUp } from '../../../../renderer/features/calls/WrapUp.tsx'
import { ids, start } from '../../shared/effects.ts'
import { callStage, detail, inWindow, settle } from './stage.tsx'

const stage = callStage()
beforeEach(startShortcuts)
const asked = () => stage.commands.map(({ name }) => name)

test('Ctrl+Enter saves the outcome from the call, and never from the script beside it', async () => {
  const call = { id: derivedId('keys'), dispositionId: derivedId('solved') }
  const shown = render(
    inWindow(
      <>
        <section data-shortcut-scope="call">
          <WrapUp detail={detail({ call })} onDone={() => undefined} />
        </section>
        <section data-shortcut-scope="script">
          <textarea aria-label="Notes of the script" />
        </section>
      </>,
    ),
  )
  await settle()
  const press = async (field: HTMLElement) => {
    field.focus()
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter', ctrlKey: true })
    await settle()
  }
  await press(shown.getByRole('textbox', { name: 'Notes of the script' }))
  expect(asked()).not.toContain('command.batch')
  await press(shown.getByRole('textbox', { name: 'Notes' }))
  expect(asked()).toContain('command.batch')
})

test('Ctrl+Enter saves also from a list of choices, which Enter alone opens', async () => {
  const call = { id: derivedId('choices'), dispositionId: derivedId('solved') }
  const shown = render(
    inWindow(
      <section data-shortcut-scope="call">
        <WrapUp detail={detail({ call })} onDone={() => undefined} />
      </section>,
    ),
  )
  await settle()
  const field = shown.getByRole('combobox', { name: 'Ticket' })
  field.focus()
  fireEvent.keyDown(field, { key: 'Enter', code: 'Enter', ctrlKey: true })
  await settle()
  expect(asked().filter((name) => name === 'command.batch')).toHaveLength(1)
  expect(field.getAttribute('aria-expanded')).toBe('false')
})

test('the keys of a callback act on it, and not on the list beside it', async () => {
  const callback = {
    id: derivedId('callback'),
    version: 1,
    teamId: ids.support,
    assigneeId: null,
    customerId: null,
    number: '+351912345678',
    dueAt: start,
    note: '',
    ticketId: null,
    callId: null,
    state: 'open',
    doneCallId: null,
    createdById: ids.agent,
    createdAt: start,
    closedAt: null,
    customerName: null,
    timeZone: null,
    contactWindow: null,
    shownNumber: '+351 912 345 678',
    ticketNumber: null,
    ticketSubject: null,
    pending: false,
  } as const
  stage.command = (name) =>
    name === 'callback.done' ? { commandId: derivedId('command'), heldUntil: null } : undefined
  const shown = render(
    inWindow(
      <>
        <section data-shortcut-scope="list" tabIndex={-1} aria-label="List">
          <a href="#/callbacks">Another</a>
        </section>
        <section data-shortcut-scope="call" tabIndex={-1} aria-label="Callback">
          <CallbackView answer={{ data: callback, error: null } as never} />
        </section>
      </>,
    ),
  )
  await settle()
  const press = async (field: HTMLElement) => {
    field.focus()
    fireEvent.keyDown(field, { key: 'd', code: 'KeyD' })
    await settle()
  }
  await press(shown.getByRole('link', { name: 'Another' }))
  await press(shown.getByRole('region', { name: 'List' }))
  expect(asked()).toEqual([])
  await press(shown.getByRole('region', { name: 'Callback' }))
  expect(asked()).toEqual(['callback.done'])
})
