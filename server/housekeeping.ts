import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { forgetDeadSessions } from './accounts/sessions.ts'
import { forgetUploads, removeUnusedFiles } from './attachments/collect.ts'
import type { LinkChecks } from './knowledge/link-checks.ts'
import type { Publisher } from './publishing/publisher.ts'
import type { Store } from './store/store.ts'
import { isClockBelieved } from './sync/believed-clock.ts'
import { forgetOutcomes } from './sync/outcomes.ts'

/** Milliseconds. */
const daily = 24 * 3_600_000

/** Removes what nobody can ask for any more; `now` in milliseconds since the epoch. */
export async function keepHouse(store: Store, now: number): Promise<void> {
  if (!(await store.write((tx) => isClockBelieved(tx, now)))) return
  await forgetOutcomes(store, now)
  await forgetDeadSessions(store, now)
  await forgetUploads(store, now)
  await removeUnusedFiles(store, now)
}

/** Keeps house behind the running server: once it listens, and every day from then on. */
export function keepHouseDaily(
  app: FastifyInstance,
  store: Store,
  log: Pick<FastifyBaseLogger, 'error'>,
  { links, publisher }: { readonly links?: LinkChecks | undefined; readonly publisher?: Publisher } = {},
): void {
  let running: Promise<void> = Promise.resolve()
  const run = (): void => {
    running = running
      .then(() => keepHouse(store, Date.now()))
      .then(() => publisher?.collect(Date.now()))
      .catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'))
    // Beside it: strangers may take their time.
    links?.run(Date.now()).catch((error: unknown) => log.error({ err: error }, 'checking links failed'))
  }
  let timer: NodeJS.Timeout | undefined
  app.addHook('onListen', async () => {
    run()
    timer = setInterval(run, daily)
    timer.unref()
  })
  // Who closes the server closes the store next.
  app.addHook('preClose', () => {
    clearInterval(timer)
    return running
  })
}
