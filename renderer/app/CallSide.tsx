import { lazy, type ReactNode } from 'react'
import type { CallDetail } from '#shared/ipc/calls'
import { SidePane } from './SidePane.tsx'

const CustomerBeside = lazy(() =>
  import('../features/customers/index.ts').then((module) => ({ default: module.CustomerBeside })),
)
const CallAnswers = lazy(() =>
  import('../features/knowledge/suggest/index.ts').then((module) => ({ default: module.CallAnswers })),
)

/** Beside the open call, or a promised one: there is nothing to answer yet. */
export function CallSide(props: {
  readonly customerId: string | null
  /** Null beside a callback. */
  readonly detail: CallDetail | null
  readonly script?: { readonly node: ReactNode; readonly asked: number } | undefined
}) {
  const { customerId, detail, script } = props
  return (
    <SidePane
      of={detail?.call.id ?? customerId ?? ''}
      scope="call"
      customer={<CustomerBeside customerId={customerId} ticketId={detail?.call.ticketId ?? null} />}
      answers={
        detail
          ? (asked) => <CallAnswers detail={detail} asked={asked} onLeave={() => backToCall(detail.call.id)} />
          : undefined
      }
      script={script}
    />
  )
}

/** To where one types, or else to the call. */
function backToCall(callId: string): void {
  const notes = document.querySelector<HTMLElement>(`[data-call-notes="${callId}"]`)
  ;(notes ?? document.querySelector<HTMLElement>('[data-pane="call"]'))?.focus()
}
