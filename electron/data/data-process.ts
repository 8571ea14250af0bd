import { fromWindow, type ToWindow } from '#shared/ipc/envelope'
import { AppFailure } from '#shared/ipc/errors'
import { listTopics, plainTopics, type TopicName, type TopicPayload, topics } from '#shared/ipc/topics'
import type { AppStatus } from '#shared/ipc/views'
import { appStatus, createNotices } from './app/status.ts'
import { createChangeTopics } from './app/topics.ts'
import type { Host } from './host.ts'
import { createTransfers } from './knowledge/transfer/jobs.ts'
import { createRouter } from './router.ts'
import type { OpenAccount } from './session/open-account.ts'
import type { RestTimeouts } from './session/rest.ts'
import { createSessions } from './session/sessions.ts'
import { createTokenVault } from './session/tokens.ts'
import type { SyncTiming } from './sync/context.ts'
import { type Clock, systemClock } from './sync/time.ts'

/** The data process without the process: what `process.ts` runs under Electron and tests run in plain Node. */
export interface DataProcess {
  query(name: string, args: unknown): Promise<unknown>
  command(name: string, args: unknown): Promise<unknown>
  /** Returns what ends it. */
  subscribe(listener: (topic: TopicName, payload: unknown) => void): () => void
  /** Serves one window. */
  attach(port: WindowPort): void
  /** Resolves when the account of the last time is open, or there is none. */
  readonly started: Promise<void>
  wake(): void
  /** Everything is on disk and closed when this resolves. */
  stop(): Promise<void>
}

/** One end of a message channel, Electron's or Node's. */
export interface WindowPort {
  send(message: ToWindow): void
  listen(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

export interface DataProcessOptions {
  readonly userDataDir: string
  readonly appVersion: string
  readonly deviceName: string
  /** Content of the secret store, or null. */
  readonly secrets: string | null
  readonly host: Host
  readonly report?: (what: string, error: unknown) => void
  readonly timing?: SyncTiming
  readonly timeouts?: RestTimeouts
  readonly clock?: Clock
}

/** Changes of the status within this time make one event. Milliseconds. */
const statusPause = 20

export function startDataProcess(options: DataProcessOptions): DataProcess {
  const { host, report = () => undefined, clock = systemClock } = options
  const listeners = new Set<(topic: TopicName, payload: unknown) => void>()
  const notices = createNotices()
  let starting = true
  let stopped = false

  function publish<T extends TopicName>(topic: T, payload: TopicPayload<T>): void {
    for (const listener of listeners) listener(topic, payload)
  }

  const statusTopic = createStatusTopic(
    () => appStatus(sessions.current(), starting, notices),
    (status) => publish('status', status),
  )
  let endWatching: () => void = () => undefined

  const transfers = createTransfers(host, () => publish('transfer', {}))

  const sessions = createSessions({
    ...options,
    vault: createTokenVault(host, options.secrets),
    opened: (account) => {
      endWatching = watch(account)
      publish('context', {})
      statusTopic.refresh()
    },
    closed: () => {
      endWatching()
      transfers.reset()
      notices.reset()
      statusTopic.refresh()
    },
    changed: () => statusTopic.refresh(),
    notice: (notice) => {
      notices.raise(notice)
      statusTopic.refresh()
    },
  })

  function watch(account: OpenAccount): () => void {
    const topicsOfChanges = createChangeTopics(publish)
    const end = account.cache.onChange((changes) => {
      topicsOfChanges.add(changes)
      if (changes.has('outbox') || changes.has('attention') || changes.has('user')) statusTopic.refresh()
    })
    account.engine.presence.listen((ticketId, present) => publish('presence', { ticketId, present: [...present] }))
    return () => {
      end()
      topicsOfChanges.stop()
      // Whatever was shown belonged to that account.
      for (const topic of listTopics) publish(topic, { ids: null })
      for (const topic of plainTopics) publish(topic, {})
    }
  }

  const started = sessions
    .start()
    .catch((error) => report('start', error))
    .then(() => {
      starting = false
      statusTopic.refresh()
    })

  const router = createRouter({
    sessions,
    host,
    started,
    status: () => appStatus(sessions.current(), starting, notices),
    dismissNotice: () => {
      notices.dismiss()
      statusTopic.refresh()
    },
    wall: clock.wall,
    transfers,
    report,
  })

  function subscribe(listener: (topic: TopicName, payload: unknown) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  function attach(port: WindowPort): void {
    const wanted = new Set<string>()
    const end = subscribe((topic, payload) => {
      if (wanted.has(topic)) port.send({ kind: 'event', topic, payload })
    })
    port.onClose(end)
    port.listen((raw) => {
      const message = fromWindow.safeParse(raw).data
      if (!message) return report('window', new Error('message of an unknown form'))
      if ('topic' in message) {
        if (!Object.hasOwn(topics, message.topic)) return
        if (message.kind === 'unsubscribe') wanted.delete(message.topic)
        else {
          wanted.add(message.topic)
          if (message.topic === 'status') statusTopic.repeat()
        }
        return
      }
      const { id, name, args } = message
      const answer = message.kind === 'query' ? router.query(name, args) : router.command(name, args)
      answer.then(
        (result) => port.send({ kind: 'answer', id, ok: true, result }),
        (error) =>
          port.send({
            kind: 'refusal',
            id,
            ok: false,
            error: error instanceof AppFailure ? error.error : { code: 'internal' },
          }),
      )
    })
  }

  return {
    query: router.query,
    command: router.command,
    subscribe,
    attach,
    started,
    wake: () => sessions.current()?.wake(),
    stop: async () => {
      if (stopped) return
      stopped = true
      await started
      statusTopic.stop()
      await sessions.close()
    },
  }
}

/** Tells the status when it has changed, and not more often than a person can see. */
function createStatusTopic(read: () => Promise<AppStatus>, tell: (status: AppStatus) => void) {
  let last = ''
  let timer: NodeJS.Timeout | undefined
  let ended = false

  async function look(): Promise<void> {
    timer = undefined
    // Between two accounts the cache may just be closing: the next refresh tells.
    const status = await read().catch(() => undefined)
    if (!status || ended) return
    const text = JSON.stringify(status)
    if (text === last) return
    last = text
    tell(status)
  }

  const refresh = () => {
    if (!ended) timer ??= setTimeout(look, statusPause)
  }
  return {
    refresh,
    repeat: () => {
      last = ''
      refresh()
    },
    stop: () => {
      ended = true
      clearTimeout(timer)
    },
  }
}
