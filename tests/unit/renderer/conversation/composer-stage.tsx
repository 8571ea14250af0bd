import { MantineProvider } from '@mantine/core'
import { createRef } from 'react'
import { Composer } from '../../../../renderer/features/tickets/conversation/composer/Composer.tsx'
import type { Draft } from '../../../../shared/domain/tickets.ts'
import type { AppContext, TicketDetail } from '../../../../shared/ipc/views.ts'
import { ids, person, settings, start, ticketRecord } from '../../shared/effects.ts'

/** The composer of one ticket, for tests that play the data process around it. */

const workspace = { id: ids.field, version: 1, name: 'Test', settings, createdAt: start }
const context: AppContext = {
  me: person(ids.agent),
  workspace,
  teams: [],
  users: [person(ids.agent)],
  tags: [],
  views: [],
  dispositions: [],
}
const detail = (draft: Draft | null): TicketDetail => ({
  ticket: ticketRecord(),
  customer: null,
  organization: null,
  draft,
  readAt: null,
  pending: false,
  linked: [],
  mergedFrom: [],
  mergedInto: null,
})

export const composerOver = (draft: Draft | null) => (
  <MantineProvider>
    <Composer
      detail={detail(draft)}
      context={context}
      unseen={[]}
      seenMessageIds={() => []}
      onReview={() => undefined}
      onSent={() => undefined}
      thread={createRef<HTMLElement>()}
    />
  </MantineProvider>
)

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
