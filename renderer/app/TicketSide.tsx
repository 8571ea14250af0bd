import { lazy } from 'react'
import { SidePane } from './SidePane.tsx'

const CustomerPane = lazy(() =>
  import('../features/customers/index.ts').then((module) => ({ default: module.CustomerPane })),
)
const TicketAnswers = lazy(() =>
  import('../features/knowledge/suggest/index.ts').then((module) => ({ default: module.TicketAnswers })),
)

/** Beside the open ticket. */
export function TicketSide({ ticketId }: { readonly ticketId: string }) {
  return (
    <SidePane
      of={ticketId}
      scope="conversation"
      customer={<CustomerPane ticketId={ticketId} />}
      answers={(asked) => (
        <TicketAnswers
          ticketId={ticketId}
          asked={asked}
          onLeave={() => document.querySelector<HTMLElement>('[data-pane="conversation"]')?.focus()}
        />
      )}
    />
  )
}
