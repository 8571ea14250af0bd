import { derivedId } from '#shared/domain/records'
import type { ScriptStep } from '#shared/domain/scripts'
import { begin } from '#shared/rules/scripts/engine'
import { prepare } from '#shared/rules/scripts/program'
import { ScriptRunner } from '../../../../renderer/features/scripts/runner/ScriptRunner.tsx'
import { ids, start } from '../../shared/effects.ts'
import { bundle, graph, scriptId } from '../../shared/scripts/make.ts'
import { customerCard, detail, me, type Stage, ticketDetail } from '../calls/stage.tsx'

const position = { x: 0, y: 0 }
const nothingSet = { status: null, priority: null, teamId: null, addTagIds: [], removeTagIds: [] }

/** A ticket's field is set and a callback promised, then on to `next`. */
export const consequences = (next: string): ScriptStep[] => [
  {
    id: 'set',
    kind: 'set-field',
    title: '',
    position,
    set: { ...nothingSet, priority: 'urgent', status: 'solved' },
    next: 'later',
  },
  {
    id: 'later',
    kind: 'follow-up',
    title: '',
    position,
    note: { en: 'Ask again' },
    due: { type: 'hours', hours: 24 },
    assign: 'me',
    teamId: null,
    next,
  },
]

/** A script that was begun with a caller whom nobody knew, and what its panel is about by now. */
export function play(
  stage: Stage,
  name: string,
  steps: readonly ScriptStep[],
  callId = derivedId('call'),
  /** What a crash left on disk. */
  left?: { readonly state: string },
) {
  const runId = derivedId(name)
  const of = bundle(graph(steps))
  const state = left?.state ?? JSON.stringify(begin('en', { program: prepare(of), facts: {}, at: start }))
  const open = { scriptId, name: 'Light', ticketId: null, callId, customerId: null }
  const run = { ...open, runId, startedAt: start, updatedAt: start }
  const scripts = of.scripts.map((each) => ({ ...each, revisionId: derivedId('revision'), number: 1 }))
  const whole = { ...of, scripts, revisionId: derivedId('revision'), revisionNumber: 1 }
  stage.query = (asked, args: never) => {
    const { customerId } = args as { customerId: string | null }
    if (asked === 'run.list') return [run]
    if (asked === 'run.current') return { run, bundle: whole, state }
    if (asked === 'script.facts')
      return { values: customerId === null ? {} : { 'customer.firstName': 'Rosa' }, language: 'en' }
    if (asked === 'script.lookUp') return { value: customerId === null ? null : 'gold' }
    if (asked === 'script.known') return { scripts: [], variables: [], dispositions: [] }
    if (asked === 'ticket.get') return ticketDetail()
    if (asked === 'customer.card') return customerCard()
    if (asked === 'call.get') return detail({ call: { id: callId, customerId: null } })
    return undefined
  }
  const at = (about: { ticketId: string | null; customerId: string | null }) => (
    <ScriptRunner userId={me.id} runId={runId} about={about} onClose={() => undefined} onFinished={() => undefined} />
  )
  return {
    begun: at({ ticketId: null, customerId: null }),
    known: at({ ticketId: ids.ticket, customerId: ids.customer }),
  }
}
