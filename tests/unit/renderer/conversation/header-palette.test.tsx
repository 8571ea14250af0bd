// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '../../../../renderer/app/data.ts'
import { startI18n } from '../../../../renderer/app/i18n.ts'
import { paletteActions } from '../../../../renderer/app/palette.ts'
import { Header } from '../../../../renderer/features/tickets/conversation/header/Header.tsx'
import { createPageCache } from '../../../../renderer/features/tickets/queues/list/page-cache.ts'
import type { OpenQueue } from '../../../../renderer/features/tickets/queues/queue.ts'
import { useListPalette } from '../../../../renderer/features/tickets/queues/use-list-palette.ts'
import { useQueueModel } from '../../../../renderer/features/tickets/queues/use-queue-model.ts'
import { useTicketActions } from '../../../../renderer/features/tickets/queues/use-ticket-actions.ts'
import type { Ticket } from '../../../../shared/domain/tickets.ts'
import type { AppContext, TicketDetail } from '../../../../shared/ipc/views.ts'
import { ids, person, settings, start, ticketRecord } from '../../shared/effects.ts'
import { eventually } from '../eventually.ts'
import { row } from '../queues/rows.ts'

let done: { readonly name: string; readonly args: unknown }[]
beforeEach(async () => {
  done = []
  window.matchMedia = (media) => Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList
  // The data process, played by the test.
  vi.stubGlobal('switchboard', {
    query: async (name: string) => (name === 'app.context' ? contextOf(person(ids.agent)) : null),
    command: async (name: string, args: unknown) => {
      done.push({ name, args })
      return { commandId: ids.other, heldUntil: null }
    },
    subscribe: () => () => undefined,
  })
  await startI18n()
  await i18next.loadNamespaces(['conversation', 'tickets'])
})
afterEach(() => {
  cleanup()
  queryClient.clear()
})

const workspace = { id: ids.field, version: 1, name: 'Test', settings, createdAt: start }
const contextOf = (me: AppContext['me']): AppContext => ({
  me,
  workspace,
  teams: [],
  users: [me],
  tags: [],
  views: [],
  dispositions: [],
})

const all: OpenQueue = {
  key: 'all',
  queue: { kind: 'built-in', queue: 'all' },
  kind: 'all',
  name: 'All',
  icon: () => null,
  view: undefined,
  missing: false,
  source: { queue: { kind: 'built-in', queue: 'all' }, sort: { by: 'updated', direction: 'desc' } },
}
const listed = [row(1, { id: ids.ticket }), row(2)]
const pages = createPageCache(async () => ({ total: listed.length, items: listed }))

/** The list beside the conversation, with its cursor on the ticket that is open. */
function List() {
  const model = useQueueModel(pages, all, ids.ticket)
  const actions = useTicketActions(model, ids.ticket)
  const nothing = () => undefined
  useListPalette({
    model,
    actions,
    open: all,
    openTicketId: ids.ticket,
    chooseAll: nothing,
    focusSearch: nothing,
    toggleNav: nothing,
    editView: nothing,
  })
  return <button type="button" aria-label="next" onClick={() => model.moveTo(1)} />
}

function show(ticket: Partial<Ticket>, role: 'agent' | 'lead' = 'agent', beside?: ReactNode) {
  const me = { ...person(ids.agent), role }
  const context = contextOf(me)
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
  return render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        <Header detail={detail} context={context} onMarkedUnread={() => undefined} />
        {beside}
      </MantineProvider>
    </QueryClientProvider>,
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
  await eventually(() => expect(done).toHaveLength(2))
  expect(done).toMatchObject([
    { name: 'ticket.update', args: { set: { assigneeId: ids.agent }, base: { assigneeId: null } } },
    { name: 'ticket.update', args: { set: { status: 'waiting' }, base: { status: 'open' } } },
  ])
})

/** What is offered for tickets, in the order of its ids, once the list has its rows. */
async function offeredWith(beside: ReactNode, ticket: Partial<Ticket>) {
  const screen = show(ticket, 'agent', beside)
  await eventually(() => expect(pages.open(all.source).snapshot().total).toBe(2))
  await eventually(() => expect(queryClient.getQueryData(['app.context', {}])).toBeDefined())
  return { screen, ids: () => offered().filter((id) => !id.startsWith('list.')) }
}

test('beside its list the open ticket is offered once, by its conversation', async () => {
  const alone = await offeredWith(<List />, { mergedIntoId: ids.other })
  await eventually(() => expect(alone.ids().sort()).toEqual(['copyLink', 'unread']))
})

test('the ticket at the cursor is offered by the list as soon as it is another one', async () => {
  const { screen, ids: now } = await offeredWith(<List />, { status: 'open', assigneeId: ids.agent })
  await eventually(() => expect(now()).not.toContain('assignMe'))
  expect(now().filter((id) => id.startsWith('selection.'))).toEqual([])
  screen.getByRole('button', { name: 'next' }).click()
  await eventually(() => expect(now()).toContain('selection.assignMe'))
  expect(now()).not.toContain('assignMe')
})
