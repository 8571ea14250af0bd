import { rm } from 'node:fs/promises'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { contentPath } from '../../store/files.ts'
import { listed } from '../../store/listed.ts'
import type { Store, WriteTx } from '../../store/store.ts'
import { slices } from './slices.ts'

/** What is left of a forgotten person besides records and audit, and its removal behind the answer. */

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Clashes and refusals repeat the words that were in them. */
export async function emptyOutcomes(tx: WriteTx, ids: readonly string[]): Promise<void> {
  const known = new Set(ids)
  const talking = await tx.db
    .selectFrom('commandOutcome')
    .select(['id', 'touched', 'clashes', 'detail'])
    // Word for word as in the index.
    .where(sql<boolean>`("clashes" <> '[]' or "detail" is not null)`)
    .execute()
  // A clash that kept every field as it was touched nothing, and names its record all the same.
  const about = talking.filter(({ touched, clashes, detail }) =>
    `${touched}${clashes}${detail}`.match(uuids)?.some((each) => known.has(each)),
  )
  for (const part of slices(about.map(({ id }) => id)))
    await tx.db
      .updateTable('commandOutcome')
      .set({ clashes: '[]', detail: null })
      .where('id', 'in', listed(part))
      .execute()
}

/** Forgets uploads; answers the checksums of those that nobody else has sent as well. */
export async function forgetContents(tx: WriteTx, attachmentIds: readonly string[]): Promise<string[]> {
  const gone = new Set<string>()
  for (const part of slices([...new Set(attachmentIds)])) {
    const rows = await tx.db.selectFrom('attachmentContent').select('sha256').where('id', 'in', listed(part)).execute()
    for (const { sha256 } of rows) gone.add(sha256)
    await tx.db.deleteFrom('attachmentContent').where('id', 'in', listed(part)).execute()
  }
  return [...(await unnamed(tx, [...gone]))]
}

async function unnamed(tx: WriteTx, files: readonly string[]): Promise<Set<string>> {
  const left = new Set(files)
  for (const part of slices(files)) {
    const kept = await tx.db
      .selectFrom('attachmentContent')
      .select('sha256')
      .where('sha256', 'in', listed(part))
      .execute()
    for (const { sha256 } of kept) left.delete(sha256)
  }
  return left
}

/** Removes the bytes of uploads. Inside a transaction: somebody may send the very same at this moment. */
export async function removeFiles(store: Store, files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  await store.write(async (tx) => {
    for (const sha256 of await unnamed(tx, files)) await rm(contentPath(store.dataDir, sha256), { force: true })
  })
}

const mark = 'remains'

/** Notes, in the transaction that forgets, that the file of the database still holds what it took away. */
export async function markRemains(tx: WriteTx, erasureId: string, files: readonly string[]): Promise<void> {
  await tx.db
    .insertInto('meta')
    .values({ key: `${mark}:${erasureId}`, value: JSON.stringify(files) })
    .execute()
}

/** Cleans the file of the database when somebody was forgotten since it was last cleaned. */
async function cleanFile(store: Store): Promise<void> {
  const marks = await store.reader.selectFrom('meta').selectAll().where('key', 'like', `${mark}%`).execute()
  if (marks.length === 0) return
  // A server of before left a mark without files.
  const files = marks.flatMap(({ key, value }) => (key === mark ? [] : (JSON.parse(value) as string[])))
  await removeFiles(store, files)
  await store.compact()
  await store.write(async (tx) => {
    // Whoever was forgotten meanwhile has left another mark.
    for (const { key, value } of marks)
      await tx.db.deleteFrom('meta').where('key', '=', key).where('value', '=', value).execute()
  })
}

/** Milliseconds. */
interface Waits {
  /** Without another erasure: several people are often forgotten in a row, and one cleaning does for all. */
  readonly calm: number
  /** After which a cleaning that failed is tried again. */
  readonly again: number
}

/** Cleans the file behind the answers of those who forget, and at the start what a server that was killed has left. */
export function cleanBehind(
  app: FastifyInstance,
  store: Store,
  log: Pick<FastifyBaseLogger, 'error'>,
  { calm, again }: Waits = { calm: 1_000, again: 60_000 },
): void {
  let timer: NodeJS.Timeout | undefined
  let closing = false
  let running: Promise<void> = Promise.resolve()
  const run = (): void => {
    running = running
      .then(() => (closing ? undefined : cleanFile(store)))
      .catch((error: unknown) => {
        log.error({ err: error }, 'cleaning the file failed')
        plan(again)
      })
  }
  const plan = (ms: number): void => {
    clearTimeout(timer)
    if (closing) return
    timer = setTimeout(run, ms)
    timer.unref()
  }
  const stop = store.onCommit(({ types }) => {
    if (types.has('erasure')) plan(calm)
  })
  app.addHook('onListen', async () => run())
  // Who closes the server closes the store next. What is not begun is done at the next start.
  app.addHook('preClose', () => {
    closing = true
    stop()
    clearTimeout(timer)
    return running
  })
}
