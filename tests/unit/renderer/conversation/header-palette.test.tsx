// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { cleanup, render } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../../../../renderer/app/i18n.ts'
import { paletteActions } from '../../../../renderer/app/palette.ts'
import { Header } from '../../../../renderer/features/tickets/conversation/header/Header.tsx'
import type { Ticket } from '../../../../shared/domain/tickets.ts'
import type { AppContext, TicketDetail } from '../../../../shared/ipc/views.ts'
import { ids, person, settings, start, ticketRecord } from '../../shared/effects.ts'

let done: { readonly name: string; readonly args: unknown }[]
beforeEach(async () => {
  done = []
  window.matchMedia = (media) => Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList
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

const workspace = { id: ids.field, version: 1, name: 'Test', settings, createdAt: start }
function show(ticket: Partial<Ticket>, role: 'agent' | 'lead' = 'agent'): void {
  const me = { ...person(ids.agent), role }
  const context: AppContext = { me, workspace, teams: [], users: [me], tags: [], views: [] }
  const record = { ...ticketRecord(), ...ticket }
  const detail: TicketDetail = {
    ticket: record,
    customer: null,
    organization: null,
    draft: null,
    readAt: null,
    pending: false,
    linked: [],
    mergedFrom: [],
    mergedInto: null,
  }
  render(
    <MantineProvider>
      <Header detail={detail} context={context} onMarkedUnread={() => undefined} />
    </MantineProvider>,
  )
}
const offered = () => paletteActions().map(({ id }) => id.replace('conversation.', ''))

test('the palette offers everything that can be done with the ticket that is open', () => {
  show({ status: 'open', priority: 'normal', assigneeId: null, lastMessageId: ids.other }, 'lead')
  expect(offered().sort()).toEqual(
    [
      ...['status', 'status.new', 'status.waiting', 'status.solved'],
      ...['priority', 'priority.urgent', 'priority.high', 'priority.low'],
      ...['assign', 'assignMe', 'team', 'tags', 'subject'],
      ...['unread', 'copyLink', 'merge', 'split', 'link', 'delete'],
    ].sort(),
  )
})

test('it offers nothing that a merged ticket refuses, and no deletion to whoever may not delete', () => {
  show({ mergedIntoId: ids.other })
  expect(offered().sort()).toEqual(['copyLink', 'unread'])
})

test('what is chosen there is done', async () => {
  show({ status: 'open', assigneeId: null })
  for (const id of ['conversation.assignMe', 'conversation.status.waiting'])
    paletteActions()
      .find((action) => action.id === id)
      ?.run()
  await vi.waitFor(() => expect(done).toHaveLength(2))
  expect(done).toMatchObject([
    { name: 'ticket.update', args: { set: { assigneeId: ids.agent }, base: { assigneeId: null } } },
    { name: 'ticket.update', args: { set: { status: 'waiting' }, base: { status: 'open' } } },
  ])
})
