import type { LinkCheck, Snippet, Translation } from '../../shared/domain/knowledge.ts'
import { linkCheckId } from '../../shared/domain/records.ts'
import { refsOf } from '../../shared/rules/knowledge-html.ts'
import { loadRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { applyChanges } from '../store/write.ts'
import { type AskOptions, askLink } from './ask-link.ts'

/**
 * Looks whether the addresses that articles show to readers still answer. Slowly: an address once a week, one at a time
 * for each host with a pause between, and so many in one go. What was found becomes records, which every client gets.
 */
export interface LinkChecks {
  /** Those whose turn it is. Resolves when it is done; one that goes on already is joined. */
  run(now: number): Promise<{ readonly checked: number; readonly left: number }>
  stop(): Promise<void>
}

export interface LinkCheckOptions extends AskOptions {
  readonly mostAtOnce?: number
  /** Between two requests to one host, milliseconds. */
  readonly pause?: number
}

const day = 24 * 3_600_000
const soundFor = 7 * day
/** What failed is asked again sooner. */
const doubtedFor = day
/** Failures in a row after which a link counts as broken. */
const patience = 3
const hostsAtOnce = 4
/** Texts read at once. */
const slice = 200

export function createLinkChecks(store: Store, options: LinkCheckOptions = {}): LinkChecks {
  let running: Promise<{ checked: number; left: number }> | undefined
  let stopped = false

  async function check(now: number): Promise<{ checked: number; left: number }> {
    const urls = await urlsInUse(store)
    await forgetUnused(store, urls, now)
    const due = await dueOf(store, urls, now)
    const turn = due.slice(0, options.mostAtOnce ?? 200)
    const byHost = new Map<string, string[]>()
    for (const url of turn) {
      const host = URL.canParse(url) ? new URL(url).host : ''
      byHost.set(host, [...(byHost.get(host) ?? []), url])
    }
    const hosts = [...byHost.values()]
    let checked = 0
    const worker = async (): Promise<void> => {
      for (let next = hosts.shift(); next && !stopped; next = hosts.shift()) {
        for (const [i, url] of next.entries()) {
          if (stopped) return
          if (i > 0) await new Promise((resolve) => setTimeout(resolve, options.pause ?? 2_000))
          await note(store, url, await askLink(url, options), new Date(Math.max(now, Date.now())).toISOString())
          checked += 1
        }
      }
    }
    await Promise.all(Array.from({ length: hostsAtOnce }, worker))
    return { checked, left: due.length - checked }
  }

  return {
    run: (now) => {
      running ??= check(now).finally(() => {
        running = undefined
      })
      return running
    },
    stop: async () => {
      stopped = true
      await running?.catch(() => undefined)
    },
  }
}

/** Of what readers see, the passages that several articles share among it. */
async function urlsInUse(store: Store): Promise<Set<string>> {
  const urls = new Set<string>()
  const placed = new Set<string>()
  for (let afterId = ''; ; ) {
    const rows = await store.reader
      .selectFrom('translation')
      .innerJoin('article', 'article.id', 'translation.articleId')
      .select(['translation.id', 'translation.doc'])
      .where('translation.id', '>', afterId)
      .where((is) => is.or(['%href=%', '%data-snippet=%'].map((sign) => is('translation.doc', 'like', sign))))
      .where('article.doc', 'like', '%"archivedAt":null%')
      .orderBy('translation.id')
      .limit(slice)
      .execute()
    for (const { doc } of rows) {
      const { published } = JSON.parse(doc) as Translation
      if (!published) continue
      const refs = refsOf(published.bodyHtml)
      for (const url of refs.urls) urls.add(url)
      for (const snippet of refs.snippets) placed.add(snippet)
    }
    if (rows.length < slice) break
    afterId = rows.at(-1)?.id ?? afterId
  }
  const snippets = await store.reader.selectFrom('snippet').select(['id', 'doc']).execute()
  for (const { id, doc } of snippets) {
    if (!placed.has(id)) continue
    for (const body of Object.values((JSON.parse(doc) as Snippet).bodies)) {
      for (const url of refsOf(body ?? '').urls) urls.add(url)
    }
  }
  return urls
}

async function known(store: Store): Promise<LinkCheck[]> {
  const rows = await store.reader.selectFrom('linkCheck').select('doc').execute()
  return rows.map(({ doc }) => JSON.parse(doc) as LinkCheck)
}

async function forgetUnused(store: Store, urls: ReadonlySet<string>, now: number): Promise<void> {
  const unused = (await known(store)).filter(({ url }) => !urls.has(url))
  if (unused.length === 0) return
  const changes = unused.map(({ id }) => ({ op: 'delete', type: 'linkCheck', id }) as const)
  const at = new Date(now).toISOString()
  await store.write((tx) => applyChanges(tx, changes, { actor: null, action: 'links.check', at }))
}

/** Never asked first, then the longest ago. */
async function dueOf(store: Store, urls: ReadonlySet<string>, now: number): Promise<string[]> {
  const checks = new Map((await known(store)).map((check) => [check.url, check]))
  const lastAsked = (url: string) => Date.parse(checks.get(url)?.checkedAt ?? '1970-01-01T00:00:00.000Z')
  const isDue = (url: string) => {
    const check = checks.get(url)
    return !check || lastAsked(url) + (check.state === 'ok' ? soundFor : doubtedFor) <= now
  }
  return [...urls].filter(isDue).sort((a, b) => lastAsked(a) - lastAsked(b) || (a < b ? -1 : 1))
}

async function note(store: Store, url: string, answer: Awaited<ReturnType<typeof askLink>>, at: string): Promise<void> {
  await store.write(async (tx) => {
    const id = linkCheckId(url)
    const found = await loadRecord(tx.db, 'linkCheck', id)
    const failures = answer.state === 'failed' ? (found?.failures ?? 0) + 1 : 0
    const state =
      answer.state !== 'failed' ? answer.state : failures >= patience ? 'broken' : (found?.state ?? 'unknown')
    const record: LinkCheck = {
      id,
      version: found?.version ?? 0,
      url,
      state,
      status: answer.status,
      failures,
      checkedAt: at,
    }
    await applyChanges(tx, [{ op: 'put', type: 'linkCheck', record }], { actor: null, action: 'links.check', at })
  })
}
