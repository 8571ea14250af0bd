import type { KnownPages } from '#shared/rules/publishing/content'
import { planOf } from '#shared/rules/publishing/plan'
import type { OpenAccount } from '../session/open-account.ts'
import { pagesOf } from './online.ts'
import { pageChangesOf } from './page-changes.ts'

type Account = Pick<OpenAccount, 'cache' | 'server'>

/** What readers would find otherwise with `to` than with `from`. An old edition is asked for, and not kept. */
export async function compareEditions(account: Account, { from, to }: { from: string; to: string }) {
  const before = await editionPages(account, from)
  return pageChangesOf(planOf(before, await editionPages(account, to)), before)
}

async function editionPages({ cache, server }: Account, id: string): Promise<KnownPages> {
  const kept = await cache.read((sql) => pagesOf(sql, id))
  return kept ?? (await server.call('editionPages', { params: { id } }, { timeout: 60_000 })).pages
}
