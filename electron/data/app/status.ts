import type { AppStatus } from '#shared/ipc/views'
import type { OpenAccount } from '../session/open-account.ts'
import { countWaiting } from '../sync/outbox.ts'

type Notice = NonNullable<AppStatus['notice']>

/** A clock further off than this is worth a word: due times would look wrong. Milliseconds. */
const noticeableSkew = 5 * 60_000

/** What the person should be told once, the most pressing first. */
export interface Notices {
  raise(notice: Notice): void
  /** The one on show has been read. */
  dismiss(): void
  /** Another account: what was said belonged to the one before. */
  reset(): void
  current(facts: { skew: number | null; setAside: number }): Notice | null
}

export function createNotices(): Notices {
  const raised = new Set<Notice>()
  const dismissed = new Set<Notice>()
  let setAsideSeen = 0
  let setAsideNow = 0
  let shown: Notice | null = null
  return {
    raise: (notice) => {
      raised.add(notice)
      dismissed.delete(notice)
    },
    dismiss: () => {
      if (shown === null) return
      if (shown === 'records-set-aside') setAsideSeen = setAsideNow
      else dismissed.add(shown)
      raised.delete(shown)
    },
    reset: () => {
      raised.clear()
      dismissed.clear()
      setAsideSeen = 0
    },
    current: ({ skew, setAside }) => {
      setAsideNow = setAside
      const order: [Notice, boolean][] = [
        ['disk-full', raised.has('disk-full')],
        ['cache-rebuilt', raised.has('cache-rebuilt')],
        ['cache-memory-low', raised.has('cache-memory-low')],
        ['records-set-aside', setAside > setAsideSeen],
        ['clock-skewed', skew !== null && Math.abs(skew) > noticeableSkew],
      ]
      shown = order.find(([notice, holds]) => holds && !dismissed.has(notice))?.[0] ?? null
      return shown
    },
  }
}

export async function appStatus(account: OpenAccount | null, starting: boolean, notices: Notices): Promise<AppStatus> {
  if (!account) {
    return {
      phase: starting ? 'starting' : 'signed-out',
      account: null,
      connection: 'offline',
      nextAttemptAt: null,
      lastPulledAt: null,
      waiting: 0,
      attention: 0,
      fill: null,
      notice: null,
      clockSkew: null,
    }
  }
  const { connection, nextAttemptAt, lastPulledAt, fill, clockSkew } = account.engine.state()
  const [waiting, counts] = await account.cache.read((sql) =>
    Promise.all([
      countWaiting(sql),
      sql.get<{ attention: number; setAside: number; filled: number }>(
        `select (select count(*) from attention) as attention, (select count(*) from set_aside) as setAside,
          (select count(*) from sync_state where key = 'cursor') as filled`,
      ),
    ]),
  )
  const { attention = 0, setAside = 0, filled = 0 } = counts ?? {}
  return {
    phase: filled > 0 ? 'ready' : 'filling',
    account: account.account(),
    connection,
    nextAttemptAt,
    lastPulledAt,
    waiting,
    attention: attention + setAside,
    fill: filled > 0 ? null : { done: fill?.done ?? 0, total: fill?.total ?? 0 },
    notice: notices.current({ skew: clockSkew, setAside }),
    clockSkew,
  }
}
