import { isSupportedCountry } from 'libphonenumber-js'
import type { CallReport } from '../../shared/api/calls.ts'
import { put } from '../../shared/commands/command.ts'
import type { Call } from '../../shared/domain/calls.ts'
import type { User, Workspace } from '../../shared/domain/people.ts'
import { callIdOf } from '../../shared/domain/records.ts'
import { readNumber } from '../../shared/rules/calls/numbers.ts'
import { afterReport, isLate } from '../../shared/rules/calls/state.ts'
import type { SignedIn } from '../accounts/authenticate.ts'
import { ProblemError } from '../http/problem.ts'
import { loadRecord } from '../store/records.ts'
import { sightOf, teamIdsOf } from '../store/scopes.ts'
import { type Store, takeInstant, type WriteTx } from '../store/store.ts'
import { applyChanges } from '../store/write.ts'
import { anyTime, forgottenIn } from '../sync/forgotten.ts'

/**
 * Takes what a telephone system tells of a call. The record's id comes from the system's own name of the call, so repeats
 * and reports out of order end in the same record, and the agent's screen pop means it too.
 */

export interface Reported {
  readonly call: Call
  /** Whose telephone has begun to ring with this report. */
  readonly ringsAt: string | null
}

/**
 * @throws ProblemError forbidden, not-found (a call of another team), validation-failed (no such agent, team or country, a
 *   time that cannot be)
 */
export async function reportCall(store: Store, who: SignedIn, report: CallReport): Promise<Reported> {
  return store.write(async (tx) => {
    const named = await agentOf(tx, who, report)
    const callId = callIdOf(report.externalId)
    const found = await loadRecord(tx.db, 'call', callId)
    if (found && !who.sight.sees(`team:${found.teamId}`)) throw new ProblemError('not-found')
    if (!steers(who.user) && found && found.agentId !== null && found.agentId !== who.user.id)
      throw new ProblemError('forbidden', { detail: 'This is a call of somebody else' })
    const now = await takeInstant(tx)
    const at = report.at !== undefined && report.at < now ? report.at : now
    // Told once more of the call of a person who was forgotten meanwhile.
    if (await forgottenIn(store).names(tx, callId, anyTime)) throw new ProblemError('not-found')
    mustBePossible(report, found)
    // It rings at somebody else now, or was passed on; whoever a late report names had it before.
    const isOver = found !== undefined && (found.endedAt !== null || isLate(found, at))
    const agent = isOver && found.agentId !== null ? null : named
    const teamId = await teamOf(who, report, agent, found)
    const before = found ? await withNumber(tx, found, report) : await newCall(tx, report, teamId, at)
    const call = told({ ...before, teamId }, report, agent, at)
    const isNew = found === undefined
    if (isNew || JSON.stringify(call) !== JSON.stringify(found))
      await applyChanges(tx, [put('call', call)], { actor: who.user, action: 'call.report', at: now })
    const begins = call.state === 'ringing' && (isNew || found.agentId !== call.agentId)
    return { call, ringsAt: begins ? call.agentId : null }
  })
}

/** Who may report the calls of others; a telephone system signs in as one of them. */
const steers = ({ role }: User) => role === 'lead' || role === 'admin'

/** The call with everything the report adds to it. */
function told(call: Call, report: CallReport, agent: User | null, at: string): Call {
  const known: Call = {
    ...call,
    agentId: agent?.id ?? call.agentId,
    recordingUrl: report.recordingUrl ?? call.recordingUrl,
    reason: report.reason ?? call.reason,
  }
  return afterReport(known, report.state, at)
}

/** Milliseconds by which the clocks of a telephone system's parts may differ, and a report may be late that has no time. */
const tolerance = 60_000

function mustBePossible({ at, state, country }: CallReport, found: Call | undefined): void {
  if (country !== undefined && !isSupportedCountry(country.toUpperCase()))
    throw wrong('/body/country', `no country has the code ${country.toUpperCase()}: ISO 3166-1 is expected, e.g. PT`)
  if (at === undefined) return
  // A clock that was never set begins at 1970.
  if (at < '2000') throw wrong('/body/at', 'this is before there were such calls: is the clock of the system set?')
  if (!found) return
  const began = found.answeredAt ?? found.ringingAt
  const isBefore = (one: string, other: string) => Date.parse(one) < Date.parse(other) - tolerance
  if (state === 'ended' && isBefore(at, began))
    throw wrong('/body/at', `the call would end before it began, at ${began}: is the time zone right?`)
  if (state !== 'ended' && found.endedAt !== null && isBefore(found.endedAt, at))
    throw wrong('/body/at', `the call ended before that, at ${found.endedAt}: is the time zone right?`)
}

/** Nobody says which report has the number, nor which comes first: the one that has it knows who called whom. */
async function withNumber(tx: WriteTx, call: Call, report: CallReport): Promise<Call> {
  if (call.rawNumber !== '' || call.number !== null) return call
  const read = await numberIn(tx, report)
  if (read.rawNumber === '') return call
  return { ...call, ...read, direction: report.direction, customerId: call.customerId ?? read.customerId }
}

async function numberIn(tx: WriteTx, report: CallReport) {
  const { raw, number, withheld } = readNumber(
    report.direction === 'inbound' ? report.from : report.to,
    report.country ?? (await homeCountry(tx)),
  )
  const customerId = number === null ? null : await onlyCustomerOf(tx, number)
  return { number, rawNumber: raw, withheld, customerId }
}

async function newCall(tx: WriteTx, report: CallReport, teamId: string, at: string): Promise<Call> {
  return {
    id: callIdOf(report.externalId),
    version: 0,
    teamId,
    direction: report.direction,
    ...(await numberIn(tx, report)),
    agentId: null,
    state: 'ringing',
    ringingAt: at,
    answeredAt: null,
    endedAt: null,
    holds: [],
    wrapUpSeconds: null,
    dispositionId: null,
    notes: '',
    scriptRunId: null,
    ticketId: null,
    recordingUrl: null,
    externalId: report.externalId,
    reason: '',
    purpose: null,
    override: null,
    against: [],
  }
}

const wrong = (pointer: string, message: string) =>
  new ProblemError('validation-failed', { errors: [{ pointer, message }] })

async function homeCountry(tx: WriteTx): Promise<string | null> {
  const row = await tx.db.selectFrom('workspace').select('doc').executeTakeFirst()
  return row ? ((JSON.parse(row.doc) as Workspace).settings.country ?? null) : null
}

/** Two people may share a telephone: whom it is, the agent finds out. */
async function onlyCustomerOf(tx: WriteTx, number: string): Promise<string | null> {
  const rows = await tx.db
    .selectFrom('customerContact')
    .select('customerId')
    .where('kind', '=', 'phone')
    .where('value', '=', number)
    .limit(2)
    .execute()
  return rows.length === 1 ? (rows[0]?.customerId ?? null) : null
}

async function agentOf(tx: WriteTx, who: SignedIn, { agent }: CallReport): Promise<User | null> {
  if (agent === undefined) return steers(who.user) ? null : who.user
  const row = await tx.db
    .selectFrom('user')
    .select(['doc', 'active'])
    .where((eb) => ('id' in agent ? eb('id', '=', agent.id) : eb('email', '=', agent.email)))
    .executeTakeFirst()
  const pointer = 'id' in agent ? '/body/agent/id' : '/body/agent/email'
  if (!row) throw wrong(pointer, `nobody who works here has this ${'id' in agent ? 'id' : 'address'}`)
  if (row.active === 0) throw wrong(pointer, 'this person is deactivated')
  const user = JSON.parse(row.doc) as User
  if (!steers(who.user) && user.id !== who.user.id)
    throw new ProblemError('forbidden', { detail: 'Only leads and administrators report the calls of others' })
  return user
}

/** The team that sees the call: the one that was said, the one it has, or the agent's first. Its agent must be in it. */
async function teamOf(who: SignedIn, report: CallReport, agent: User | null, found: Call | undefined): Promise<string> {
  const seen = teamIdsOf(who.sight)
  const open = agent ? seen.filter((id) => sightOf(agent, seen).sees(`team:${id}`)) : seen
  if (report.teamId !== undefined) {
    if (!seen.includes(report.teamId)) throw wrong('/body/teamId', 'no such team')
    if (!open.includes(report.teamId)) throw wrong('/body/teamId', 'the agent is not in this team')
    return report.teamId
  }
  if (found && open.includes(found.teamId)) return found.teamId
  const own = agent?.teamIds.find((id) => open.includes(id)) ?? (agent || open.length === 1 ? open[0] : undefined)
  if (own === undefined)
    throw new ProblemError('validation-failed', {
      errors: [
        { pointer: '/body/agent', message: 'say whose telephone it is' },
        { pointer: '/body/teamId', message: 'or which team the call is for' },
      ],
    })
  return own
}
