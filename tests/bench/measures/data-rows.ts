import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { User } from '#shared/domain/people'
import { openCache } from '../../../electron/data/cache/cache.ts'
import { searchQueries } from '../../../electron/data/search/index.ts'
import { databaseFiles } from '../../../server/store/store.ts'
import { runData } from '../data.ts'
import { type BareRow, bareFill, bareUpserts, openBare } from '../floors/sqlite.ts'
import type { BenchContext } from '../main.ts'
import type { Row } from '../report.ts'
import { changeTickets } from '../rest.ts'
import { median, p95, time } from '../stats.ts'
import { historyRows } from './customer-history.ts'
import { knowledgeRows } from './knowledge-rows.ts'
import { publishingRows } from './publishing.ts'

/** What is measured in the data process alone, without a window. */
export async function dataRows(context: BenchContext): Promise<Row[]> {
  const rows: Row[] = []
  if (context.wants('P5')) rows.push(...(await searchRows(context)))
  if (context.wants('K1') || context.wants('K2')) rows.push(...(await knowledgeRows(context)))
  if (context.wants('P18')) rows.push(...(await publishingRows(context.scratch)))
  rows.push(...(await historyRows(context)))
  if (context.wants('P8') || context.wants('P9') || context.wants('P11')) rows.push(...(await syncRows(context)))
  return rows
}

/** As the palette asks. */
const kinds = ['ticket', 'message', 'customer', 'organization'] as const
/** Common words, short prefixes, accents and scripts without spaces. */
const searches = [
  'the',
  'router',
  'not',
  'thank you',
  'wi',
  'ro',
  'th',
  'firmware update',
  'heating',
  'café',
  'über',
  '路由器',
  '設定',
  '无法',
  'راوتر',
  '#4821',
  'maria',
  'zzzz',
]

async function searchRows(context: BenchContext): Promise<Row[]> {
  const accounts = path.join(context.filledUser, 'accounts')
  const key = (await readdir(accounts, { withFileTypes: true })).find((entry) => entry.isDirectory())?.name
  if (!key) throw new Error('the filled app has no account')
  const file = path.join(accounts, key, 'cache.db')
  const bare = await openBare(file)
  const [owner] = await bare.all("select value from cache_meta where key = 'owner'")
  const [found] = await bare.all(`select doc from user where id = '${owner?.['value']}'`)
  await bare.close()
  const me = JSON.parse(String(found?.['doc'])) as User
  const cache = await openCache({ file, userId: me.id })
  const taken: number[] = []
  for (const text of searches) {
    taken.push(
      ...(await time(5, () =>
        searchQueries.search(cache, { me, now: Date.now() }, { text, kinds: [...kinds], limit: 20 }),
      )),
    )
  }
  await cache.close()
  return [
    {
      target: 'P5',
      what: `search as you type, ${searches.length} queries, p95`,
      figure: p95(taken),
      unit: 'ms',
      bound: { atMost: 50 },
    },
  ]
}

async function syncRows(context: BenchContext): Promise<Row[]> {
  const user = path.join(context.scratch, 'data-user')
  await mkdir(user)
  const floor = await bareFill(path.join(context.scratch, 'floor.db'), await storedRows(context))
  const fill = await runData(context.root, 'fill', context.serverUrl, user)
  const rows: Row[] = [
    {
      target: 'P8',
      what: `first fill over loopback, ${floor.rows.toLocaleString('en')} records`,
      figure: floor.rows / (fill.took / 1000),
      floor: floor.rows / floor.seconds,
      unit: 'rows/s',
      bound: { ratio: 3 },
    },
    {
      target: 'P9',
      what: 'memory of the data process while filling, above idle',
      figure: fill.peak - fill.idle,
      unit: 'MB',
      bound: { atMost: 150 },
    },
  ]
  const caughtUp: number[] = []
  const bare: number[] = []
  for (let i = 0; i < 5; i++) {
    // Each changed ticket also brings the entry in its conversation that tells of it: two records.
    const docs = await changeTickets(context.serverUrl, 500, i)
    const entries = docs.map(({ id, doc }) => ({ id: `${id}-entry`, doc }))
    bare.push(...(await bareUpserts(path.join(context.scratch, 'floor.db'), [...docs, ...entries], 1)))
    caughtUp.push((await runData(context.root, 'catch-up', context.serverUrl, user)).took)
  }
  rows.push({
    target: 'P11',
    what: 'catching up on 1,000 changes, from the open cache',
    figure: median(caughtUp),
    floor: median(bare),
    unit: 'ms',
    bound: { ratio: 4 },
  })
  return rows
}

/** The records of the workspace as the floor inserts them, read from the server's own tables. */
async function storedRows(context: BenchContext): Promise<Iterable<BareRow>> {
  const [file] = databaseFiles(context.serverData)
  const server = await openBare(String(file))
  const rows: BareRow[] = []
  for (const type of ['organization', 'customer', 'ticket', 'message', 'attachment'] as const) {
    for (const { doc } of await server.all(`select doc from ${type}`)) {
      const record = JSON.parse(String(doc)) as { id: string; bodyText?: string; subject?: string; name?: string }
      rows.push({ id: record.id, doc: String(doc), text: record.bodyText ?? record.subject ?? record.name ?? '' })
    }
  }
  await server.close()
  return rows
}
