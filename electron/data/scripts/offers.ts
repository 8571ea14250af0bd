import type { Script } from '#shared/domain/scripts'
import type { ScriptOffer } from '#shared/ipc/scripts'
import { type CallFacts, type OfferReason, rank } from '#shared/rules/scripts/offer'
import { searchWords } from '#shared/rules/search-text'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { customerNow } from '../customers/merged.ts'
import { ownedOf } from './possessions.ts'
import { allScripts } from './queries.ts'

/** Which script for this call. */
export const offerQueries: QueryHandlers<'script.offer' | 'script.find' | 'script.recent'> = {
  'script.offer': (cache, _context, { ticketId, customerId, teamId, productIds, reason, limit }) =>
    cache.read(
      async (sql) => {
        const ticket = ticketId === null ? undefined : await getRecord(sql, 'ticket', ticketId)
        const customer = await customerNow(sql, customerId ?? ticket?.customerId)
        const call: CallFacts = {
          teamId: teamId ?? ticket?.teamId ?? null,
          tagIds: ticket?.tagIds ?? [],
          productIds: [
            ...productIds,
            ...(customer ? await ownedOf(sql, customer.id) : []).map((each) => each.productId),
          ],
          language: customer?.language ?? null,
          reason: `${reason} ${ticket?.subject ?? ''}`,
        }
        const runs = await runCounts(sql)
        const offerable = (await published(sql)).map((script) => ({ ...script, runs: runs.get(script.id) ?? 0 }))
        return rank(offerable, call)
          .slice(0, limit)
          .map(({ script, why }) => offerOf(script, why))
      },
      { consistent: true },
    ),

  'script.find': (cache, _context, { text, limit }) =>
    cache.read(async (sql) => {
      const words = searchWords(plain(text))
      const scored = (await published(sql)).flatMap((script) => {
        const name = plain(script.name)
        const all = `${name} ${plain(script.description)} ${script.offeredFor.reasons.map(plain).join(' ')}`
        if (!words.every((word) => all.includes(word))) return []
        return { script, score: words.filter((word) => name.includes(word)).length }
      })
      return scored
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ script }) => offerOf(script, []))
    }),

  'script.recent': (cache, { me }, { limit }) =>
    cache.read(
      async (sql) => {
        const rows = await sql.all<{ script_id: string }>(
          `SELECT script_id FROM script_run WHERE agent_id = ? GROUP BY script_id ORDER BY max(started_at) DESC LIMIT ?`,
          [me.id, limit],
        )
        const known = new Map((await published(sql)).map((script) => [script.id, script]))
        return rows.flatMap(({ script_id }) => {
          const script = known.get(script_id)
          return script ? [offerOf(script, [])] : []
        })
      },
      { consistent: true },
    ),
}

/** A part is gone through by others and never begun by itself. */
async function published(sql: Sql): Promise<Script[]> {
  return (await allScripts(sql)).filter(({ published, graph }) => published !== null && !graph.part)
}

async function runCounts(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql.all<{ script_id: string; n: number }>('SELECT script_id, n FROM script_run_count')
  return new Map(rows.map(({ script_id, n }) => [script_id, n]))
}

function offerOf({ id, name, description, languages, graph }: Script, why: OfferReason[]): ScriptOffer {
  return { scriptId: id, name, description, languages, steps: graph.steps.length, why }
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
