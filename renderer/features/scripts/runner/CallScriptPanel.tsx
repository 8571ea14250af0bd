import { useState } from 'react'
import { useAsk } from '../../../app/data.ts'
import { useOpenRuns } from '../panel.ts'
import { ScriptChooser } from './ScriptChooser.tsx'
import { ScriptRunner, type ScriptRunnerProps } from './ScriptRunner.tsx'

/** Beside a call: the choice of a script, or the one that leads it. */
export function CallScriptPanel(props: {
  readonly callId: string
  readonly ticketId: string | null
  readonly customerId: string | null
  readonly reason: string
  /** Writes the run down together with the call. */
  readonly onSubmit: NonNullable<ScriptRunnerProps['onSubmit']>
  readonly onClose: () => void
}) {
  const { callId, ticketId, customerId, reason, onSubmit, onClose } = props
  const context = useAsk('app.context', {}).data
  const runs = useOpenRuns()
  const [begun, setBegun] = useState<string | null>(null)
  const runId = begun ?? runs.find((run) => run.callId === callId)?.runId ?? null
  if (!context) return null
  if (runId === null)
    return (
      <ScriptChooser
        userId={context.me.id}
        ticketId={ticketId}
        callId={callId}
        customerId={customerId}
        reason={reason}
        onBegun={setBegun}
        onClose={onClose}
      />
    )
  return (
    <ScriptRunner
      key={runId}
      userId={context.me.id}
      runId={runId}
      // The caller may have been found out in the middle of it.
      about={{ ticketId, customerId }}
      onClose={onClose}
      onSubmit={onSubmit}
      onFinished={() => {
        setBegun(null)
        onClose()
      }}
    />
  )
}
