import { readdir } from 'node:fs/promises'
import type { AppErrorCode, AppFailure } from '#shared/ipc/errors'
import type { Cache } from '../cache/cache.ts'
import type { Changes } from '../cache/changes.ts'
import type { Files } from './files.ts'

/**
 * Fetches the pictures of articles before anybody looks at them, so that an article is whole without the network. What
 * readers see comes first. Attachments of tickets are fetched when they are opened: nobody needs all of them.
 */
export interface Keeping {
  /** All records are here: what they name may be fetched. */
  caughtUp(): void
  stop(): Promise<void>
}

/** Bytes of pictures that are fetched unasked, all articles together. */
const most = 500_000_000
/** Milliseconds until it is tried again without any news. */
const retryAfter = 60_000
/** The same for one that comes broken, or makes the server stumble. */
const brokenAfter = 15 * 60_000

/** Whatever is asked for next would end the same way: the network has gone, or the disk is full. */
const lasting: ReadonlySet<AppErrorCode> = new Set([
  'offline',
  'server-unreachable',
  'server-timeout',
  'session-ended',
  'not-signed-in',
  'too-many-attempts',
  'disk-full',
])

export function startKeeping(options: {
  readonly cache: Cache
  readonly files: Pick<Files, 'keep'>
  readonly folder: string
  readonly report: (what: string, error: unknown) => void
}): Keeping {
  const { cache, files, folder, report } = options
  let running: Promise<void> | undefined
  const leaving = new AbortController()
  let begun = false
  /** Something may be missing. */
  let due = true
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The server does not have them: asked for once while the app runs. */
  const gone = new Set<string>()

  const end = cache.onChange((changes: Changes) => {
    if (!changes.has('translation') && !changes.has('articleFile')) return
    due = true
    look()
  })

  function tryLater(milliseconds: number): void {
    due = true
    timer ??= setTimeout(look, milliseconds).unref()
  }

  async function fetchMissing(): Promise<void> {
    due = false
    const here = new Set(await readdir(folder))
    let room = most
    for (const { id, size } of await cache.read((sql) => sql.all<{ id: string; size: number }>(pictures))) {
      room -= size
      if (leaving.signal.aborted || room < 0) return
      if (here.has(id) || gone.has(id)) continue
      try {
        await files.keep(id, leaving.signal)
      } catch (error) {
        if (leaving.signal.aborted) return
        const { code } = (error as AppFailure).error ?? {}
        if (code !== undefined && lasting.has(code)) {
          tryLater(retryAfter)
          return
        }
        // This one alone cannot be had: the others can.
        if (code === 'not-found') gone.add(id)
        else {
          report('pictures', error)
          tryLater(brokenAfter)
        }
      }
    }
  }

  function look(): void {
    if (!begun || !due || running || leaving.signal.aborted) return
    clearTimeout(timer)
    timer = undefined
    running = fetchMissing()
      .catch((error) => report('pictures', error))
      .finally(() => {
        running = undefined
        // Came while it went on; after a failure the timer has its turn.
        if (due && timer === undefined) look()
      })
  }

  return {
    caughtUp: () => {
      begun = true
      look()
    },
    stop: async () => {
      leaving.abort()
      clearTimeout(timer)
      end()
      await running
    },
  }
}

const pictures = `
  SELECT f.id, f.doc ->> '$.size' AS size, max(r.published) AS shown
  FROM knowledge_ref r JOIN article_file f ON f.id = r.target
  WHERE r.kind = 'file' GROUP BY f.id ORDER BY shown DESC, f.id DESC`
