import { useState } from 'react'
import { useAsk } from '../../../app/data.ts'
import { closeScript, useOpenRuns } from '../panel.ts'
import { ScriptChooser } from './ScriptChooser.tsx'
import { ScriptRunner } from './ScriptRunner.tsx'

/** Beside a ticket: the choice of a script, or the call that it leads. */
export function ScriptPanel({ ticketId }: { readonly ticketId: string }) {
  const context = useAsk('app.context', {}).data
  const ticket = useAsk('ticket.get', { ticketId }).data?.ticket
  const runs = useOpenRuns()
  const [begun, setBegun] = useState<string | null>(null)
  const runId = begun ?? runs.find((run) => run.ticketId === ticketId)?.runId ?? null
  if (!context) return null
  const close = () => closeScript(ticketId)
  if (runId !== null)
    return (
      <ScriptRunner
        key={runId}
        userId={context.me.id}
        runId={runId}
        onClose={close}
        onFinished={() => {
          setBegun(null)
          close()
        }}
      />
    )
  return (
    <ScriptChooser
      userId={context.me.id}
      ticketId={ticketId}
      callId={null}
      customerId={ticket?.customerId ?? null}
      reason=""
      onBegun={setBegun}
      onClose={close}
    />
  )
}
