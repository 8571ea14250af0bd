import { v7 as uuidv7 } from 'uuid'
import type { CommandInput } from '#shared/commands/index'
import type { User } from '#shared/domain/people'
import { callIdOf } from '#shared/domain/records'
import type { LocalCommandArgs, LocalCommandResult } from '#shared/ipc/contract'
import { AppFailure } from '#shared/ipc/errors'
import { sipAddress, withoutScheme } from '#shared/rules/calls/sip'
import type { Sql } from '../cache/driver.ts'
import { allRecords, getRecord } from '../cache/records.ts'
import { customerNow } from '../customers/merged.ts'
import type { OpenAccount } from '../session/open-account.ts'
import { numberRules } from './numbers.ts'
import { homeCountry, matchesOf } from './rows.ts'

/** Begins the records of calls: what the number means is found out here, where its tables and the customers are. */

export async function popCall(
  account: OpenAccount,
  { from, externalId }: LocalCommandArgs<'call.pop'>,
): Promise<LocalCommandResult<'call.pop'>> {
  const { readNumber } = await numberRules()
  const args = await account.cache.read(async (sql): Promise<CommandInput<'call.start'>> => {
    const country = await homeCountry(sql)
    const { raw, number, withheld } = readNumber(from, country)
    const exact = (await matchesOf(sql, from, country)).filter(({ match }) => match === 'exact')
    return {
      callId: externalId === null ? uuidv7() : callIdOf(externalId),
      direction: 'inbound',
      teamId: await teamOf(sql, account.identity().me, null),
      number,
      rawNumber: raw,
      withheld,
      customerId: exact.length === 1 ? (exact[0]?.customerId ?? null) : null,
      ticketId: null,
      externalId,
    }
  })
  await account.engine.submit('call.start', args)
  return { callId: args.callId }
}

export async function dialCall(
  account: OpenAccount,
  { number: dialled, ...given }: LocalCommandArgs<'call.dial'>,
): Promise<LocalCommandResult<'call.dial'>> {
  const { readNumber, mostCharacters } = await numberRules()
  const sip = sipAddress(dialled)
  const args = await account.cache.read(async (sql): Promise<CommandInput<'call.start'>> => {
    const customer = await customerNow(sql, given.customerId)
    const { raw, number, withheld } = readNumber(dialled, customer?.country ?? (await homeCountry(sql)))
    if (withheld || (sip === null && !/\d/.test(raw)))
      throw new AppFailure('bad-argument', { issues: [{ path: 'number' }] })
    return {
      callId: uuidv7(),
      direction: 'outbound',
      teamId: await teamOf(sql, account.identity().me, given.ticketId),
      number,
      rawNumber: sip !== null && number === null ? withoutScheme(sip).slice(0, mostCharacters) : raw,
      withheld: false,
      customerId: given.customerId,
      ticketId: given.ticketId,
      externalId: null,
      purpose: given.purpose,
      override: given.override,
      dialled: true,
    }
  })
  await account.engine.submit('call.start', args)
  return { callId: args.callId, url: sip ?? `tel:${args.number ?? args.rawNumber.replace(/[^\d+*#]/g, '')}` }
}

/** The team of the ticket it is about, where that is one's own; else one's first; without any, the workspace's first. */
async function teamOf(sql: Sql, me: User, ticketId: string | null): Promise<string> {
  const ticket = ticketId === null ? undefined : await getRecord(sql, 'ticket', ticketId)
  const teams = (await allRecords(sql, 'team')).map(({ id }) => id)
  const own = me.teamIds.filter((id) => teams.includes(id))
  if (ticket && (own.includes(ticket.teamId) || me.role === 'admin')) return ticket.teamId
  const teamId = own[0] ?? teams[0]
  if (teamId === undefined) throw new AppFailure('forbidden')
  return teamId
}
