import type { Call } from '#shared/domain/calls'
import type { Script, ScriptRun } from '#shared/domain/scripts'
import { disposition, end, graph, say } from '../../unit/shared/scripts/make.ts'
import { at, me, newId, support } from './make.ts'

/** Calls and what leads through them with plain values, to be overridden by what a test is about. */

export function script(some: Partial<Script> = {}): Script {
  const revisionId = newId()
  return {
    id: newId(),
    version: 1,
    name: 'Router drops',
    description: 'The line comes and goes',
    state: 'published',
    graph: graph([say('hello', 'done'), end('done')]),
    revision: 1,
    revisionId,
    published: { revisionId, number: 1, at: at(0) },
    offeredFor: { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] },
    languages: ['en'],
    ownerId: me.id,
    reviewerId: null,
    reviewDueAt: null,
    reviewNote: '',
    archivedAt: null,
    updatedBy: me.id,
    updatedAt: at(0),
    createdAt: at(0),
    ...some,
  }
}

export function runOf(of: Script, some: Partial<ScriptRun> = {}): ScriptRun {
  const step = (stepId: string) => ({
    scriptId: of.id,
    stepId,
    enteredAt: at(0),
    leftAt: at(1),
    spentMs: 60_000,
    answer: null,
  })
  return {
    id: newId(),
    version: 1,
    scriptId: of.id,
    revisionId: of.revisionId,
    revisionNumber: of.revision,
    agentId: me.id,
    teamId: support.id,
    callId: null,
    ticketId: null,
    customerId: null,
    language: 'en',
    startedAt: at(0),
    endedAt: at(2),
    outcome: 'completed',
    dispositionId: disposition,
    path: [step('hello'), step('done')],
    confirmations: [],
    notes: '',
    ...some,
  }
}

export function call(some: Partial<Call> = {}): Call {
  return {
    id: newId(),
    version: 1,
    teamId: support.id,
    direction: 'inbound',
    number: '+351912345678',
    rawNumber: '+351912345678',
    withheld: false,
    customerId: null,
    agentId: me.id,
    state: 'ended',
    ringingAt: at(0),
    answeredAt: at(0),
    endedAt: at(2),
    holds: [],
    wrapUpSeconds: 0,
    dispositionId: null,
    notes: '',
    scriptRunId: null,
    ticketId: null,
    recordingUrl: null,
    externalId: null,
    reason: '',
    purpose: null,
    override: null,
    against: [],
    ...some,
  }
}
