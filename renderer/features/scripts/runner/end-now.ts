import type { Customer } from '#shared/domain/people'
import { numberToCallBack } from '#shared/rules/calls/call-back'
import { where } from '#shared/rules/scripts/engine'
import { ask } from '../../../app/data.ts'
import { type About, callOf, type RunController } from './controller.ts'
import type { ScriptEnd } from './end.ts'
import { endOf } from './wrap-up.ts'

interface Given {
  /** Whom and what the call is about by now. */
  readonly about: About
  /** How the call ended; null: as the script's own end says it. */
  readonly dispositionId: string | null
  readonly teamId: string
  readonly agentId: string
  /** Where callbacks go, by the form that ends the call: what it says of them is what is made. */
  readonly number?: string
}

/**
 * What the script has come to at this moment; broken off, where it is not at its end. Ticket and customer are asked for
 * as they are now, and not as a screen has got to know them: what is missing here would be dropped in silence.
 */
export async function endNow(call: RunController, given: Given): Promise<ScriptEnd> {
  const { ticketId, customerId } = given.about
  call.setFacts((await ask('script.facts', given.about)).values)
  const state = call.state()
  const place = where(call.program, state)
  const ticket = ticketId === null ? null : ((await ask('ticket.get', { ticketId }))?.ticket ?? null)
  const whose = customerId ?? ticket?.customerId
  const customer = whose ? ((await ask('customer.card', { customerId: whose }))?.customer ?? null) : null
  const suggested = place.kind === 'ended' ? place.step.dispositionId : null
  return endOf(call, state, place, {
    ...given,
    dispositionId: given.dispositionId ?? suggested,
    ticket,
    customer,
    number: given.number ?? (await numberOf(call, customer)),
    at: new Date().toISOString(),
  })
}

/** A caller whom nobody knows is called back at the number that they called from. */
async function numberOf({ run: { callId } }: RunController, customer: Customer | null): Promise<string> {
  const record = callId === null ? null : ((await ask('call.get', { callId }))?.call ?? null)
  return record ? numberToCallBack(record, customer) : (customer?.phones[0] ?? '')
}

/** The script that leads a call, for whatever ends that call; null when it is over already. */
export async function endOfRun(
  runId: string,
  given: Given,
): Promise<{ readonly end: ScriptEnd; readonly forget: () => Promise<void> } | null> {
  const call = await callOf(given.agentId, runId)
  return call && { end: await endNow(call, given), forget: call.forget }
}
