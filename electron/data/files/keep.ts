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
  /** What may miss a picture: everything, or these texts and files. */
  let due: 'all' | { readonly texts: Set<string>; readonly files: Set<string> } | null = 'all'
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The server does not have them: asked for once while the app runs. */
  const gone = new Set<string>()
  /** The pictures that there is room for, and their bytes together. */
  let reckoned = new Set<string>()
  let taken = 0

  const end = cache.onChange((changes: Changes) => {
    const [texts, pictures] = [changes.get('translation'), changes.get('articleFile')]
    if (texts === undefined && pictures === undefined) return
    if (texts === null || pictures === null) due = 'all'
    else if (due !== 'all') {
      due ??= { texts: new Set(), files: new Set() }
      for (const id of texts ?? []) due.texts.add(id)
      for (const id of pictures ?? []) due.files.add(id)
    }
    look()
  })

  function tryLater(milliseconds: number): void {
    due = 'all'
    timer ??= setTimeout(look, milliseconds).unref()
  }

  /** All that fit, what readers see first; whatever lies in the folder is passed over without a look at the file. */
  async function all(): Promise<Picture[]> {
    const here = new Set(await readdir(folder))
    const fitting: Picture[] = []
    taken = 0
    for (const picture of await cache.read((sql) => sql.all<Picture>(everyPicture))) {
      if (taken + picture.size > most) break
      taken += picture.size
      fitting.push(picture)
    }
    reckoned = new Set(fitting.map(({ id }) => id))
    return fitting.filter(({ id }) => !here.has(id))
  }

  /** What these texts and files bring that was not reckoned with; all of it is reckoned anew when it may not fit. */
  async function named(texts: Iterable<string>, changed: Iterable<string>): Promise<Picture[]> {
    const found = await cache.read((sql) =>
      sql.all<Picture>(picturesOf, [JSON.stringify([...texts]), JSON.stringify([...changed])]),
    )
    const fresh = found.filter(({ id }) => !reckoned.has(id))
    const more = fresh.reduce((sum, { size }) => sum + size, 0)
    if (taken + more > most) return all()
    taken += more
    for (const { id } of fresh) reckoned.add(id)
    return found
  }

  async function fetchMissing(): Promise<void> {
    const wanted = due
    due = null
    if (wanted === null) return
    for (const { id } of wanted === 'all' ? await all() : await named(wanted.texts, wanted.files)) {
      if (leaving.signal.aborted) return
      if (gone.has(id)) continue
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
    if (!begun || due === null || running || leaving.signal.aborted) return
    clearTimeout(timer)
    timer = undefined
    running = fetchMissing()
      .catch((error) => {
        report('pictures', error)
        tryLater(brokenAfter)
      })
      .finally(() => {
        running = undefined
        // Came while it went on; after a failure the timer has its turn.
        if (due !== null && timer === undefined) look()
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

interface Picture {
  readonly id: string
  readonly size: number
}

const everyPicture = `
  SELECT f.id, f.doc ->> '$.size' AS size, max(r.published) AS shown
  FROM knowledge_ref r JOIN article_file f ON f.id = r.target
  WHERE r.kind = 'file' GROUP BY f.id ORDER BY shown DESC, f.id DESC`

/** Of the texts `?1`, and the files `?2` that any text names. */
const picturesOf = `
  SELECT f.id, f.doc ->> '$.size' AS size FROM article_file f WHERE f.id IN (
    SELECT r.target FROM json_each(?1) AS changed JOIN translation t ON t.id = changed.value
      JOIN knowledge_ref r ON r.translation_row = t.row AND r.kind = 'file'
    UNION SELECT r.target FROM json_each(?2) AS changed JOIN knowledge_ref r ON r.kind = 'file' AND r.target = changed.value)
  ORDER BY f.id DESC`
