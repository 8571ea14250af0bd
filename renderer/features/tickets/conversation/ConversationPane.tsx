import { Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useAsk } from '../../../app/data.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { conversationAsked } from '../foresee.ts'
import { warmEditor } from './composer/lazy-editor.ts'
import classes from './conversation.module.css'
import { GoneState } from './GoneState.tsx'
import { openingStart } from './open-measure.ts'
import { TicketView } from './TicketView.tsx'

/** The cache answers in a few milliseconds; only what takes longer than this gets a sign that it is coming. */
const patience = 200

/**
 * The ticket that is open. While the cache is asked for another one, the one before stays on the screen for the blink
 * of an eye, so that nothing flashes.
 */
export function ConversationPane({ ticketId }: { readonly ticketId: string }) {
  const [start, setStart] = useState(() => ({ ticketId, at: openingStart() }))
  if (start.ticketId !== ticketId) setStart({ ticketId, at: openingStart() })
  const [shown, setShown] = useState(ticketId)
  useEffect(() => {
    const handle = requestIdleCallback(warmEditor, { timeout: 1000 })
    return () => cancelIdleCallback(handle)
  }, [])

  const ready = useReady(ticketId)
  if (ready && shown !== ticketId) setShown(ticketId)
  const late = useLate(ready ? '' : ticketId)
  return <OneTicket key={late ? ticketId : shown} ticketId={late ? ticketId : shown} start={start.at} />
}

function useReady(ticketId: string): boolean {
  const detail = useAsk('ticket.get', { ticketId })
  const context = useAsk('app.context', {})
  // Asked for here already, so that it is on its way together with the others.
  const talk = useAsk('ticket.conversation', conversationAsked(ticketId))
  const answers = [detail, context, talk]
  return (
    answers.every(({ data }) => data !== undefined) || detail.data === null || answers.some(({ isError }) => isError)
  )
}

/** True once `what` has been waited for longer than the patience. */
function useLate(what: string): boolean {
  const [late, setLate] = useState('')
  useEffect(() => {
    if (what === '') return
    const timer = setTimeout(() => setLate(what), patience)
    return () => clearTimeout(timer)
  }, [what])
  return what !== '' && late === what
}

function OneTicket({ ticketId, start }: { readonly ticketId: string; readonly start: number }) {
  const detail = useAsk('ticket.get', { ticketId })
  const context = useAsk('app.context', {})
  const error = detail.error ?? context.error
  if (detail.data === null) return <GoneState ticketId={ticketId} />
  if (detail.data && context.data) return <TicketView detail={detail.data} context={context.data} start={start} />
  if (error) return <ErrorState error={error} onRetry={() => void Promise.all([detail.refetch(), context.refetch()])} />
  return <Waiting />
}

/** The shape of what is coming, when the cache is slow for once. */
function Waiting() {
  return (
    <div className={classes.waiting} aria-busy="true">
      <Skeleton height={20} width="60%" />
      <Skeleton height={16} width="80%" />
      <Skeleton height={96} />
      <Skeleton height={96} width="85%" />
    </div>
  )
}
