// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../../../../renderer/app/i18n.ts'
import { Subject } from '../../../../renderer/features/tickets/conversation/header/Subject.tsx'
import { ids, ticketRecord } from '../../shared/effects.ts'
import { eventually } from '../eventually.ts'

let done: { readonly name: string; readonly args: unknown }[]
beforeEach(async () => {
  done = []
  // The data process, played by the test.
  vi.stubGlobal('switchboard', {
    command: async (name: string, args: unknown) => {
      done.push({ name, args })
      return { commandId: ids.other, heldUntil: null }
    },
    subscribe: () => () => undefined,
  })
  await startI18n()
  await i18next.loadNamespaces('conversation')
})
afterEach(cleanup)

const named = (subject: string) => <Subject ticket={{ ...ticketRecord(), subject }} />
const field = () => screen.getByRole('textbox')

test('a subject that a colleague changed during the edit is told as a clash, not overwritten', async () => {
  const { rerender } = render(named('Printer'))
  fireEvent.click(screen.getByRole('button'))
  fireEvent.change(field(), { target: { value: 'Printer on the third floor' } })
  rerender(named('Printer, urgent'))
  fireEvent.keyDown(field(), { key: 'Enter' })
  await eventually(() => expect(done).toHaveLength(1))
  expect(done[0]).toMatchObject({
    name: 'ticket.update',
    args: { set: { subject: 'Printer on the third floor' }, base: { subject: 'Printer' } },
  })
})

test('an edit that changes nothing does not bring back what the subject was before', async () => {
  const { rerender } = render(named('Printer'))
  fireEvent.click(screen.getByRole('button'))
  rerender(named('Printer, urgent'))
  fireEvent.blur(field())
  await Promise.resolve()
  expect(done).toEqual([])
})
